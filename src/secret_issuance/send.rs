//! Sends the request, retries it where its outcome is unknown, and classifies the response.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Event, SecretIssuance};
use crate::api::{IssuedSecret, now_ms, sleep};
use crate::model::error::ApiError;
use crate::model::secret_request::SecretRequest;

impl SecretIssuance {
    pub(super) fn send(&self) {
        let this = *self;
        let Some((api, Some(request), request_seq)) = this.in_flight.try_with_value(|in_flight| {
            (
                in_flight.api.clone(),
                in_flight.request.clone(),
                in_flight.request_seq,
            )
        }) else {
            return;
        };
        spawn_local(async move {
            // Another user may have signed in while the request waited.
            if !request.belongs_to(api.current_identity().as_ref()) {
                return this.dispatch(Event::Discard);
            }
            let id = &request.idempotency_key;
            let answer = match &request.intent {
                SecretRequest::Create(new) => api.create(new, id).await,
                SecretRequest::Rotate {
                    key_id,
                    overlap_seconds,
                } => api.rotate(key_id, *overlap_seconds, id).await,
            };
            if !this.is_current(request_seq) {
                return;
            }
            match answer {
                Ok(delivered) => this.accept(delivered),
                Err(error) => this.classify(error, request.capabilities.idempotent_create),
            }
        });
    }

    fn accept(&self, delivered: IssuedSecret) {
        let scope = delivered.credentials.set();
        self.in_flight.update_value(|in_flight| {
            in_flight.credentials = Some(delivered.credentials);
            in_flight.secret_id = Some(delivered.secret_id);
        });
        self.key.set(Some(delivered.key));
        self.error.set(None);
        self.dispatch(Event::IssuedSecret(scope));
    }

    fn classify(&self, error: ApiError, repeatable: bool) {
        let event = if error.kind.leaves_outcome_unknown() {
            Event::ResponseLost {
                at_ms: now_ms(),
                repeatable,
            }
        } else if error.kind.requires_auth() {
            Event::ReauthRequired
        } else if error.kind.is_about_the_caller() {
            Event::CallerRejected
        } else {
            Event::Rejected
        };
        self.error.set(Some(error));
        self.dispatch(event);
    }

    /// Pauses before the request is sent again.
    pub(super) fn schedule_retry(&self, ms: u32) {
        let this = *self;
        let request_seq = this
            .in_flight
            .try_with_value(|in_flight| in_flight.request_seq);
        spawn_local(async move {
            sleep(Duration::from_millis(ms.into())).await;
            if request_seq.is_some_and(|request_seq| this.is_current(request_seq)) {
                this.dispatch(Event::RetryTimerFired);
            }
        });
    }
}
