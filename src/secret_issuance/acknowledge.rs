//! Reports what became of a secret, so that the API no longer returns it to a retry, and the list
//! shows the right state.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Phase, SecretIssuance};
use crate::api::sleep;
use crate::model::error::ErrorKind;
use crate::model::key::SecretState;

/// Maximum number of attempts to report `saved` that fail with a temporary error. A lost report
/// does no harm: the list then shows a warning that is not needed.
const ATTEMPTS: u32 = 6;
/// The longest pause between two attempts if the API names none, in seconds.
const MAX_PAUSE_SECONDS: u64 = 16;
/// The longest pause if the API names one, in seconds.
const MAX_WAIT_SECONDS: u32 = 300;
/// How often to check whether the user has signed in or reauthenticated.
const POLL_INTERVAL: Duration = Duration::from_secs(1);

impl SecretIssuance {
    /// Reports `shown` after the pair was painted: in the frame after the one that draws it.
    pub(super) fn report_shown(&self) {
        let this = *self;
        request_animation_frame(move || {
            request_animation_frame(move || this.report(SecretState::Shown));
        });
    }

    /// Reports the state of the secret of the current issuance.
    pub(super) fn report(&self, state: SecretState) {
        let this = *self;
        let known = this.in_flight.try_with_value(|in_flight| {
            let request = in_flight.request.clone();
            let request = request.filter(|request| request.capabilities.acknowledgement)?;
            Some((
                in_flight.api.clone(),
                request,
                in_flight.secret_id.clone()?,
                in_flight.request_seq,
            ))
        });
        let Some((api, request, secret_id, request_seq)) = known.flatten() else {
            this.settle(state);
            return;
        };
        let Some(Some(key)) = this.key.try_get_untracked() else {
            return;
        };
        // The task gets ids and no value of the secret: the values are overwritten when the dialog
        // closes.
        spawn_local(async move {
            let mut attempt = 0;
            // Never in another user's session.
            while request.belongs_to(api.current_identity().as_ref()) {
                let seen = api.session_epoch();
                let Err(error) = api.report_secret_state(&key.id, &secret_id, state).await else {
                    break;
                };
                let is_open = this.is_current(request_seq);
                if error.kind == ErrorKind::Conflict && is_open {
                    let is_rotation = request.intent.kind().is_rotation();
                    this.superseded.set(is_rotation);
                }
                attempt += 1;
                // A rotation takes effect only if the API knows that the new secret key was shown.
                // So `shown` is retried while the dialog is open: a session that has ended may come
                // back, and so may the connection.
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
                    // Sent again after the user has signed in or reauthenticated.
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

    /// Settles the issuance of a key, unless another one has begun since.
    fn settle_of(&self, key_id: &str, state: SecretState) {
        let is_idle = self.try_phase() == Some(Phase::Idle);
        let now = self.key.try_get_untracked().flatten();
        if now.map_or(is_idle, |now| now.id == key_id) {
            self.settle(state);
        }
    }

    /// After the last report, successful or not, the list loads the current state from the API.
    fn settle(&self, state: SecretState) {
        if state == SecretState::Saved {
            self.is_acknowledged.set(true);
            self.completed_count.update(|settled| *settled += 1);
        }
    }
}
