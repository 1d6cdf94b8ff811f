//! Several keys, chosen to do one thing with all of them.

use leptos::prelude::*;

use crate::components::button::{Kind, button};
use crate::components::dynamic::nothing;
use crate::components::element::el;
use crate::components::several_dialog::Deed;
use crate::context::SessionContext;
use crate::domain::key::Key;
use crate::reactive::{State, sentence, truth};
use crate::text::listing as words;

/// Those that are chosen.
#[derive(Clone, Copy)]
pub struct Picked {
    /// Whether keys are being chosen.
    pub on: RwSignal<bool>,
    /// They themselves, also those on other pages of the list.
    pub keys: State<Vec<Key>>,
    /// What is asked about all of them.
    pub asked: State<Option<Deed>>,
}

impl Picked {
    /// None.
    pub fn new() -> Self {
        Self {
            on: RwSignal::new(false),
            keys: State::default(),
            asked: State::new(None),
        }
    }

    /// Nobody chooses any more.
    pub fn forget(&self) {
        self.on.set(false);
        self.keys.set(Vec::new());
        self.asked.set(None);
    }
}

/// Sticks to the bottom while keys are chosen: how many, and what can be done with them.
pub fn several(picked: Picked) -> AnyView {
    let none = truth(move || !picked.on.get() || picked.keys.with(Vec::is_empty));
    let session = SessionContext::expect();
    if none.get() {
        return nothing();
    }
    let may = session.permissions();
    let edits = may.is_some_and(|may| may.edit) && session.capabilities().edit;
    let revokes = may.is_some_and(|may| may.revoke);
    let ask = |is: bool, label: &str, deed: Deed| {
        is.then(|| button(Kind::Danger, label, move || picked.asked.set(Some(deed))))
    };
    let count = sentence(move || words::selected(picked.keys.with(Vec::len)));
    el("div")
        .class("form-footer")
        .child(el("p").attr("role", "status").text_of(count))
        .child(
            el("div")
                .class("buttons")
                .child_if(ask(edits, words::DISABLE_THEM, Deed::Disable))
                .child_if(ask(revokes, words::REVOKE_THEM, Deed::Revoke)),
        )
        .into_any()
}
