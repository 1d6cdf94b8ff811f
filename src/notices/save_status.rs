//! The status of a save that did not simply succeed, and the next steps.

use leptos::prelude::*;

use crate::messages::errors::{self, Operation};
use crate::model::error::{ApiError, ErrorKind};
use crate::model::route::Route;
use crate::notices::error_notice::error_notice;
use crate::secret_issuance::{Event, Phase, SecretIssuance};
use crate::state::{HistoryMode, HostBridge, NavigationGuard, PendingRotation, SessionContext};
use crate::ui::lean::{bool_memo, dynamic, nothing};
use crate::ui::notice::{Notice, Severity};

/// Empty while no save is pending, or while all goes well. `operation` selects the wording, for example
/// whether the form is still shown.
#[must_use]
pub fn save_status(operation: Operation) -> AnyView {
    let issuance = SecretIssuance::expect();
    let session = SessionContext::expect();
    let host = HostBridge::expect();
    let navigation = NavigationGuard::expect();
    let rotating = PendingRotation::expect();
    // A memo apart from the phase, so that the same notice is not announced at every retry.
    let asking_again = bool_memo(move || {
        let phase = issuance.phase().get();
        matches!(
            phase,
            Phase::Sending { lost: 1.., .. } | Phase::Waiting { .. }
        )
    });
    let purpose = move || issuance.kind().get();
    let signs_in = bool_memo(move || {
        let problem = issuance.error().get();
        let kind = problem.map(|error| error.kind);
        matches!(issuance.phase().get(), Phase::Paused { .. })
            && matches!(kind, Some(ErrorKind::Unauthenticated { .. }))
    });
    let give_up = Callback::new(move |()| issuance.dispatch(Event::Cancelled));
    let stalled = bool_memo(move || issuance.phase().get() == Phase::OutcomeUnknown);
    let idle = bool_memo(move || issuance.phase().get() == Phase::Idle);

    let look_in_list = Callback::new(move |()| {
        let made = issuance.error().with_untracked(key_made_before);
        let is_rotation = issuance.kind().get_untracked().is_rotation();
        let rotated = rotating.key.get_untracked().filter(|_| is_rotation);
        issuance.dispatch(Event::Discard);
        if let Some(key) = rotated {
            rotating.clear();
            let route = Route::Key(key.id);
            if host.route().get_untracked() != route {
                host.navigate(route, HistoryMode::Push);
            }
            return;
        }
        if let Some(made) = made {
            issuance.request_focus(made);
        }
        // The request may have created a key, so the form must not be sent again.
        navigation.reset();
        if host.route().get_untracked() != Route::Keys {
            host.navigate(Route::Keys, HistoryMode::Push);
        }
    });
    let try_again = Callback::new(move |()| issuance.dispatch(Event::TryAgain));
    let look = move || {
        let words = if purpose().is_rotation() {
            errors::LOOK_AT_KEY
        } else {
            errors::LOOK_IN_LIST
        };
        (words.to_owned(), look_in_list)
    };

    let after_stalling = move || {
        let problem = issuance.error().get();
        let repeatable = session.capabilities().idempotent_create;
        let known = errors::stalled(purpose(), repeatable);
        let mut buttons = vec![look()];
        if repeatable {
            buttons.insert(0, (errors::TRY_AGAIN.to_owned(), try_again));
        }
        let Some(problem) = problem else {
            return Notice {
                buttons,
                ..Notice::new(Severity::Warning, known)
            };
        };
        Notice {
            tone: Severity::Warning,
            sentence: format!("{known} {}", errors::cause(&problem, purpose())),
            buttons,
            ..error_notice(&problem, operation, None)
        }
    };
    let after_refusal = move |error: &ApiError| match error.kind {
        // The session notice already says this.
        ErrorKind::Unauthenticated { .. } => nothing(),
        ErrorKind::AlreadyCreated { .. } if purpose().is_rotation() => {
            error_notice(error, operation, None).view()
        }
        ErrorKind::AlreadyCreated { .. } => {
            let notice = error_notice(error, operation, None);
            Notice {
                buttons: vec![look()],
                ..notice
            }
            .view()
        }
        _ => error_notice(error, operation, None).view(),
    };
    dynamic(move || {
        if asking_again.get() {
            return Notice::new(Severity::Warning, errors::outcome_unknown(purpose())).view();
        }
        if signs_in.get() {
            return Notice {
                buttons: vec![(errors::STOP_SAVING.to_owned(), give_up)],
                ..Notice::new(Severity::Neutral, errors::WAITS)
            }
            .view();
        }
        if stalled.get() {
            return after_stalling().view();
        }
        let problem = if idle.get() {
            issuance.error().get()
        } else {
            None
        };
        problem.as_ref().map_or_else(nothing, after_refusal)
    })
}

/// Id of the key that an earlier attempt created, if the API returned it.
fn key_made_before(problem: &Option<ApiError>) -> Option<String> {
    match &problem.as_ref()?.kind {
        ErrorKind::AlreadyCreated { key_id } => key_id.clone(),
        _ => None,
    }
}
