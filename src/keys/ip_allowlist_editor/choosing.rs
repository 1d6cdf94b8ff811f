//! The user's choices in reviewed texts, until they are added or discarded.

use leptos::prelude::*;

use super::review::heading;
use super::{INPUT, IpAllowlistForm};
use crate::messages::ip_allowlist::review as words;
use crate::model::ip_allowlist::{Entry, Reviewed};
use crate::model::network::Network;

impl IpAllowlistForm {
    /// Reads from a reviewed text. Returns the default if the text no longer exists.
    pub fn of_review<T: Default>(&self, id: usize, look: impl FnOnce(&Reviewed) -> T) -> T {
        self.reviewed.with(|all| {
            let mut found = all.iter().filter(|one| one.id == id);
            found.next().map(look).unwrap_or_default()
        })
    }

    /// Changes the choices in a reviewed text.
    pub fn choose(&self, id: usize, change: impl FnOnce(&mut Reviewed)) {
        self.touched.set(true);
        self.reviewed.update(|all| {
            if let Some(one) = all.iter_mut().find(|one| one.id == id) {
                change(one);
            }
        });
    }

    /// The number of chosen networks that are not in the list yet, and the number of networks in
    /// the list.
    pub fn chosen(&self) -> (usize, usize) {
        let entries = self.reviewed.with(|all| chosen(all));
        self.list.with(|list| {
            let listed = list.entries.len();
            let mut both = list.clone();
            both.add(entries);
            (both.entries.len() - listed, listed)
        })
    }

    /// Adds what is chosen and discards the rest.
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

    /// Discards all texts that are reviewed or being read. Safe to call after the form was
    /// disposed.
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

    /// Discards everything at the user's request, and reports it.
    pub fn cancel_review(&self) {
        self.give_up();
        self.note(words::NOTHING_ADDED, false);
        self.root.focus(INPUT.to_owned());
    }

    /// Adds the text of the field or the text area, as if the user had pressed Enter or Done.
    pub fn take_all(&self) {
        if self.as_text.get_untracked() {
            self.take_text();
        } else {
            self.commit_input(super::Focus::Stays);
        }
    }

    /// Why the form cannot be saved yet; `None` if no text is being read or reviewed.
    pub fn not_chosen(&self) -> Option<String> {
        if self.reading.get() {
            return Some(words::STILL_READING.to_owned());
        }
        let (is_open, finds) = self
            .reviewed
            .with(|all| (!all.is_empty(), all.iter().map(Reviewed::finds).sum()));
        is_open.then(|| words::not_added_yet(finds))
    }

    /// Id of the element that takes the focus if the user must correct something.
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
