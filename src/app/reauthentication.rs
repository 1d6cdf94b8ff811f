//! The reauthentication that a request for a secret waits for.

use std::rc::Rc;

use crate::dialogs::reauthentication::ReauthPrompt;
use crate::model::error::ErrorKind;
use crate::secret_issuance::{Event, SecretIssuance};

/// The methods that the API asked for, and the events that continue or cancel the request.
pub fn reauthentication_of(issuance: SecretIssuance) -> ReauthPrompt {
    let problem = issuance.error().get_untracked();
    ReauthPrompt {
        methods: match problem.map(|error| error.kind) {
            Some(ErrorKind::Reauthentication { ways }) => ways,
            _ => Vec::new(),
        },
        is_retry: issuance.reauth_attempts() > 1,
        on_success: Rc::new(move || issuance.dispatch(Event::Resume)),
        on_cancel: Rc::new(move || issuance.dispatch(Event::Cancelled)),
    }
}
