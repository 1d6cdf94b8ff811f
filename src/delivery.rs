//! The whole life of a secret in the page.
//!
//! An answer's bytes are read into one pair of buffers ([`Credentials`]) that is held here, outside
//! every signal. From here it goes to two places only: the value of the read-only fields that were
//! handed to [`Delivery::reveal`], and the clipboard when a copy is asked for. `Command::Wipe`
//! empties the fields and drops the buffers, which overwrites them, at once and without waiting
//! for a render.

pub mod clipboard;
mod expose;
mod machine;
mod report;
mod sending;

use leptos::prelude::*;
use web_sys::HtmlTextAreaElement;

pub use machine::{Event, Phase};

use crate::api::{Api, random_id};
use crate::domain::error::ApiError;
use crate::domain::key::{Key, NewKey, SecretState};
use crate::domain::options::Capabilities;
use crate::domain::pair::Credentials;
use crate::reactive::{Reader, State};
use machine::Command;

/// The one delivery that a page can have under way.
#[derive(Clone, Copy)]
pub struct Delivery {
    phase: State<Phase>,
    problem: State<Option<ApiError>>,
    key: State<Option<Key>>,
    focus: State<Option<String>>,
    settled: State<u32>,
    held: StoredValue<Held, LocalStorage>,
}

/// What belongs to the delivery under way and is in no signal.
struct Held {
    api: Api,
    /// What is sent, and sent again.
    request: Option<Request>,
    credentials: Option<Credentials>,
    secret_id: Option<String>,
    /// Fields that show a part of the pair.
    fields: Vec<HtmlTextAreaElement>,
    /// Rises with every delivery that begins or ends; an answer to an older one is dropped.
    turn: u32,
}

#[derive(Clone)]
struct Request {
    new: NewKey,
    idempotency_key: String,
    capabilities: Capabilities,
}

impl Delivery {
    /// Puts the delivery into the context.
    pub fn provide(api: Api) -> Self {
        let held = Held {
            api,
            request: None,
            credentials: None,
            secret_id: None,
            fields: Vec::new(),
            turn: 0,
        };
        let this = Self {
            phase: State::default(),
            problem: State::new(None),
            key: State::new(None),
            focus: State::new(None),
            settled: State::new(0),
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

    /// Where it stands.
    #[must_use]
    pub fn phase(&self) -> Reader<Phase> {
        self.phase.reader()
    }

    /// What went wrong with the last attempt, if something did.
    #[must_use]
    pub fn problem(&self) -> Reader<Option<ApiError>> {
        self.problem.reader()
    }

    /// The key whose pair is on the screen, or was, until the list has it in its final state. What
    /// becomes of its secret is being seen to, so the list need not warn of it.
    #[must_use]
    pub fn key(&self) -> Reader<Option<Key>> {
        self.key.reader()
    }

    /// Rises when a delivery is over and everything of it was reported.
    #[must_use]
    pub fn settled(&self) -> Reader<u32> {
        self.settled.reader()
    }

    /// Whether the pair is on the screen.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self.phase.get(), Phase::Open { .. })
    }

    /// Begins the delivery of a new key. Does nothing while another is under way.
    ///
    /// Returns false where the browser has no random ids, that is, outside a secure context.
    #[must_use]
    pub fn begin(&self, new: NewKey, capabilities: Capabilities) -> bool {
        if self.phase.get_untracked() != Phase::Idle {
            return true;
        }
        let Some(idempotency_key) = random_id() else {
            return false;
        };
        self.key.set(None);
        self.problem.set(None);
        self.held.update_value(|held| {
            held.request = Some(Request {
                new,
                idempotency_key,
                capabilities,
            });
        });
        self.dispatch(Event::Submit);
        true
    }

    /// Takes an event and carries out what follows from it.
    pub fn dispatch(&self, event: Event) {
        let Some(phase) = self.phase.try_get_untracked() else {
            return;
        };
        let (after, commands) = phase.after(event);
        // Fields and buffers are overwritten before anything is rendered.
        for command in commands {
            self.carry_out(command);
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

    /// Forgets the last failure, when what caused it was mended.
    pub fn clear_problem(&self) {
        self.problem.set(None);
    }

    /// Forgets which key was delivered last, unless its pair is still on the screen.
    pub fn forget_key(&self) {
        if !matches!(self.phase.get_untracked(), Phase::Open { .. }) {
            self.key.set(None);
        }
    }

    /// Gives the focus to a key in the list as soon as it stands there.
    pub fn send_focus_to(&self, key_id: String) {
        self.focus.set(Some(key_id));
    }

    /// Whether the focus is meant for a key; true once.
    #[must_use]
    pub fn takes_focus(&self, key_id: &str) -> bool {
        let meant = self.focus.with(|id| id.as_deref() == Some(key_id));
        if meant {
            self.focus.set(None);
        }
        meant
    }

    fn carry_out(&self, command: Command) {
        match command {
            Command::SendNew => {
                self.next_turn();
                self.send();
            }
            Command::SendAgain => self.send(),
            Command::Wait { ms } => self.wait(ms),
            Command::Show => self.report_shown(),
            Command::ReportSaved => self.report(SecretState::Saved),
            Command::Wipe => self.wipe(),
        }
    }

    fn wipe(&self) {
        self.held.update_value(|held| {
            for field in held.fields.drain(..) {
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
