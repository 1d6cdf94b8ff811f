//! The list as far as it was fetched: one page at a time, so that it stays as quick with 10,000 keys
//! as with ten.

mod apply_update;
mod pagination;
mod search;

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::HtmlInputElement;

use crate::api::ListQuery;
use crate::messages::listing as words;
use crate::model::error::ApiError;
use crate::model::list_params::{self, Counts, KeyPage, ListParams, MatchKind};
use crate::model::secret_shape::is_likely;
use crate::reactive::{State, effect};
use crate::secret_issuance::SecretIssuance;
use crate::state::{Announcer, ApiContext, HostBridge};

/// A page that comes before the present one.
#[derive(Clone, Debug, PartialEq)]
struct Before {
    cursor: Option<String>,
    keys: usize,
}

/// What a credential that was pasted has found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pasted {
    /// The key it belongs to.
    Of(MatchKind),
    /// No key of the workspace.
    OfNone,
}

/// What becomes of what is there when other keys are fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fetching {
    /// It stands, and the same told anew is no news.
    Again,
    /// It stands until the others are there, which are then announced; who asked goes on typing.
    Searching,
    /// The same, and who asked begins at the title.
    Turning,
}

/// Fetches pages of the list.
#[derive(Clone, Copy)]
pub struct KeyStore {
    /// The present page; `None` until the first is there.
    pub list: State<Option<KeyPage>>,
    /// Why the last fetch failed.
    pub problem: State<Option<ApiError>>,
    /// Which keys, in what order.
    pub view: State<ListParams>,
    /// How many keys there are, whatever the filter, as far as is known.
    pub counts: State<Option<Counts>>,
    /// What a credential that was pasted has found.
    pub pasted: State<Option<Pasted>>,
    /// Whether something is searched for.
    pub searching: RwSignal<bool>,
    /// Whether a part of it is hidden by stars or dots.
    pub masked: RwSignal<bool>,
    /// Rises when another page of the list is there.
    pub turned: State<u32>,
    /// The pages before the present one.
    before: State<Vec<Before>>,
    /// Where the present page begins.
    cursor: State<Option<String>>,
    /// The box of the search. What stands in it is read for each request and kept nowhere.
    box_: StoredValue<Option<HtmlInputElement>, LocalStorage>,
    under_way: RwSignal<bool>,
    /// Rises with every fetch; an answer to an older one is dropped.
    turn: State<u32>,
    api: ApiContext,
    delivery: SecretIssuance,
    announcer: Announcer,
}

impl KeyStore {
    /// Nothing yet.
    pub fn new() -> Self {
        let this = Self {
            list: State::new(None),
            problem: State::new(None),
            view: HostBridge::expect().list_view(),
            counts: State::new(None),
            pasted: State::new(None),
            searching: RwSignal::new(false),
            masked: RwSignal::new(false),
            turned: State::new(0),
            before: State::default(),
            cursor: State::new(None),
            box_: StoredValue::new_local(None),
            under_way: RwSignal::new(false),
            turn: State::new(0),
            api: expect_context(),
            delivery: SecretIssuance::expect(),
            announcer: Announcer::expect(),
        };
        // Chosen here, or by whoever set the address.
        effect(move |before: Option<ListParams>| {
            let view = this.view.get();
            if before.is_some_and(|before| before != view) {
                untrack(|| this.show_others());
            }
            view
        });
        this
    }

    /// Fetches the list in place of what is there.
    pub fn fetch_from_start(&self) {
        self.forget();
        self.fetch(None, Fetching::Again);
    }

    /// Fetches the present page anew while the old one stands. What a credential has found stands:
    /// the credential is gone.
    pub fn refresh(&self) {
        if self.pasted.with_untracked(Option::is_none) {
            self.fetch(self.cursor.get_untracked(), Fetching::Again);
        }
    }

    /// Shows other keys, or the same in another order.
    pub fn choose(&self, view: ListParams) {
        self.view.set(view);
    }

    fn show_others(&self) {
        self.forget_pasted();
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
        self.before.set(Vec::new());
        self.cursor.set(None);
        self.forget_pasted();
    }

    /// Whether a fetch is under way.
    #[must_use]
    pub fn is_under_way(&self) -> bool {
        self.under_way.get_untracked()
    }

    fn fetch(&self, cursor: Option<String>, how: Fetching) {
        let this = *self;
        let Some(api) = this.api.get() else { return };
        let query = ListQuery {
            view: this.view.get_untracked(),
            cursor,
        };
        let text = this.in_box().filter(|_| this.searching.get_untracked());
        // The box is another one by now, or empty.
        if text.is_none() {
            this.searching.set(false);
        }
        let is_credential = text.as_ref().is_some_and(|text| is_likely(text.expose()));
        let is_masked = text
            .as_ref()
            .is_some_and(|text| list_params::is_masked(text.expose()));
        this.masked.set(is_masked);
        this.cursor.set(query.cursor.clone());
        this.turn.update(|turn| *turn += 1);
        this.under_way.set(true);
        // What failed by itself stands until the answer is there; who asked sees that it is under way.
        if how != Fetching::Again {
            this.problem.set(None);
        }
        let turn = this.turn.get_untracked();
        let settled = this.delivery.is_settled();
        spawn_local(async move {
            let answer = match &text {
                Some(text) => api.search(text, &query).await,
                None => api.list(&query).await,
            };
            drop(text);
            if this.turn.try_get_untracked() != Some(turn) {
                return;
            }
            this.under_way.set(false);
            match answer {
                // The last of its keys went meanwhile.
                Ok(page) if page.keys.is_empty() && query.cursor.is_some() => {
                    this.fetch_from_start();
                }
                Ok(page) => {
                    this.take(page, how, is_credential);
                    if this.problem.with_untracked(Option::is_some) {
                        this.problem.set(None);
                    }
                }
                // The same failure again is no news, and would take the focus away.
                Err(error)
                    if this
                        .problem
                        .with_untracked(|known| known.as_ref() == Some(&error)) => {}
                Err(error) => this.problem.set(Some(error)),
            }
            // This answer is younger than the last delivery, so the list knows its key.
            if settled {
                this.delivery.forget_key();
            }
        });
    }

    fn take(&self, page: KeyPage, how: Fetching, is_credential: bool) {
        self.counts.set(Some(page.counts));
        let pasted = match page.matched {
            Some(matched) if matched.is_credential() => Some(Pasted::Of(matched)),
            Some(_) if is_credential && page.keys.is_empty() => Some(Pasted::OfNone),
            _ => None,
        };
        // The same told anew is no news, and would take the focus and what is folded open away.
        if self
            .list
            .with_untracked(|list| list.as_ref() != Some(&page))
        {
            self.list.set(Some(page.clone()));
        }
        if let Some(pasted) = pasted {
            // It has done its work, and nobody shall read it over a shoulder.
            self.empty_box();
            self.pasted.set(Some(pasted));
        }
        if how != Fetching::Again {
            let shown = words::shown(untrack(|| self.keys_before()), &page);
            self.announcer.say(&shown);
        }
        if how == Fetching::Turning {
            self.turned.update(|turned| *turned += 1);
        }
    }
}
