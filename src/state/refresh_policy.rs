//! Reloads a page's data after sign-in, on window focus, when the browser is online, and after a save.

use leptos::prelude::*;

use super::{SessionContext, SessionState};
use crate::secret_issuance::{Phase, SecretIssuance};
use crate::ui::lean::{bool_memo, effect};

/// What a page does with its data.
pub struct RefreshPolicy {
    /// The user signed out: the data is removed.
    pub on_sign_out: Box<dyn Fn()>,
    /// A user signed in again: the data is loaded, unless it is there or is being loaded.
    pub on_sign_in: Box<dyn Fn()>,
    /// The data may have changed: a secret was issued, or the user came back to the window.
    pub on_stale: Box<dyn Fn()>,
}

/// Runs `look` when the window gets the focus and when the browser is online again, until the owner is
/// disposed.
pub fn on_return(look: impl Fn() + Clone + 'static) {
    let again = look.clone();
    let returning = window_event_listener(leptos::ev::focus, move |_| look());
    let online = window_event_listener(leptos::ev::online, move |_| again());
    on_cleanup(move || {
        returning.remove();
        online.remove();
    });
}

/// Runs `on_sign_out` when the session ends, and `on_sign_in` when a session comes after one that
/// ended or could not be read. The first session of the page is no sign-in: while it was loading, the
/// page loaded its data, too, and a failure of that request is kept.
pub fn follow_session(on_sign_out: Box<dyn Fn()>, on_sign_in: Box<dyn Fn()>) {
    let state = SessionContext::expect().state();
    effect(move |before: Option<(bool, bool)>| {
        let (was_present, was_absent) = before.unwrap_or_default();
        let (is_present, is_absent) = state.with(|state| match state {
            SessionState::SignedIn(_) => (true, false),
            SessionState::SignedOut { .. } | SessionState::Failed(_) => (false, true),
            SessionState::Loading => (false, was_present || was_absent),
        });
        if was_present && !is_present {
            on_sign_out();
        }
        if is_present && was_absent {
            on_sign_in();
        }
        (is_present, is_absent)
    });
}

impl RefreshPolicy {
    /// Follows the session and the issuance of secrets until the page is disposed.
    pub fn install(self) {
        let session = SessionContext::expect();
        let issuance = SecretIssuance::expect();
        let Self {
            on_sign_out,
            on_sign_in,
            on_stale,
        } = self;
        follow_session(on_sign_out, on_sign_in);
        // Another tab or another user may have changed the data.
        let (on_return_to_page, on_stale) = {
            let on_stale: std::rc::Rc<dyn Fn()> = on_stale.into();
            (send_wrapper::SendWrapper::new(on_stale.clone()), on_stale)
        };
        on_return(move || {
            if untrack(|| session.is_signed_in()) {
                on_return_to_page();
            }
        });
        let saving =
            bool_memo(move || !matches!(issuance.phase().get(), Phase::Idle | Phase::Open { .. }));
        effect(move |before: Option<(bool, u32)>| {
            let now = (saving.get(), issuance.completed_count().get());
            if before.is_some_and(|before| before != now && !now.0) {
                on_stale();
            }
            now
        });
    }
}
