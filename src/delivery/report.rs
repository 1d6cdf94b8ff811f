//! Reports what became of a secret, so that the API stops repeating it and the list tells the
//! truth.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Delivery, Request};
use crate::api::sleep;
use crate::domain::key::SecretState;

/// Attempts of a report; a lost one does no harm, the list then warns once too often.
const ATTEMPTS: u64 = 4;

impl Delivery {
    /// Reports `shown` once the pair was painted: the frame after the one that draws it.
    pub(super) fn report_shown(&self) {
        let this = *self;
        request_animation_frame(move || {
            request_animation_frame(move || this.report(SecretState::Shown));
        });
    }

    /// Reports a state of the secret that is on the screen now.
    pub(super) fn report(&self, state: SecretState) {
        let this = *self;
        let secret = this.held.try_with_value(|held| {
            let acknowledges = |request: &Request| request.capabilities.acknowledgement;
            let secret_id = held.secret_id.clone();
            (
                held.api.clone(),
                secret_id.filter(|_| held.request.as_ref().is_some_and(acknowledges)),
            )
        });
        let Some((api, Some(secret_id))) = secret else {
            this.settle(state);
            return;
        };
        let Some(Some(key)) = this.key.try_get_untracked() else {
            return;
        };
        spawn_local(async move {
            for attempt in 0..ATTEMPTS {
                match api.report(&key.id, &secret_id, state).await {
                    Err(error) if error.kind.leaves_outcome_unknown() => {
                        sleep(Duration::from_secs(1 << attempt)).await;
                    }
                    _ => break,
                }
            }
            this.settle(state);
        });
    }

    /// Whatever came of the last report, the list asks the API for the truth now.
    fn settle(&self, state: SecretState) {
        if state == SecretState::Saved {
            self.settled.update(|settled| *settled += 1);
        }
    }
}
