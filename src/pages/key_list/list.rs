//! The rows, and the buttons for the previous and the next page.

use leptos::prelude::*;

use super::{KeyStore, Selection};
use crate::keys::key_actions::OnChange;
use crate::keys::key_row::{Row, key_row};
use crate::messages::errors::Operation;
use crate::messages::{key_list as words, listing};
use crate::model::list_params::StatusFilter;
use crate::model::options::Options;
use crate::notices::error_notice::error_notice;
use crate::secret_issuance::SecretIssuance;
use crate::state::{HostBridge, LoadState, SessionContext};
use crate::ui::button::{ButtonVariant, button};
use crate::ui::focus::focused_element;
use crate::ui::lean::{HtmlElement, aria_bool, dynamic, html, nothing};

/// The list of the keys in `store`, or a placeholder while it is empty or loading. `on_change` opens the
/// confirmation of an action. `selection` are the keys selected for a bulk action.
#[must_use]
pub fn key_list(store: KeyStore, on_change: OnChange, selection: Selection) -> AnyView {
    let issuance = SecretIssuance::expect();
    let clock = SessionContext::expect().clock();
    let created = issuance.key();
    // A key that was just created is shown, also if the filter excludes it or the list is older.
    let keys = move || {
        let mut keys = store
            .list
            .with(|list| list.as_ref().map(|list| list.keys.clone()));
        let is_new = !issuance.kind().get().is_rotation();
        if let Some(made) = created.get().filter(|_| is_new) {
            let keys = keys.get_or_insert_default();
            if !keys.iter().any(|key| key.id == made.id) {
                keys.insert(0, made);
            }
        }
        keys
    };
    let rows = move || {
        clock.track();
        // The rows are rendered again. If the focus was in a row, it moves to the new row of the
        // same key.
        if let Some(id) = key_with_focus() {
            issuance.request_focus(id);
        }
        let picks = selection.on.get();
        match keys() {
            None => skeleton(),
            Some(keys) if keys.is_empty() => empty(store),
            Some(keys) => {
                let rows = keys.into_iter().map(|key| {
                    let row = Row {
                        key,
                        selection: picks.then_some(selection.keys),
                    };
                    key_row(row, on_change)
                });
                html::ul().class("keys").children(rows).into_any()
            }
        }
    };
    let busy = aria_bool(move || store.list.with(|list| list.is_none().then_some(true)));
    vec![
        html::div()
            .bind_attr("aria-busy", busy)
            .child(rows)
            .into_any(),
        dynamic(move || pages(store)),
        dynamic(move || problem(store)),
    ]
    .into_any()
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
