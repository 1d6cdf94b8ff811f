//! The rows, the filter above them and the button for more below them.

use leptos::prelude::*;

use super::KeyStore;
use crate::components::button::{Button, Kind};
use crate::components::dynamic::{dynamic, nothing};
use crate::components::error_notice::error_notice;
use crate::components::focus::focused_element;
use crate::components::key_row::KeyRow;
use crate::context::{SessionContext, truth};
use crate::delivery::Delivery;
use crate::domain::key::{Counts, Key, StatusFilter};
use crate::text::errors::Doing;
use crate::text::keys as words;

/// From how many keys on a filter helps.
const FILTER_FROM: u32 = 8;
const FILTERS: [StatusFilter; 3] = [
    StatusFilter::Current,
    StatusFilter::Revoked,
    StatusFilter::All,
];

/// The list, or what stands in its place while it is empty or on its way.
#[component]
pub fn KeyList(
    /// The keys.
    store: KeyStore,
    /// The key that is asked about.
    asked: RwSignal<Option<Key>>,
) -> impl IntoView {
    let created = Delivery::expect().key();
    // A key that was just made is in the list, whatever the filter and however old the list is.
    let keys = move || {
        let mut keys = store
            .list
            .with(|list| list.as_ref().map(|list| list.keys.clone()));
        if let Some(made) = created.get() {
            let keys = keys.get_or_insert_default();
            if !keys.iter().any(|key| key.id == made.id) {
                keys.insert(0, made);
            }
        }
        keys
    };
    let on_revoke = Callback::new(move |key: Key| asked.set(Some(key)));
    let delivery = Delivery::expect();
    let rows = move || {
        // The rows are built anew; who stood on one of them stands on it again.
        if let Some(id) = key_with_focus() {
            delivery.send_focus_to(id);
        }
        match keys() {
            None => skeleton(),
            Some(keys) if keys.is_empty() => empty(store.filter.get() != StatusFilter::Current),
            Some(keys) => {
                let rows: Vec<_> = keys
                    .into_iter()
                    .map(|key| view! { <KeyRow key on_revoke/> })
                    .collect();
                view! { <ul class="keys">{rows}</ul> }.into_any()
            }
        }
    };
    let busy = Signal::derive(move || store.list.with(|list| list.is_none().then_some("true")));
    view! {
        {dynamic(move || filter(store))}
        <div aria-busy=busy>{dynamic(rows)}</div>
        {dynamic(move || more(store))}
    }
    .into_any()
}

/// The id of the key in whose row the focus is.
fn key_with_focus() -> Option<String> {
    let row = focused_element()?.closest("li.key").ok()??;
    row.get_attribute("data-key")
}

/// Which keys to show; absent while there is nothing to choose from.
fn filter(store: KeyStore) -> AnyView {
    let chosen = store.filter.get_untracked();
    let many = |counts: Counts| counts.revoked > 0 || counts.current >= FILTER_FROM;
    // Stays once it is there, so that it does not go while it has the focus.
    let useful = truth(move || store.counts.get().is_some_and(many));
    if !useful.get() {
        return nothing();
    }
    let choose = move |event| {
        let chosen = event_target_value(&event);
        if let Some(filter) = FILTERS
            .into_iter()
            .find(|filter| words::filter(*filter) == chosen)
        {
            store.choose(filter);
        }
    };
    let choices: Vec<_> = FILTERS
        .into_iter()
        .map(|filter| view! { <option selected=filter == chosen>{words::filter(filter)}</option> })
        .collect();
    view! {
        <label class="filter">
            <span>{words::FILTER}</span>
            <select on:change=choose>{choices}</select>
        </label>
    }
    .into_any()
}

/// How many of them are shown, the button for the next ones, and why they did not come.
fn more(store: KeyStore) -> AnyView {
    let known = store.list.with(|list| {
        let list = list.as_ref().filter(|list| !list.keys.is_empty())?;
        let shown = words::shown(list.keys.len(), list.total);
        Some((shown, list.next_cursor.clone()))
    });
    let Some((shown, cursor)) = known else {
        return nothing();
    };
    let fetch = {
        let cursor = cursor.clone();
        Callback::new(move |()| store.fetch(cursor.clone()))
    };
    let button =
        cursor.map(|_| view! { <Button kind=Kind::Plain label=words::MORE on_press=fetch/> });
    let problem = move || match store.problem.get() {
        Some(error) => error_notice(&error, Doing::Loading, Some(fetch)).view(),
        None => nothing(),
    };
    view! {
        <div class="more"><p class="secondary">{shown}</p>{button}</div>
        {dynamic(problem)}
    }
    .into_any()
}

/// Nothing to list; `filtered`: because of the filter.
fn empty(filtered: bool) -> AnyView {
    if filtered {
        return view! { <p class="empty">{words::NONE_FOUND}</p> }.into_any();
    }
    let options = SessionContext::expect().options();
    let url = options.with(|options| {
        options
            .ready()
            .and_then(|options| options.documentation.clone())
    });
    let link = url
        .map(|url| view! { <a href=url target="_blank" rel="noopener">{words::DOCUMENTATION}</a> });
    view! {
        <div class="empty">
            <h3>{words::EMPTY_TITLE}</h3>
            <p>{words::EMPTY}</p>
            <p>{link}</p>
        </div>
    }
    .into_any()
}

/// Rows of the size of those that will come.
fn skeleton() -> AnyView {
    view! {
        <p class="visually-hidden">{words::LOADING}</p>
        <div class="skeleton" aria-hidden="true"><div></div><div></div><div></div></div>
    }
    .into_any()
}
