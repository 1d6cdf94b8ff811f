//! The rows, and the buttons for the previous and the next page.

use std::rc::Rc;

use leptos::prelude::*;

use super::{KeyStore, Selection};
use crate::api::now_ms;
use crate::keys::key_actions::OnChange;
use crate::keys::key_row::key_row;
use crate::messages::errors::Operation;
use crate::messages::{key_list as words, listing};
use crate::model::key::Key;
use crate::model::list_params::{KeyPage, StatusFilter};
use crate::model::options::Options;
use crate::notices::error_notice::error_notice;
use crate::secret_issuance::SecretIssuance;
use crate::state::{HostBridge, LoadState, SessionContext};
use crate::ui::button::{ButtonVariant, button};
use crate::ui::focus::focused_element;
use crate::ui::lean::{HtmlElement, aria_bool, bool_memo, dynamic, html, nothing};

/// The list of the keys in `store`, or a placeholder while it is empty or loading. `on_change` opens the
/// confirmation of an action. `selection` are the keys selected for a bulk action.
#[must_use]
pub fn key_list(store: KeyStore, on_change: OnChange, selection: Selection) -> AnyView {
    let issuance = SecretIssuance::expect();
    let clock = SessionContext::expect().clock();
    let row = move |(key, is_selecting, _): &(Key, bool, u32)| {
        // If the focus was in the old row of this key, it moves to the new one.
        if key_with_focus().as_ref() == Some(&key.id) {
            issuance.request_focus(key.id.clone());
        }
        key_row(key, is_selecting.then_some(selection.keys), on_change)
    };
    // A row is built again when its key changes, when selection mode begins or ends, and where a minute has
    // passed since it was built, because it shows how long ago the key was used.
    let rows = move || {
        let is_selecting = selection.on.get();
        let minute = ((now_ms() - clock.get()) / 60_000.0) as u32;
        let mut rows = Vec::new();
        for key in shown_keys(store, issuance) {
            rows.push(Rc::new((key, is_selecting, minute)));
        }
        rows
    };
    let has_keys = bool_memo(move || !shown_keys(store, issuance).is_empty());
    let content = move || {
        if has_keys.get() {
            return untrack(|| html::ul().class("keys").keyed(rows, row)).into_any();
        }
        match store.list.with(Option::is_none) {
            true => skeleton(),
            false => empty(store),
        }
    };
    let busy = aria_bool(move || store.list.with(|list| list.is_none().then_some(true)));
    vec![
        html::div()
            .bind_attr("aria-busy", busy)
            .child(content)
            .into_any(),
        dynamic(move || pages(store)),
        dynamic(move || problem(store)),
    ]
    .into_any()
}

/// The keys of the page. A key that was just created is among them, also if the filter excludes it or the
/// list is older.
fn shown_keys(store: KeyStore, issuance: SecretIssuance) -> Vec<Key> {
    let listed = |list: &Option<KeyPage>| list.as_ref().map(|list| list.keys.clone());
    let mut keys = store.list.with(listed).unwrap_or_default();
    let is_new = !issuance.kind().get().is_rotation();
    issuance.key().with(|created| {
        if let Some(created) = created
            && is_new
            && keys.iter().all(|key| key.id != created.id)
        {
            keys.insert(0, created.clone());
        }
    });
    keys
}

/// The id of the key whose row has the focus.
fn key_with_focus() -> Option<String> {
    let row = focused_element()?.closest("li.key").ok()??;
    row.get_attribute("data-key")
}

/// The range of keys that is shown, and the buttons for the other pages.
fn pages(store: KeyStore) -> AnyView {
    let known = store.list.with(|list| {
        let list = list.as_ref().filter(|list| !list.keys.is_empty())?;
        let before = untrack(|| store.offset());
        Some((listing::shown(before, list), list.next_cursor.is_some()))
    });
    let Some((shown, has_next)) = known else {
        return nothing();
    };
    let previous = untrack(|| store.has_previous()).then(|| {
        button(ButtonVariant::Secondary, listing::PREVIOUS, move || {
            store.previous()
        })
    });
    let next = has_next.then(|| {
        button(ButtonVariant::Secondary, listing::NEXT, move || {
            store.next()
        })
    });
    html::div()
        .class("more")
        .child(html::p().class("secondary").child(&shown))
        .child(previous)
        .child(next)
        .into_any()
}

/// Why the last request failed, while the loaded keys stay.
fn problem(store: KeyStore) -> AnyView {
    let retry = Callback::new(move |()| store.retry());
    match store.error.get() {
        Some(error) => error_notice(&error, Operation::Loading, Some(retry)).view(),
        None => nothing(),
    }
}

/// The list is empty: no search result, no key under the filter, or no key at all.
fn empty(store: KeyStore) -> AnyView {
    let sentence = |words: &str| html::p().class("empty").child(words).into_any();
    if untrack(|| store.searching.get()) {
        return sentence(match untrack(|| store.masked.get()) {
            true => listing::NONE_FOUND_MASKED,
            false => listing::NONE_FOUND,
        });
    }
    if store.params.get_untracked().status != StatusFilter::Current {
        return sentence(listing::NONE_UNDER_FILTER);
    }
    let options = SessionContext::expect().options();
    let of_api = |options: &LoadState<Options>| options.ready()?.documentation.clone();
    let of_host = HostBridge::expect().capabilities().documentation;
    let url = of_host.or_else(|| options.with(of_api));
    let link = url.map(|url| {
        html::a()
            .attr("href", &url)
            .attr("target", "_blank")
            .attr("rel", "noopener")
            .child(words::DOCUMENTATION)
    });
    first_key(link).into_any()
}

fn first_key(link: Option<HtmlElement>) -> HtmlElement {
    html::div()
        .class("empty")
        .child(html::h3().child(words::EMPTY_TITLE))
        .child(html::p().child(words::EMPTY))
        .child(html::p().child(link))
}

/// Rows of the size of the rows to come.
fn skeleton() -> AnyView {
    let rows = html::div()
        .class("skeleton")
        .attr("aria-hidden", "true")
        .children((0..3).map(|_| html::div()));
    let loading = html::p().class("visually-hidden").child(words::LOADING);
    vec![loading.into_any(), rows.into_any()].into_any()
}
