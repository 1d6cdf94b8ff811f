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
struct PreviousPage {
    cursor: Option<String>,
    keys: usize,
}

/// What a credential that was pasted has found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CredentialMatch {
    /// The key it belongs to.
    Found(MatchKind),
    /// No key of the workspace.
    NotFound,
}

/// What becomes of what is there when other keys are fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FetchReason {
    /// It stands, and the same told anew is no news.
    Refresh,
    /// It stands until the others are there, which are then announced; who asked goes on typing.
    Search,
    /// The same, and who asked begins at the title.
    Paginate,
}

/// Fetches pages of the list.
#[derive(Clone, Copy)]
pub struct KeyStore {
    /// The present page; `None` until the first is there.
    pub list: State<Option<KeyPage>>,
    /// Why the last fetch failed.
    pub error: State<Option<ApiError>>,
    /// Which keys, in what order.
    pub params: State<ListParams>,
    /// How many keys there are, whatever the filter, as far as is known.
    pub counts: State<Option<Counts>>,
    /// What a credential that was pasted has found.
    pub credential_match: State<Option<CredentialMatch>>,
    /// Whether something is searched for.
    pub searching: RwSignal<bool>,
    /// Whether a part of it is hidden by stars or dots.
    pub masked: RwSignal<bool>,
    /// Rises when another page of the list is there.
    pub page_changes: State<u32>,
    /// The pages before the present one.
    previous_pages: State<Vec<PreviousPage>>,
    /// Where the present page begins.
    cursor: State<Option<String>>,
    /// The box of the search. What stands in it is read for each request and kept nowhere.
    search_input: StoredValue<Option<HtmlInputElement>, LocalStorage>,
    is_loading: RwSignal<bool>,
    /// Rises with every fetch; an answer to an older one is dropped.
    request_seq: State<u32>,
    api: ApiContext,
    delivery: SecretIssuance,
    announcer: Announcer,
}

impl KeyStore {
    /// Nothing yet.
    pub fn new() -> Self {
        let this = Self {
            list: State::new(None),
            error: State::new(None),
            params: HostBridge::expect().list_params(),
            counts: State::new(None),
            credential_match: State::new(None),
            searching: RwSignal::new(false),
            masked: RwSignal::new(false),
            page_changes: State::new(0),
            previous_pages: State::default(),
            cursor: State::new(None),
            search_input: StoredValue::new_local(None),
            is_loading: RwSignal::new(false),
            request_seq: State::new(0),
            api: expect_context(),
            delivery: SecretIssuance::expect(),
            announcer: Announcer::expect(),
        };
        // Chosen here, or by whoever set the address.
        effect(move |before: Option<ListParams>| {
            let view = this.params.get();
            if before.is_some_and(|before| before != view) {
                untrack(|| this.reload());
            }
            view
        });
        this
    }

    /// Fetches the list in place of what is there.
    pub fn fetch_from_start(&self) {
        self.clear();
        self.fetch(None, FetchReason::Refresh);
    }

    /// Fetches the present page anew while the old one stands. What a credential has found stands:
    /// the credential is gone.
    pub fn refresh(&self) {
        if self.credential_match.with_untracked(Option::is_none) {
            self.fetch(self.cursor.get_untracked(), FetchReason::Refresh);
        }
    }

    /// Shows other keys, or the same in another order.
    pub fn set_params(&self, view: ListParams) {
        self.params.set(view);
    }

    fn reload(&self) {
        self.forget_pasted();
        // It was in the list whatever the filter; now the person asks for something else.
        self.delivery.forget_key();
        self.fetch_from_start();
    }

    /// Forgets the list; an answer that is still on its way is dropped.
    pub fn clear(&self) {
        self.request_seq.update(|turn| *turn += 1);
        self.is_loading.set(false);
        self.list.set(None);
        self.error.set(None);
        self.previous_pages.set(Vec::new());
        self.cursor.set(None);
        self.forget_pasted();
    }

    /// Whether a fetch is under way.
    #[must_use]
    pub fn is_under_way(&self) -> bool {
        self.is_loading.get_untracked()
    }

    fn fetch(&self, cursor: Option<String>, how: FetchReason) {
        let this = *self;
        let Some(api) = this.api.get() else { return };
        let query = ListQuery {
            view: this.params.get_untracked(),
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
        this.request_seq.update(|turn| *turn += 1);
        this.is_loading.set(true);
        // What failed by itself stands until the answer is there; who asked sees that it is under way.
        if how != FetchReason::Refresh {
            this.error.set(None);
        }
        let turn = this.request_seq.get_untracked();
        let settled = this.delivery.is_acknowledged();
        spawn_local(async move {
            let answer = match &text {
                Some(text) => api.search(text, &query).await,
                None => api.list(&query).await,
            };
            drop(text);
            if this.request_seq.try_get_untracked() != Some(turn) {
                return;
            }
            this.is_loading.set(false);
            match answer {
                // The last of its keys went meanwhile.
                Ok(page) if page.keys.is_empty() && query.cursor.is_some() => {
                    this.fetch_from_start();
                }
                Ok(page) => {
                    this.take(page, how, is_credential);
                    if this.error.with_untracked(Option::is_some) {
                        this.error.set(None);
                    }
                }
                // The same failure again is no news, and would take the focus away.
                Err(error)
                    if this
                        .error
                        .with_untracked(|known| known.as_ref() == Some(&error)) => {}
                Err(error) => this.error.set(Some(error)),
            }
            // This answer is younger than the last delivery, so the list knows its key.
            if settled {
                this.delivery.forget_key();
            }
        });
    }

    fn take(&self, page: KeyPage, how: FetchReason, is_credential: bool) {
        self.counts.set(Some(page.counts));
        let pasted = match page.matched {
            Some(matched) if matched.is_credential() => Some(CredentialMatch::Found(matched)),
            Some(_) if is_credential && page.keys.is_empty() => Some(CredentialMatch::NotFound),
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
            self.credential_match.set(Some(pasted));
        }
        if how != FetchReason::Refresh {
            let shown = words::shown(untrack(|| self.offset()), &page);
            self.announcer.announce(&shown);
        }
        if how == FetchReason::Paginate {
            self.page_changes.update(|turned| *turned += 1);
        }
    }
}
