//! The list as far as it was fetched: one page at a time, so that it stays as quick with 10,000 keys
//! as with ten.

mod apply_update;
mod pagination;
mod search;

use leptos::prelude::*;
use web_sys::HtmlInputElement;

use crate::api::{Api, ListQuery};
use crate::messages::listing as words;
use crate::model::error::ApiError;
use crate::model::invisible::is_blank;
use crate::model::list_params::{self, Counts, KeyPage, ListParams, MatchKind};
use crate::model::secret::Secret;
use crate::model::secret_shape::is_likely;
use crate::secret_issuance::{SecretIssuance, secret_input};
use crate::state::{Accept, Announcer, HostBridge, Query};
use crate::ui::lean::{ErasedReadSignal, ErasedRwSignal, effect};

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

/// Why the list is requested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FetchReason {
    /// In the background; not announced.
    Refresh,
    /// A search: announced; the focus stays in the search box.
    Search,
    /// Another page, or *Try again*: announced; the focus goes to the title.
    Paginate,
}

/// Fetches pages of the list.
#[derive(Clone, Copy)]
pub struct KeyStore {
    /// The present page; `None` until the first is there.
    pub list: ErasedReadSignal<Option<KeyPage>>,
    /// Why the last fetch failed.
    pub error: ErasedReadSignal<Option<ApiError>>,
    /// Which keys, in what order.
    pub params: ErasedRwSignal<ListParams>,
    /// How many keys there are, whatever the filter, as far as is known.
    pub counts: ErasedRwSignal<Option<Counts>>,
    /// What a credential that was pasted has found.
    pub credential_match: ErasedRwSignal<Option<CredentialMatch>>,
    /// Whether something is searched for.
    pub searching: RwSignal<bool>,
    /// Whether a part of it is hidden by stars or dots.
    pub masked: RwSignal<bool>,
    /// Rises when another page of the list is there.
    pub page_changes: ErasedRwSignal<u32>,
    query: Query<KeyPage>,
    request: ListRequest,
    /// The pages before the present one.
    previous_pages: ErasedRwSignal<Vec<PreviousPage>>,
    delivery: SecretIssuance,
    announcer: Announcer,
}

/// What the next request asks for, and what the last one asked for.
#[derive(Clone, Copy)]
struct ListRequest {
    params: ErasedRwSignal<ListParams>,
    /// Where the present page begins.
    cursor: ErasedRwSignal<Option<String>>,
    reason: ErasedRwSignal<FetchReason>,
    searching: RwSignal<bool>,
    masked: RwSignal<bool>,
    is_credential: RwSignal<bool>,
    /// The box of the search. Its text is read for each request and kept nowhere.
    search_input: StoredValue<Option<HtmlInputElement>, LocalStorage>,
}

impl KeyStore {
    /// Nothing yet.
    pub fn new() -> Self {
        let request = ListRequest {
            params: HostBridge::expect().list_params(),
            cursor: ErasedRwSignal::new(None),
            reason: ErasedRwSignal::new(FetchReason::Refresh),
            searching: RwSignal::new(false),
            masked: RwSignal::new(false),
            is_credential: RwSignal::new(false),
            search_input: StoredValue::new_local(None),
        };
        let query = Query::new(move |api| request.send(api))
            .with_issued_keys()
            .with_keep(|_| true);
        let this = Self {
            list: query.value(),
            error: query.error(),
            params: request.params,
            counts: ErasedRwSignal::new(None),
            credential_match: ErasedRwSignal::new(None),
            searching: request.searching,
            masked: request.masked,
            page_changes: ErasedRwSignal::new(0),
            query,
            request,
            previous_pages: ErasedRwSignal::default(),
            delivery: SecretIssuance::expect(),
            announcer: Announcer::expect(),
        };
        let _ = query.with_accept(move |page, _| this.accept(page));
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
            self.fetch(self.request.cursor.get_untracked(), FetchReason::Refresh);
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
        self.query.clear();
        self.previous_pages.set(Vec::new());
        self.request.cursor.set(None);
        self.forget_pasted();
    }

    /// Whether a fetch is under way.
    #[must_use]
    pub fn is_under_way(&self) -> bool {
        self.query.is_loading()
    }

    fn fetch(&self, cursor: Option<String>, reason: FetchReason) {
        // A refresh that replaces a request under way answers the user's question, too.
        let reason = match reason {
            FetchReason::Refresh if self.query.is_loading() => self.request.reason.get_untracked(),
            reason => reason,
        };
        self.request.cursor.set(cursor);
        self.request.reason.set(reason);
        // An error of a refresh stays until the answer is there; a person who asked sees that it is under way.
        if reason != FetchReason::Refresh {
            self.query.clear_error();
        }
        self.query.reload();
    }

    /// Takes what belongs to the page, and decides whether the page is shown.
    fn accept(&self, page: &KeyPage) -> Accept<KeyPage> {
        // The last key of the page has gone since.
        if page.keys.is_empty() && self.request.cursor.with_untracked(Option::is_some) {
            self.fetch_from_start();
            return Accept::Nothing;
        }
        self.counts.set(Some(page.counts));
        let is_credential = self.request.is_credential.get_untracked();
        let found = match page.matched {
            Some(matched) if matched.is_credential() => Some(CredentialMatch::Found(matched)),
            Some(_) if is_credential && page.keys.is_empty() => Some(CredentialMatch::NotFound),
            _ => None,
        };
        if let Some(found) = found {
            // It has done its work, and nobody shall read it over a shoulder.
            self.empty_box();
            self.credential_match.set(Some(found));
        }
        let reason = self.request.reason.get_untracked();
        if reason != FetchReason::Refresh {
            let shown = words::shown(untrack(|| self.offset()), page);
            self.announcer.announce(&shown);
        }
        if reason == FetchReason::Paginate {
            self.page_changes.update(|changes| *changes += 1);
        }
        Accept::Answer
    }
}

impl ListRequest {
    /// Sends a search where the box has text, else the request of the list. The parameters are those of now, not of
    /// the first poll.
    fn send(self, api: Api) -> impl Future<Output = Result<KeyPage, ApiError>> + use<> {
        let text = self.text().filter(|_| self.searching.get_untracked());
        // The box is empty, or was replaced.
        if text.is_none() {
            self.searching.set(false);
        }
        let has = |is: fn(&str) -> bool| text.as_ref().is_some_and(|text| is(text.expose()));
        self.is_credential.set(has(is_likely));
        self.masked.set(has(list_params::is_masked));
        let query = ListQuery {
            view: self.params.get_untracked(),
            cursor: self.cursor.get_untracked(),
        };
        async move {
            match &text {
                Some(text) => api.search(text, &query).await,
                None => api.list(&query).await,
            }
        }
    }

    /// The text of the box; `None` where it is blank.
    fn text(&self) -> Option<Secret> {
        let input = self.search_input.try_get_value().flatten();
        let text = input.map(|input| secret_input::read(&input));
        text.filter(|text| !is_blank(text.expose()))
    }
}
