//! The second check that a delivery waits for.

use std::rc::Rc;

use crate::components::reauthentication::Waiting;
use crate::model::error::ErrorKind;
use crate::secret_issuance::{Event, SecretIssuance};

/// The ways of the check that the API asked for, and how the delivery goes on after it.
pub fn second_check_of(delivery: SecretIssuance) -> Waiting {
    let problem = delivery.problem().get_untracked();
    Waiting {
        ways: match problem.map(|error| error.kind) {
            Some(ErrorKind::Reauthentication { ways }) => ways,
            _ => Vec::new(),
        },
        again: delivery.pauses() > 1,
        resume: Rc::new(move || delivery.dispatch(Event::Resume)),
        cancel: Rc::new(move || delivery.dispatch(Event::GiveUp)),
    }
}
