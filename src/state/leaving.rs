//! What a form leaves behind and finds: whether leaving it would lose something, and what it is
//! filled in with when it opens. Kept in memory alone, never in the browser's storage.

use leptos::prelude::*;

use super::{Host, HostBridge, Navigation};
use crate::model::key::Key;
use crate::model::prefill::Prefill;
use crate::model::route::Route;
use crate::reactive::State;

/// What a form is filled in with when it opens.
#[derive(Clone, Debug, PartialEq)]
pub enum Seed {
    /// By a link.
    Link(Prefill),
    /// With another key's settings.
    Copy(Box<Key>),
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
pub enum Goal {
    /// A screen of the page.
    Screen(Route),
    /// Out of the page; the host takes them there.
    Elsewhere,
}

/// The way out of a form, and into the next one.
#[derive(Clone, Copy)]
pub struct NavigationGuard {
    /// Whether the person entered something that is not saved.
    pub typed: RwSignal<bool>,
    /// Where they want to go, while they are asked whether they mean it.
    pub asked: State<Option<Goal>>,
    seed: State<Option<Seed>>,
    host: Host,
}

impl NavigationGuard {
    /// Puts it into the context.
    pub fn provide() -> Self {
        let this = Self {
            typed: RwSignal::new(false),
            asked: State::new(None),
            seed: State::new(None),
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
    pub fn go(&self, route: Route) {
        if self.typed.get_untracked() {
            self.asked.set(Some(Goal::Screen(route)));
        } else {
            self.host.navigate(route, Navigation::Push);
        }
    }

    /// Goes where the person wanted; what they entered is lost.
    pub fn leave(&self) {
        self.typed.set(false);
        let goal = self.asked.get_untracked();
        self.asked.set(None);
        if let Some(Goal::Screen(route)) = goal {
            self.host.navigate(route, Navigation::Push);
        }
    }

    /// Nothing is lost any more, nobody is asked, and the next form begins empty.
    pub fn forget(&self) {
        self.typed.set(false);
        self.asked.set(None);
        self.seed.set(None);
    }

    /// Opens the form with the settings of a key.
    pub fn copy(&self, key: Key) {
        self.seed.set(Some(Seed::Copy(Box::new(key))));
        self.host.navigate(Route::NewKey, Navigation::Push);
    }

    /// Opens the form of a key, with what the page proposes entered.
    pub fn edit(&self, key_id: &str, suggestion: Option<Suggestion>) {
        self.seed.set(suggestion.map(Seed::Edit));
        self.host
            .navigate(Route::Edit(key_id.to_owned()), Navigation::Push);
    }

    /// What is proposed to the form of a key that opens now; once.
    #[must_use]
    pub fn take_suggestion(&self) -> Option<Suggestion> {
        let seed = self.seed.get_untracked();
        self.seed.set(None);
        match seed {
            Some(Seed::Edit(suggestion)) => Some(suggestion),
            _ => None,
        }
    }

    /// What the form that opens now is filled in with; once.
    #[must_use]
    pub fn take_seed(&self) -> Option<Seed> {
        let seed = self.seed.get_untracked();
        self.seed.set(None);
        seed.or_else(|| self.host.take_prefill().map(Seed::Link))
    }
}
