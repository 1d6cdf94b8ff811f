//! Reports what became of a secret, so that the API stops repeating it and the list tells the
//! truth.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Phase, SecretIssuance};
use crate::api::sleep;
use crate::model::error::ErrorKind;
use crate::model::key::SecretState;

/// Attempts to report `saved` that fail on their way; a lost one does no harm, the list then warns
/// once too often.
const ATTEMPTS: u32 = 6;
/// Seconds between two attempts at the most, where the API names no wait.
const MAX_PAUSE_SECONDS: u64 = 16;
/// Seconds that are waited at the most where it names one.
const MAX_WAIT_SECONDS: u32 = 300;
/// Seconds between two looks at whether the person has shown who they are.
const POLL_INTERVAL: Duration = Duration::from_secs(1);

impl SecretIssuance {
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
        let known = this.in_flight.try_with_value(|held| {
            let request = held.request.clone();
            let request = request.filter(|request| request.capabilities.acknowledgement)?;
            Some((
                held.api.clone(),
                request,
                held.secret_id.clone()?,
                held.request_seq,
            ))
        });
        let Some((api, request, secret_id, turn)) = known.flatten() else {
            this.settle(state);
            return;
        };
        let Some(Some(key)) = this.key.try_get_untracked() else {
            return;
        };
        // Ids alone go along: what was shown is wiped when the dialog closes.
        spawn_local(async move {
            let mut attempt = 0;
            // Never under somebody else's session.
            while request.belongs_to(api.current_identity().as_ref()) {
                let seen = api.session_epoch();
                let Err(error) = api.report_secret_state(&key.id, &secret_id, state).await else {
                    break;
                };
                let is_open = this.is_current(turn);
                if error.kind == ErrorKind::Conflict && is_open {
                    let is_rotation = request.intent.kind().is_rotation();
                    this.superseded.set(is_rotation);
                }
                attempt += 1;
                // That it is on a screen has to be known for a rotation to count at all: a session
                // that has ended may come back, and so may the connection.
                let goes_on = match (state, &error.kind) {
                    (_, ErrorKind::Conflict | ErrorKind::NotFound) => false,
                    (SecretState::Shown, _) => is_open,
                    (_, kind) if kind.requires_auth() => true,
                    (_, kind) => kind.is_temporary() && attempt < ATTEMPTS,
                };
                if !goes_on {
                    break;
                }
                if state == SecretState::Saved && error.kind.requires_auth() {
                    // Repeated once somebody has signed in, or passed the second check.
                    while api.session_epoch() == seen {
                        sleep(POLL_INTERVAL).await;
                        if this.try_phase().is_none() {
                            return;
                        }
                    }
                    continue;
                }
                let pause = match error.retry_after {
                    Some(seconds) => seconds.min(MAX_WAIT_SECONDS).into(),
                    None => MAX_PAUSE_SECONDS.min(1 << (attempt - 1).min(8)),
                };
                sleep(Duration::from_secs(pause)).await;
            }
            this.settle_of(&key.id, state);
        });
    }

    /// Settles the delivery of a key, unless another one has begun since.
    fn settle_of(&self, key_id: &str, state: SecretState) {
        let is_idle = self.try_phase() == Some(Phase::Idle);
        let now = self.key.try_get_untracked().flatten();
        if now.map_or(is_idle, |now| now.id == key_id) {
            self.settle(state);
        }
    }

    /// Whatever came of the last report, the list asks the API for the truth now.
    fn settle(&self, state: SecretState) {
        if state == SecretState::Saved {
            self.is_acknowledged.set(true);
            self.completed_count.update(|settled| *settled += 1);
        }
    }
}
