//! The list as far as it was fetched.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::ListQuery;
use crate::context::{Announcer, ApiContext};
use crate::delivery::Delivery;
use crate::domain::error::ApiError;
use crate::domain::key::{Counts, Key, KeyPage, StatusFilter};
use crate::reactive::State;
use crate::text::keys as words;

/// Fetches pages of the list and puts them together.
#[derive(Clone, Copy)]
pub struct KeyStore {
    /// The pages so far as one; `None` until the first is there.
    pub list: State<Option<KeyPage>>,
    /// Why the last fetch failed.
    pub problem: State<Option<ApiError>>,
    /// Which keys.
    pub filter: State<StatusFilter>,
    /// How many keys there are, whatever the filter, as far as is known.
    pub counts: State<Option<Counts>>,
    /// Rises when a page that was added is the last one, and its button goes.
    pub exhausted: State<u32>,
    under_way: RwSignal<bool>,
    /// Rises with every fetch; an answer to an older one is dropped.
    turn: State<u32>,
    api: ApiContext,
    delivery: Delivery,
    announcer: Announcer,
}

impl KeyStore {
    /// Nothing yet.
    pub fn new() -> Self {
        Self {
            list: State::new(None),
            problem: State::new(None),
            filter: State::default(),
            counts: State::new(None),
            exhausted: State::new(0),
            under_way: RwSignal::new(false),
            turn: State::new(0),
            api: expect_context(),
            delivery: Delivery::expect(),
            announcer: Announcer::expect(),
        }
    }

    /// Fetches the list in place of what is there.
    pub fn fetch_from_start(&self) {
        self.forget();
        self.fetch(None);
    }

    /// Fetches the list anew while the old one stands.
    pub fn refresh(&self) {
        self.fetch(None);
    }

    /// Shows other keys.
    pub fn choose(&self, filter: StatusFilter) {
        self.filter.set(filter);
        // It was in the list whatever the filter; now the person asks for something else.
        self.delivery.forget_key();
        self.fetch_from_start();
    }

    /// Forgets the list; an answer that is still on its way is dropped.
    pub fn forget(&self) {
        self.turn.update(|turn| *turn += 1);
        self.under_way.set(false);
        self.list.set(None);
        self.problem.set(None);
    }

    /// Whether a fetch is under way.
    #[must_use]
    pub fn is_under_way(&self) -> bool {
        self.under_way.get_untracked()
    }

    /// Fetches the page at `cursor` to add to the list, or the first in place of it.
    pub fn fetch(&self, cursor: Option<String>) {
        let this = *self;
        let Some(api) = this.api.get() else { return };
        let query = ListQuery {
            status: this.filter.get_untracked(),
            cursor,
        };
        this.turn.update(|turn| *turn += 1);
        this.under_way.set(true);
        this.problem.set(None);
        let turn = this.turn.get_untracked();
        let settled = this.delivery.is_settled();
        spawn_local(async move {
            let answer = api.list(&query).await;
            if this.turn.try_get_untracked() != Some(turn) {
                return;
            }
            this.under_way.set(false);
            match answer {
                Ok(page) => this.take(page, query.cursor.is_some()),
                Err(error) => this.problem.set(Some(error)),
            }
            // This answer is younger than the last delivery, so the list knows its key.
            if settled {
                this.delivery.forget_key();
            }
        });
    }

    fn take(&self, mut page: KeyPage, adds: bool) {
        self.counts.set(Some(page.counts));
        let ends = adds && page.next_cursor.is_none();
        self.list.update(|list| {
            let before = list.take().filter(|_| adds);
            if let Some(mut before) = before {
                before.keys.append(&mut page.keys);
                page.keys = before.keys;
            }
            *list = Some(page);
        });
        if adds {
            let shown = |list: &KeyPage| words::shown(list.keys.len(), list.total);
            let shown = self.list.with_untracked(|list| list.as_ref().map(shown));
            self.announcer.say(&shown.unwrap_or_default());
        }
        if ends {
            self.exhausted.update(|exhausted| *exhausted += 1);
        }
    }

    /// Takes over a key as it is after it was revoked.
    pub fn revoked(&self, key: Key) {
        let id = key.id.clone();
        if self
            .delivery
            .key()
            .with_untracked(|made| made.as_ref().is_some_and(|made| made.id == id))
        {
            self.delivery.forget_key();
        }
        let keeps = self.filter.get_untracked() == StatusFilter::All;
        self.counts.update(|counts| {
            if let Some(counts) = counts {
                counts.current = counts.current.saturating_sub(1);
                counts.revoked += 1;
            }
        });
        self.list.update(|list| {
            let Some(list) = list else { return };
            let Some(at) = list.keys.iter().position(|other| other.id == id) else {
                return;
            };
            if keeps {
                list.keys[at] = key;
            } else {
                list.keys.remove(at);
                list.total = list.total.saturating_sub(1);
            }
        });
    }
}
