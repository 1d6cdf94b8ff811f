//! The loaded part of the list: one page at a time, so that 10,000 keys are as fast as ten.

mod apply_update;
mod pagination;
mod request;
mod search;

use leptos::prelude::*;

use crate::messages::listing as words;
use crate::model::error::ApiError;
use crate::model::list_params::{Counts, KeyPage, ListParams, MatchKind};
use crate::secret_issuance::SecretIssuance;
use crate::state::{Accept, Announcer, HostBridge, Query};
use crate::ui::lean::{ErasedReadSignal, ErasedRwSignal, effect};
use request::{FetchReason, ListRequest, Position};

/// The result of a search for a pasted credential.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CredentialMatch {
    /// The listed key has this credential.
    Found(MatchKind),
    /// No key of the workspace has it.
    NotFound,
}

#[derive(Clone, Copy)]
pub struct KeyStore {
    /// The present page; `None` until one is loaded.
    pub list: ErasedReadSignal<Option<KeyPage>>,
    /// Why the last request failed.
    pub error: ErasedReadSignal<Option<ApiError>>,
    /// Filter and order.
    pub params: ErasedRwSignal<ListParams>,
    /// Number of keys regardless of the filter; `None` until known.
    pub counts: ErasedRwSignal<Option<Counts>>,
    pub credential_match: ErasedRwSignal<Option<CredentialMatch>>,
    /// Whether a search is active.
    pub searching: RwSignal<bool>,
    /// Whether a part of the search text is masked with stars or dots.
    pub masked: RwSignal<bool>,
    /// Rises when another page of the list is shown.
    pub page_changes: ErasedRwSignal<u32>,
    query: Query<KeyPage>,
    request: ListRequest,
    /// The page that is shown. The page of a pending or failed request is in `request`.
    position: ErasedRwSignal<Position>,
    issuance: SecretIssuance,
    announcer: Announcer,
}

impl KeyStore {
    pub(super) fn new() -> Self {
        let request = ListRequest {
            params: HostBridge::expect().list_params(),
            position: ErasedRwSignal::default(),
            reason: ErasedRwSignal::new(FetchReason::Refresh),
            searching: RwSignal::new(false),
            masked: RwSignal::new(false),
            is_credential: RwSignal::new(false),
            search_input: StoredValue::new_local(None),
        };
        let query = Query::new(move |api| request.send(api))
            .with_issued_keys()
            .with_keep(|error| !error.requires_auth());
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
            position: ErasedRwSignal::default(),
            issuance: SecretIssuance::expect(),
            announcer: Announcer::expect(),
        };
        let _ = query.with_accept(move |page, _| this.accept(page));
        // The toolbar or the address bar changed the parameters.
        effect(move |before: Option<ListParams>| {
            let view = this.params.get();
            if before.is_some_and(|before| before != view) {
                untrack(|| this.reload());
            }
            view
        });
        this
    }

    /// Removes the list and loads the first page.
    pub fn fetch_from_start(&self) {
        self.clear();
        self.fetch(Position::default(), FetchReason::Refresh);
    }

    /// Loads the present page again; the old one stays until the response. Does nothing after a
    /// search for a credential, because the credential is no longer stored.
    pub fn refresh(&self) {
        if self.credential_match.with_untracked(Option::is_none) {
            let position = match self.query.is_loading() {
                true => self.request.position,
                false => self.position,
            };
            self.fetch(position.get_untracked(), FetchReason::Refresh);
        }
    }

    pub fn set_params(&self, view: ListParams) {
        self.params.set(view);
    }

    fn reload(&self) {
        self.forget_pasted();
        // A new key is listed regardless of the filter, but not after the user changes the
        // parameters.
        self.issuance.forget_key();
        self.fetch_from_start();
    }

    /// Removes the list. The responses to pending requests are dropped.
    pub fn clear(&self) {
        self.query.clear();
        self.position.set(Position::default());
        self.forget_pasted();
    }

    /// Whether a request is pending.
    #[must_use]
    pub fn is_under_way(&self) -> bool {
        self.query.is_loading()
    }

    fn fetch(&self, position: Position, reason: FetchReason) {
        // A refresh that replaces a pending request keeps its reason.
        let reason = match reason {
            FetchReason::Refresh if self.query.is_loading() => self.request.reason.get_untracked(),
            reason => reason,
        };
        self.request.position.set(position);
        self.request.reason.set(reason);
        // During a refresh the error stays until the response. Other requests clear it at once.
        if reason != FetchReason::Refresh {
            self.query.clear_error();
        }
        self.query.reload();
    }

    /// Applies the parts of the response outside the list, and decides whether the page is shown.
    fn accept(&self, page: &KeyPage) -> Accept<KeyPage> {
        // The last key of this page is gone.
        let position = self.request.position.get_untracked();
        if page.keys.is_empty() && position.cursor.is_some() {
            self.fetch_from_start();
            return Accept::Discard;
        }
        self.position.set(position);
        self.counts.set(Some(page.counts));
        let is_credential = self.request.is_credential.get_untracked();
        let found = match page.matched {
            Some(matched) if matched.is_credential() => Some(CredentialMatch::Found(matched)),
            Some(_) if is_credential && page.keys.is_empty() => Some(CredentialMatch::NotFound),
            _ => None,
        };
        if let Some(found) = found {
            // The credential is no longer needed and must not stay readable on the screen.
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
        Accept::Response
    }
}
