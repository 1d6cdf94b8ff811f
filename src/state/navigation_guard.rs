//! Asks before the unsaved input of a form is lost, and passes initial values to the next form.
//! Both are kept in memory only, never in the browser's storage.

use leptos::prelude::*;

use super::{HistoryMode, HostBridge, HostHandle};
use crate::model::key::Key;
use crate::model::prefill::Prefill;
use crate::model::route::Route;
use crate::ui::lean::ErasedRwSignal;

/// Initial values of a form.
#[derive(Clone, Debug, PartialEq)]
pub enum FormPrefill {
    /// From the query of a link.
    Link(Prefill),
    /// The settings of another key.
    Duplicate(Box<Key>),
    /// A proposed change, for the edit form of an existing key.
    Edit(Suggestion),
}

/// A change to an existing key that the page proposes.
#[derive(Clone, Debug, PartialEq)]
pub enum Suggestion {
    /// Allow these networks only.
    Networks(Vec<String>),
    /// Add this address to the allowed ones.
    Allow(String),
    /// Allow these actions only, by id.
    Actions(Vec<String>),
}

/// The target of a navigation that waits for the user's confirmation.
#[derive(Clone, Debug, PartialEq)]
pub enum NavigationTarget {
    /// A screen of the page.
    Internal(Route),
    /// Outside the page: the host navigates.
    External,
}

/// Guards the navigation away from a form, and passes initial values to the next one.
#[derive(Clone, Copy)]
pub struct NavigationGuard {
    /// Whether the form has unsaved input.
    pub is_dirty: RwSignal<bool>,
    /// `Some` while the dialog asks the user to confirm the navigation.
    pub pending: ErasedRwSignal<Option<NavigationTarget>>,
    prefill: ErasedRwSignal<Option<FormPrefill>>,
    host: HostHandle,
}

impl NavigationGuard {
    pub fn provide() -> Self {
        let this = Self {
            is_dirty: RwSignal::new(false),
            pending: ErasedRwSignal::new(None),
            prefill: ErasedRwSignal::new(None),
            host: HostBridge::expect(),
        };
        provide_context(this);
        this
    }

    #[must_use]
    pub fn expect() -> Self {
        expect_context()
    }

    /// Navigates, or asks the user first if there is unsaved input.
    pub fn navigate(&self, route: Route) {
        if self.is_dirty.get_untracked() {
            self.pending.set(Some(NavigationTarget::Internal(route)));
        } else {
            self.host.navigate(route, HistoryMode::Push);
        }
    }

    /// Discards the unsaved input and continues the pending navigation. An external one is
    /// continued by the host.
    pub fn discard_and_continue(&self) {
        self.is_dirty.set(false);
        let goal = self.pending.get_untracked();
        self.pending.set(None);
        if let Some(NavigationTarget::Internal(route)) = goal {
            self.host.navigate(route, HistoryMode::Push);
        }
    }

    pub fn reset(&self) {
        self.is_dirty.set(false);
        self.pending.set(None);
        self.prefill.set(None);
    }

    /// Opens the form for a new key with the settings of `key`.
    pub fn open_duplicate(&self, key: Key) {
        self.prefill
            .set(Some(FormPrefill::Duplicate(Box::new(key))));
        self.host.navigate(Route::NewKey, HistoryMode::Push);
    }

    /// Opens the edit form of a key, with `suggestion` entered.
    pub fn open_edit(&self, key_id: &str, suggestion: Option<Suggestion>) {
        self.prefill.set(suggestion.map(FormPrefill::Edit));
        self.host
            .navigate(Route::Edit(key_id.to_owned()), HistoryMode::Push);
    }

    /// Takes the suggestion for the edit form that opens, and removes any other initial values.
    #[must_use]
    pub fn take_suggestion(&self) -> Option<Suggestion> {
        let seed = self.prefill.get_untracked();
        self.prefill.set(None);
        match seed {
            Some(FormPrefill::Edit(suggestion)) => Some(suggestion),
            _ => None,
        }
    }

    /// Takes the initial values for the form that opens: those set here, otherwise those of a link.
    /// A second call returns `None`.
    #[must_use]
    pub fn take_prefill(&self) -> Option<FormPrefill> {
        let seed = self.prefill.get_untracked();
        self.prefill.set(None);
        seed.or_else(|| self.host.take_prefill().map(FormPrefill::Link))
    }
}
