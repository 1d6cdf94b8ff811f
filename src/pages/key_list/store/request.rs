//! The request for a page of the list.

use leptos::prelude::*;
use web_sys::HtmlInputElement;

use crate::api::{Api, ListQuery};
use crate::model::error::ApiError;
use crate::model::invisible::is_blank;
use crate::model::list_params::{self, KeyPage, ListParams};
use crate::model::secret::Secret;
use crate::model::secret_shape::is_likely;
use crate::secret_issuance::secret_input;
use crate::ui::lean::ErasedRwSignal;

/// A page before the present one, and the number of its keys.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PreviousPage {
    pub cursor: Option<String>,
    pub keys: usize,
}

/// A page of the list.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Position {
    /// `None` for the first page.
    pub cursor: Option<String>,
    pub previous: Vec<PreviousPage>,
}

/// Why the list is requested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FetchReason {
    /// In the background; not announced.
    Refresh,
    /// A search: announced; the focus stays in the search box.
    Search,
    /// Another page, or *Try again*: announced; the focus goes to the title.
    Paginate,
}

/// The parameters of the next request, and properties of the last search.
#[derive(Clone, Copy)]
pub(super) struct ListRequest {
    pub params: ErasedRwSignal<ListParams>,
    pub position: ErasedRwSignal<Position>,
    pub reason: ErasedRwSignal<FetchReason>,
    pub searching: RwSignal<bool>,
    pub masked: RwSignal<bool>,
    pub is_credential: RwSignal<bool>,
    /// The search box. Its text is read for each request and stored nowhere else.
    pub search_input: StoredValue<Option<HtmlInputElement>, LocalStorage>,
}

impl ListRequest {
    /// Sends a search if the search box has text, or else a list request, with the parameters of
    /// the present moment.
    pub fn send(self, api: Api) -> impl Future<Output = Result<KeyPage, ApiError>> + use<> {
        let text = self.text().filter(|_| self.searching.get_untracked());
        // The search box is empty or was replaced.
        if text.is_none() {
            self.searching.set(false);
        }
        let has = |is: fn(&str) -> bool| text.as_ref().is_some_and(|text| is(text.expose()));
        self.is_credential.set(has(is_likely));
        self.masked.set(has(list_params::is_masked));
        let query = ListQuery {
            view: self.params.get_untracked(),
            cursor: self.position.with_untracked(|page| page.cursor.clone()),
        };
        async move {
            match &text {
                Some(text) => api.search(text, &query).await,
                None => api.list(&query).await,
            }
        }
    }

    /// The text of the search box; `None` if it is blank.
    pub fn text(&self) -> Option<Secret> {
        let input = self.search_input.try_get_value().flatten();
        let text = input.map(|input| secret_input::read(&input));
        text.filter(|text| !is_blank(text.expose()))
    }
}
