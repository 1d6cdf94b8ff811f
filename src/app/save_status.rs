//! The notice about a new key that is being saved while another screen than the form is shown.

use leptos::prelude::*;

use crate::components::dynamic::{dynamic, nothing};
use crate::messages::errors::Operation;
use crate::reactive::truth;
use crate::rest;
use crate::secret_issuance::{Phase, SecretIssuance};

/// Nothing while no save is under way and none has failed.
pub fn delivery_notice(delivery: SecretIssuance) -> AnyView {
    let has_news = truth(move || {
        delivery.phase().get() != Phase::Idle || delivery.problem().with(Option::is_some)
    });
    dynamic(move || {
        // The dialog of a rotation has its own notice.
        if !has_news.get() || delivery.purpose().get().is_rotation() {
            return nothing();
        }
        untrack(|| rest::part(|rest| (rest.delivery_notice)(Operation::CreatingUnseen)))
    })
}
