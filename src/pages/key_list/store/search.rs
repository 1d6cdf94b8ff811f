//! What is searched for. It stands in the box alone and is read for each request.

use leptos::prelude::*;
use web_sys::HtmlInputElement;

use super::{FetchReason, KeyStore};

impl KeyStore {
    /// The box of the search is this one.
    pub fn search_in(&self, input: HtmlInputElement) {
        self.request.search_input.set_value(Some(input));
    }

    /// Shows what the box asks for: all keys where it is empty.
    pub fn search(&self) {
        let searches = self.request.text().is_some();
        if searches || self.searching.get_untracked() {
            self.searching.set(searches);
            self.credential_match.set(None);
            self.previous_pages.set(Vec::new());
            self.fetch(None, FetchReason::Search);
        }
    }

    /// Shows all keys in place of what a credential has found.
    pub fn stop_searching(&self) {
        self.forget_pasted();
        self.fetch_from_start();
    }

    /// What was pasted is gone from the box already, and nothing is searched for any more.
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
