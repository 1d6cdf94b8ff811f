//! What waits for the second check above all screens.

use std::rc::Rc;

use crate::components::second_check::Waiting;
use crate::delivery::{Delivery, Event};
use crate::domain::error::ErrorKind;

/// What of a delivery waits for the second check.
pub fn of_delivery(delivery: Delivery) -> Waiting {
    let problem = delivery.problem().get_untracked();
    Waiting {
        ways: match problem.map(|error| error.kind) {
            Some(ErrorKind::SecondCheck { ways }) => ways,
            _ => Vec::new(),
        },
        again: delivery.pauses() > 1,
        resume: Rc::new(move || delivery.dispatch(Event::Resume)),
        cancel: Rc::new(move || delivery.dispatch(Event::GiveUp)),
    }
}
