//! The rows, and the ways to the keys before and after them.

use leptos::prelude::*;

use super::{KeyStore, Selection};
use crate::components::button::{ButtonVariant, button};
use crate::components::error_notice::error_notice;
use crate::components::key_row::{Row, key_row};
use crate::messages::errors::Operation;
use crate::messages::{key_list as words, listing};
use crate::model::key::Key;
use crate::model::list_params::StatusFilter;
use crate::model::options::Options;
use crate::secret_issuance::SecretIssuance;
use crate::state::{HostBridge, LoadState, SessionContext};
use crate::ui::focus::focused_element;
use crate::ui::lean::{ErasedRwSignal, HtmlElement, aria_bool, dynamic, html, nothing};

/// The list of the keys in `store`, or what stands in its place while it is empty or on its way.
/// `asked` is the key whose revoking is asked about; `picked` are those chosen to do something with
/// several.
#[must_use]
pub fn key_list(store: KeyStore, asked: ErasedRwSignal<Option<Key>>, picked: Selection) -> AnyView {
    let delivery = SecretIssuance::expect();
    let clock = SessionContext::expect().clock();
    let created = delivery.key();
    // A key that was just made is in the list, whatever the filter and however old the list is.
    let keys = move || {
        let mut keys = store
            .list
            .with(|list| list.as_ref().map(|list| list.keys.clone()));
        let is_new = !delivery.kind().get().is_rotation();
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
        // The rows are built anew; who stood on one of them stands on it again.
        if let Some(id) = key_with_focus() {
            delivery.request_focus(id);
        }
        let picks = picked.on.get();
        match keys() {
            None => skeleton(),
            Some(keys) if keys.is_empty() => empty(store),
            Some(keys) => {
                let rows = keys.into_iter().map(|key| {
                    let row = Row {
                        key,
                        picked: picks.then_some(picked.keys),
                    };
                    key_row(row, move |key| asked.set(Some(key)))
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

/// The id of the key in whose row the focus is.
fn key_with_focus() -> Option<String> {
    let row = focused_element()?.closest("li.key").ok()??;
    row.get_attribute("data-key")
}

/// Which of them are shown, and the ways to the others.
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

/// Why other keys did not come, while those that are there stand.
fn problem(store: KeyStore) -> AnyView {
    let retry = Callback::new(move |()| store.retry());
    match store.error.get() {
        Some(error) => error_notice(&error, Operation::Loading, Some(retry)).view(),
        None => nothing(),
    }
}

/// Nothing to list: by the filter, by the search, or since there is no key.
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

/// Rows of the size of those that will come.
fn skeleton() -> AnyView {
    let rows = html::div()
        .class("skeleton")
        .attr("aria-hidden", "true")
        .children((0..3).map(|_| html::div()));
    let loading = html::p().class("visually-hidden").child(words::LOADING);
    vec![loading.into_any(), rows.into_any()].into_any()
}
