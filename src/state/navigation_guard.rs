//! What a form leaves behind and finds: whether leaving it would lose something, and what it is
//! filled in with when it opens. Kept in memory alone, never in the browser's storage.

use leptos::prelude::*;

use super::{HistoryMode, HostBridge, HostHandle};
use crate::model::key::Key;
use crate::model::prefill::Prefill;
use crate::model::route::Route;
use crate::ui::lean::ErasedRwSignal;

/// What a form is filled in with when it opens.
#[derive(Clone, Debug, PartialEq)]
pub enum FormPrefill {
    /// By a link.
    Link(Prefill),
    /// With another key's settings.
    Duplicate(Box<Key>),
    /// With a change of a key that is there.
    Edit(Suggestion),
}

/// A change that the page proposes.
#[derive(Clone, Debug, PartialEq)]
pub enum Suggestion {
    /// Only these networks.
    Networks(Vec<String>),
    /// This address, too.
    Allow(String),
    /// Only these actions, by id.
    Actions(Vec<String>),
}

/// Where somebody wants to go who is asked whether they mean it.
#[derive(Clone, Debug, PartialEq)]
pub enum NavigationTarget {
    /// A screen of the page.
    Internal(Route),
    /// Out of the page; the host takes them there.
    External,
}

/// The way out of a form, and into the next one.
#[derive(Clone, Copy)]
pub struct NavigationGuard {
    /// Whether the person entered something that is not saved.
    pub is_dirty: RwSignal<bool>,
    /// Where they want to go, while they are asked whether they mean it.
    pub pending: ErasedRwSignal<Option<NavigationTarget>>,
    prefill: ErasedRwSignal<Option<FormPrefill>>,
    host: HostHandle,
}

impl NavigationGuard {
    /// Puts it into the context.
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

    /// That of this page.
    #[must_use]
    pub fn expect() -> Self {
        expect_context()
    }

    /// Goes to a route, after a question where something would be lost.
    pub fn navigate(&self, route: Route) {
        if self.is_dirty.get_untracked() {
            self.pending.set(Some(NavigationTarget::Internal(route)));
        } else {
            self.host.navigate(route, HistoryMode::Push);
        }
    }

    /// Goes where the person wanted; what they entered is lost.
    pub fn discard_and_continue(&self) {
        self.is_dirty.set(false);
        let goal = self.pending.get_untracked();
        self.pending.set(None);
        if let Some(NavigationTarget::Internal(route)) = goal {
            self.host.navigate(route, HistoryMode::Push);
        }
    }

    /// Nothing is lost any more, nobody is asked, and the next form begins empty.
    pub fn reset(&self) {
        self.is_dirty.set(false);
        self.pending.set(None);
        self.prefill.set(None);
    }

    /// Opens the form with the settings of a key.
    pub fn open_duplicate(&self, key: Key) {
        self.prefill
            .set(Some(FormPrefill::Duplicate(Box::new(key))));
        self.host.navigate(Route::NewKey, HistoryMode::Push);
    }

    /// Opens the form of a key, with what the page proposes entered.
    pub fn open_edit(&self, key_id: &str, suggestion: Option<Suggestion>) {
        self.prefill.set(suggestion.map(FormPrefill::Edit));
        self.host
            .navigate(Route::Edit(key_id.to_owned()), HistoryMode::Push);
    }

    /// What is proposed to the form of a key that opens now; once.
    #[must_use]
    pub fn take_suggestion(&self) -> Option<Suggestion> {
        let seed = self.prefill.get_untracked();
        self.prefill.set(None);
        match seed {
            Some(FormPrefill::Edit(suggestion)) => Some(suggestion),
            _ => None,
        }
    }

    /// What the form that opens now is filled in with; once.
    #[must_use]
    pub fn take_prefill(&self) -> Option<FormPrefill> {
        let seed = self.prefill.get_untracked();
        self.prefill.set(None);
        seed.or_else(|| self.host.take_prefill().map(FormPrefill::Link))
    }
}
