//! The search. Its text is only in the search box and is read for each request.

use leptos::prelude::*;
use web_sys::HtmlInputElement;

use super::KeyStore;
use super::request::{FetchReason, Position};

impl KeyStore {
    /// Sets the search box.
    pub fn search_in(&self, input: HtmlInputElement) {
        self.request.search_input.set_value(Some(input));
    }

    /// Searches for the text of the search box; lists all keys if it is empty.
    pub fn search(&self) {
        let searches = self.request.text().is_some();
        if searches || self.searching.get_untracked() {
            self.searching.set(searches);
            self.credential_match.set(None);
            self.fetch(Position::default(), FetchReason::Search);
        }
    }

    /// Ends a search for a credential and lists all keys.
    pub fn stop_searching(&self) {
        self.forget_pasted();
        self.fetch_from_start();
    }

    /// The credential was already removed from the search box; this removes its result and ends the
    /// search.
    pub(super) fn forget_pasted(&self) {
        if self.credential_match.with_untracked(Option::is_some) {
            self.credential_match.set(None);
            self.searching.set(false);
        }
    }

    pub(super) fn empty_box(&self) {
        if let Some(Some(input)) = self.request.search_input.try_get_value() {
            input.set_value("");
        }
    }
}
