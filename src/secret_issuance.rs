//! The whole lifetime of a secret in the page.
//!
//! The values of a response are read into their own buffers ([`Credentials`]). These are held here,
//! outside every signal. From here the values go to two places only: the read-only fields that were
//! passed to [`SecretIssuance::reveal`], until [`SecretIssuance::conceal`], and the clipboard when
//! the user copies. `Effect::Zeroize` empties the fields and drops the buffers, which overwrites
//! them, at once and without waiting for a render. A password for reauthentication is read by
//! [`secret_input`] and not held here.

mod acknowledge;
pub mod clipboard;
mod export;
mod reveal;
pub mod secret_input;
mod send;
mod state_machine;
mod status;

use leptos::prelude::*;
use web_sys::HtmlTextAreaElement;

pub use state_machine::{Event, Phase};

use crate::api::{Api, random_id};
use crate::model::credentials::{CopyTarget, Credentials};
use crate::model::error::ApiError;
use crate::model::key::{Key, SecretState};
use crate::model::options::Capabilities;
use crate::model::secret_request::{SecretRequest, SecretRequestKind};
use crate::model::session::Session;
use crate::ui::lean::ErasedRwSignal;
use state_machine::Effect;

/// The issuance of a secret. A page has at most one in progress.
#[derive(Clone, Copy)]
pub struct SecretIssuance {
    phase: ErasedRwSignal<Phase>,
    error: ErasedRwSignal<Option<ApiError>>,
    key: ErasedRwSignal<Option<Key>>,
    focus: ErasedRwSignal<Option<String>>,
    completed_count: ErasedRwSignal<u32>,
    is_acknowledged: ErasedRwSignal<bool>,
    reauth_attempts: ErasedRwSignal<u32>,
    kind: ErasedRwSignal<SecretRequestKind>,
    superseded: ErasedRwSignal<bool>,
    in_flight: StoredValue<InFlight, LocalStorage>,
}

/// The part of the issuance in progress that is in no signal.
struct InFlight {
    api: Api,
    /// Kept for retries.
    request: Option<Request>,
    credentials: Option<Credentials>,
    secret_id: Option<String>,
    /// The fields that may show a value.
    fields: Vec<(CopyTarget, HtmlTextAreaElement)>,
    /// Increases with every issuance that begins or ends; a response to an older one is dropped.
    request_seq: u32,
    /// [`SecretIssuance::call_api`]. Only [`SecretIssuance::begin`] names this function, so that
    /// its code is loaded with the forms and not with the list.
    call_api: Option<fn(SecretIssuance, Effect)>,
}

/// A request, the same at each attempt.
#[derive(Clone)]
struct Request {
    intent: SecretRequest,
    idempotency_key: String,
    capabilities: Capabilities,
    /// The user who made it; it is never sent for another user.
    owner: Option<Session>,
}

impl Request {
    /// Whether it may be sent for the current user. An unknown user is accepted.
    fn belongs_to(&self, now: Option<&Session>) -> bool {
        let pair = self.owner.as_ref().zip(now);
        pair.is_none_or(|(person, now)| person.is_same_as(now))
    }
}

impl SecretIssuance {
    pub fn provide(api: Api) -> Self {
        let in_flight = InFlight {
            api,
            request: None,
            credentials: None,
            secret_id: None,
            fields: Vec::new(),
            request_seq: 0,
            call_api: None,
        };
        let this = Self {
            phase: ErasedRwSignal::default(),
            error: ErasedRwSignal::new(None),
            key: ErasedRwSignal::new(None),
            focus: ErasedRwSignal::new(None),
            completed_count: ErasedRwSignal::new(0),
            is_acknowledged: ErasedRwSignal::new(true),
            reauth_attempts: ErasedRwSignal::new(0),
            kind: ErasedRwSignal::default(),
            superseded: ErasedRwSignal::new(false),
            in_flight: StoredValue::new_local(in_flight),
        };
        provide_context(this);
        this
    }

    #[must_use]
    pub fn expect() -> Self {
        expect_context()
    }

    /// Begins an issuance. Does nothing while another one is in progress.
    ///
    /// Returns false where the browser has no random ids, which is outside a secure context.
    #[must_use]
    pub fn begin(&self, intent: SecretRequest, capabilities: Capabilities) -> bool {
        if self.phase.get_untracked() != Phase::Idle {
            return true;
        }
        let Some(idempotency_key) = random_id() else {
            return false;
        };
        self.key.set(None);
        self.error.set(None);
        self.superseded.set(false);
        self.is_acknowledged.set(false);
        self.reauth_attempts.set(0);
        self.kind.set(intent.kind());
        self.in_flight.update_value(|in_flight| {
            in_flight.call_api = Some(Self::call_api);
            in_flight.request = Some(Request {
                intent,
                idempotency_key,
                capabilities,
                owner: in_flight.api.current_identity(),
            });
        });
        self.dispatch(Event::Submit);
        true
    }

    /// Applies an event and carries out its effects.
    pub fn dispatch(&self, event: Event) {
        let Some(phase) = self.try_phase() else {
            return;
        };
        let (after, effects) = phase.transition(event);
        // Fields and buffers are overwritten before anything is rendered.
        for effect in effects {
            self.execute(effect);
        }
        if event == Event::ReauthRequired {
            self.reauth_attempts.update(|pauses| *pauses += 1);
        }
        let was_open = matches!(phase, Phase::Open { .. });
        match event {
            Event::Discard => {
                self.key.set(None);
                self.error.set(None);
            }
            Event::PageHidden if was_open => self.key.set(None),
            _ if was_open && after == Phase::Idle => {
                let key = self.key.get_untracked();
                self.focus.set(key.map(|key| key.id));
            }
            _ => {}
        }
        if after != phase {
            self.phase.set(after);
        }
    }

    fn execute(self, effect: Effect) {
        if effect == Effect::Zeroize {
            return self.zeroize();
        }
        if let Some(Some(call_api)) = self
            .in_flight
            .try_with_value(|in_flight| in_flight.call_api)
        {
            call_api(self, effect);
        }
    }

    /// Carries out an effect that leads to an API request.
    fn call_api(self, effect: Effect) {
        match effect {
            Effect::SendNew => {
                self.next_request_seq();
                self.send();
            }
            Effect::SendAgain => self.send(),
            Effect::Wait { ms } => self.schedule_retry(ms),
            Effect::Show => self.report_shown(),
            Effect::ReportSaved => self.report(SecretState::Saved),
            Effect::Zeroize => {}
        }
    }

    fn zeroize(&self) {
        self.in_flight.update_value(|in_flight| {
            for (_, field) in in_flight.fields.drain(..) {
                field.set_value("");
            }
            in_flight.credentials = None;
            in_flight.request = None;
            in_flight.secret_id = None;
        });
        self.next_request_seq();
    }

    fn next_request_seq(&self) {
        self.in_flight.update_value(|in_flight| {
            in_flight.request_seq = in_flight.request_seq.wrapping_add(1)
        });
    }

    fn is_current(&self, request_seq: u32) -> bool {
        self.in_flight
            .try_with_value(|in_flight| in_flight.request_seq)
            == Some(request_seq)
    }
}
