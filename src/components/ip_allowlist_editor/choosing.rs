//! What is chosen of the texts that are reviewed, until it is added or given up.

use leptos::prelude::*;

use super::review::heading;
use super::{INPUT, IpAllowlistForm};
use crate::messages::ip_allowlist::review as words;
use crate::model::ip_allowlist::{Entry, Reviewed};
use crate::model::network::Network;

impl IpAllowlistForm {
    /// Looks at a text that is reviewed; the default where it is gone.
    pub fn of_review<T: Default>(&self, id: usize, look: impl FnOnce(&Reviewed) -> T) -> T {
        self.reviewed.with(|all| {
            let mut found = all.iter().filter(|one| one.id == id);
            found.next().map(look).unwrap_or_default()
        })
    }

    /// Changes what is chosen of it.
    pub fn choose(&self, id: usize, change: impl FnOnce(&mut Reviewed)) {
        self.touched.set(true);
        self.reviewed.update(|all| {
            if let Some(one) = all.iter_mut().find(|one| one.id == id) {
                change(one);
            }
        });
    }

    /// Networks that are chosen and not in the list yet, and those that are in the list.
    pub fn chosen(&self) -> (usize, usize) {
        let entries = self.reviewed.with(|all| chosen(all));
        self.list.with(|list| {
            let listed = list.entries.len();
            let mut both = list.clone();
            both.add(entries);
            (both.entries.len() - listed, listed)
        })
    }

    /// Adds what is chosen; what is not is given up.
    pub fn add_chosen(&self) {
        let entries = self.reviewed.with_untracked(|all| chosen(all));
        self.reviewed.set(Vec::new());
        self.add_entries(entries);
        self.root.focus(INPUT.to_owned());
    }

    /// Adds the network that an incomplete piece stands for.
    pub fn add_piece(&self, id: usize, piece: usize, network: Network) {
        self.choose(id, |one| one.note_added(piece));
        self.add(network);
    }

    /// Gives everything up that is reviewed or being read.
    pub fn give_up(&self) {
        let _ = self.reading.try_set(false);
        if self
            .reviewed
            .try_get_untracked()
            .is_some_and(|all| !all.is_empty())
        {
            self.reviewed.set(Vec::new());
        }
    }

    /// The same for a person who asks for it.
    pub fn cancel_review(&self) {
        self.give_up();
        self.note(words::NOTHING_ADDED, false);
        self.root.focus(INPUT.to_owned());
    }

    /// Takes whatever stands in a box, as if Enter or Done had been pressed.
    pub fn take_all(&self) {
        if self.as_text.get_untracked() {
            self.take_text();
        } else {
            self.commit_input(super::Focus::Stays);
        }
    }

    /// Why the form cannot be saved yet; `None` where nothing waits for the person's choice.
    pub fn not_chosen(&self) -> Option<String> {
        if self.reading.get() {
            return Some(words::STILL_READING.to_owned());
        }
        let (is_open, finds) = self
            .reviewed
            .with(|all| (!all.is_empty(), all.iter().map(Reviewed::finds).sum()));
        is_open.then(|| words::not_added_yet(finds))
    }

    /// Id of what takes the focus when something is to be put right.
    pub fn focus_id(&self) -> String {
        if self.as_text.get_untracked() {
            return super::as_text::FIELD.to_owned();
        }
        let first = self
            .reviewed
            .with_untracked(|all| all.first().map(|one| one.id));
        first.map_or_else(|| INPUT.to_owned(), heading)
    }
}

fn chosen(all: &[Reviewed]) -> Vec<Entry> {
    all.iter().flat_map(Reviewed::chosen).collect()
}
