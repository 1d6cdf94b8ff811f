//! Keeps what a page has fetched up with who is there and with what was saved.

use leptos::prelude::*;

use super::{SessionContext, SessionState};
use crate::reactive::{effect, truth};
use crate::secret_issuance::{Phase, SecretIssuance};

/// What a page does with what it has fetched.
pub struct RefreshPolicy {
    /// Nobody is there any more: nothing of it may stay.
    pub on_sign_out: Box<dyn Fn()>,
    /// Somebody is there again: it is fetched, unless it is there or on its way.
    pub on_sign_in: Box<dyn Fn()>,
    /// A delivery that ended, well or not, may have changed it.
    pub on_stale: Box<dyn Fn()>,
}

/// Runs `look` when the person comes back to the window, and when the browser is online again, for
/// as long as the owner is there.
pub fn on_return(look: impl Fn() + Clone + 'static) {
    let again = look.clone();
    let returning = window_event_listener(leptos::ev::focus, move |_| look());
    let online = window_event_listener(leptos::ev::online, move |_| again());
    on_cleanup(move || {
        returning.remove();
        online.remove();
    });
}

impl RefreshPolicy {
    /// Follows the session and the delivery for as long as the page is there.
    pub fn install(self) {
        let session = SessionContext::expect();
        let delivery = SecretIssuance::expect();
        let Self {
            on_sign_out,
            on_sign_in,
            on_stale,
        } = self;
        let state = session.state();
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
            // The page has asked for it beside the session already: whatever the answer, it stands.
            if is_present && was_absent {
                on_sign_in();
            }
            (is_present, is_absent)
        });
        // Another tab or another person may have changed it meanwhile.
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
            truth(move || !matches!(delivery.phase().get(), Phase::Idle | Phase::Open { .. }));
        effect(move |before: Option<(bool, u32)>| {
            let now = (saving.get(), delivery.completed_count().get());
            if before.is_some_and(|before| before != now && !now.0) {
                on_stale();
            }
            now
        });
    }
}
