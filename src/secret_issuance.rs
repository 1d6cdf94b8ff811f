//! The whole life of a secret in the page.
//!
//! An answer's bytes are read into buffers of their own ([`Credentials`]) that are held here,
//! outside every signal. From here the values go to two places only: the read-only fields that were
//! handed to [`SecretIssuance::reveal`], until [`SecretIssuance::conceal`], and the clipboard when a copy is
//! asked for. `Command::Wipe` empties the fields and drops the buffers, which overwrites them, at
//! once and without waiting for a render. A password for the second check takes the short way of
//! [`typed`].

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
use crate::reactive::State;
use state_machine::Command;

/// The one delivery that a page can have under way.
#[derive(Clone, Copy)]
pub struct SecretIssuance {
    phase: State<Phase>,
    problem: State<Option<ApiError>>,
    key: State<Option<Key>>,
    focus: State<Option<String>>,
    settled: State<u32>,
    is_settled: State<bool>,
    pauses: State<u32>,
    purpose: State<SecretRequestKind>,
    withdrawn: State<bool>,
    held: StoredValue<Held, LocalStorage>,
}

/// What belongs to the delivery under way and is in no signal.
struct Held {
    api: Api,
    /// What is sent, and sent again.
    request: Option<Request>,
    credentials: Option<Credentials>,
    secret_id: Option<String>,
    /// Fields that may show a part of it.
    fields: Vec<(CopyTarget, HtmlTextAreaElement)>,
    /// Rises with every delivery that begins or ends; an answer to an older one is dropped.
    turn: u32,
    /// [`SecretIssuance::call_api`]. Only [`SecretIssuance::begin`] names it, so its code is loaded with the forms
    /// and not with the list.
    call_api: Option<fn(SecretIssuance, Command)>,
}

/// A request as it goes out, and goes out again.
#[derive(Clone)]
struct Request {
    intent: SecretRequest,
    idempotency_key: String,
    capabilities: Capabilities,
    /// Whose it is: it never goes out for anybody else.
    person: Option<Session>,
}

impl Request {
    /// Whether it may go out for who is there now.
    fn is_of(&self, now: Option<&Session>) -> bool {
        let pair = self.person.as_ref().zip(now);
        pair.is_none_or(|(person, now)| person.is_same_as(now))
    }
}

impl SecretIssuance {
    /// Puts the delivery into the context.
    pub fn provide(api: Api) -> Self {
        let held = Held {
            api,
            request: None,
            credentials: None,
            secret_id: None,
            fields: Vec::new(),
            turn: 0,
            call_api: None,
        };
        let this = Self {
            phase: State::default(),
            problem: State::new(None),
            key: State::new(None),
            focus: State::new(None),
            settled: State::new(0),
            is_settled: State::new(true),
            pauses: State::new(0),
            purpose: State::default(),
            withdrawn: State::new(false),
            held: StoredValue::new_local(held),
        };
        provide_context(this);
        this
    }

    /// The delivery of this page.
    #[must_use]
    pub fn expect() -> Self {
        expect_context()
    }

    /// Begins a delivery. Does nothing while another is under way.
    ///
    /// Returns false where the browser has no random ids, that is, outside a secure context.
    #[must_use]
    pub fn begin(&self, intent: SecretRequest, capabilities: Capabilities) -> bool {
        if self.phase.get_untracked() != Phase::Idle {
            return true;
        }
        let Some(idempotency_key) = random_id() else {
            return false;
        };
        self.key.set(None);
        self.problem.set(None);
        self.withdrawn.set(false);
        self.is_settled.set(false);
        self.pauses.set(0);
        self.purpose.set(intent.purpose());
        self.held.update_value(|held| {
            held.call_api = Some(Self::call_api);
            held.request = Some(Request {
                intent,
                idempotency_key,
                capabilities,
                person: held.api.acts_for(),
            });
        });
        self.dispatch(Event::Submit);
        true
    }

    /// Takes an event and carries out what follows from it.
    pub fn dispatch(&self, event: Event) {
        let Some(phase) = self.try_phase() else {
            return;
        };
        let (after, commands) = phase.after(event);
        // Fields and buffers are overwritten before anything is rendered.
        for command in commands {
            self.carry_out(command);
        }
        if event == Event::Held {
            self.pauses.update(|pauses| *pauses += 1);
        }
        let was_open = matches!(phase, Phase::Open { .. });
        match event {
            Event::Discard => {
                self.key.set(None);
                self.problem.set(None);
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

    fn carry_out(self, command: Command) {
        if command == Command::Wipe {
            return self.wipe();
        }
        if let Some(Some(call_api)) = self.held.try_with_value(|held| held.call_api) {
            call_api(self, command);
        }
    }

    /// Carries out a command that leads to a call of the API.
    fn call_api(self, command: Command) {
        match command {
            Command::SendNew => {
                self.next_turn();
                self.send();
            }
            Command::SendAgain => self.send(),
            Command::Wait { ms } => self.wait(ms),
            Command::Show => self.report_shown(),
            Command::ReportSaved => self.report(SecretState::Saved),
            Command::Wipe => {}
        }
    }

    fn wipe(&self) {
        self.held.update_value(|held| {
            for (_, field) in held.fields.drain(..) {
                field.set_value("");
            }
            held.credentials = None;
            held.request = None;
            held.secret_id = None;
        });
        self.next_turn();
    }

    fn next_turn(&self) {
        self.held
            .update_value(|held| held.turn = held.turn.wrapping_add(1));
    }

    fn is_turn(&self, turn: u32) -> bool {
        self.held.try_with_value(|held| held.turn) == Some(turn)
    }
}
