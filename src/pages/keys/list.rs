//! The rows, the filter above them and the button for more below them.

use leptos::prelude::*;
use web_sys::Event;

use super::KeyStore;
use crate::components::button::{Kind, button};
use crate::components::dynamic::{dynamic, nothing};
use crate::components::element::el;
use crate::components::error_notice::error_notice;
use crate::components::focus::focused_element;
use crate::components::key_row::key_row;
use crate::context::SessionContext;
use crate::delivery::Delivery;
use crate::domain::key::{Counts, Key, StatusFilter};
use crate::reactive::{State, said, truth};
use crate::text::errors::Doing;
use crate::text::keys as words;

/// From how many keys on a filter helps.
const FILTER_FROM: u32 = 8;
const FILTERS: [StatusFilter; 3] = [
    StatusFilter::Current,
    StatusFilter::Revoked,
    StatusFilter::All,
];

/// The list of the keys in `store`, or what stands in its place while it is empty or on its way.
/// `asked` is the key whose revoking is asked about.
#[must_use]
pub fn key_list(store: KeyStore, asked: State<Option<Key>>) -> AnyView {
    let delivery = Delivery::expect();
    let created = delivery.key();
    // A key that was just made is in the list, whatever the filter and however old the list is.
    let keys = move || {
        let mut keys = store
            .list
            .with(|list| list.as_ref().map(|list| list.keys.clone()));
        let is_new = !delivery.purpose().get().is_rotation();
        if let Some(made) = created.get().filter(|_| is_new) {
            let keys = keys.get_or_insert_default();
            if !keys.iter().any(|key| key.id == made.id) {
                keys.insert(0, made);
            }
        }
        keys
    };
    let on_revoke = move |key: Key| asked.set(Some(key));
    let rows = move || {
        // The rows are built anew; who stood on one of them stands on it again.
        if let Some(id) = key_with_focus() {
            delivery.send_focus_to(id);
        }
        match keys() {
            None => skeleton(),
            Some(keys) if keys.is_empty() => empty(store.filter.get() != StatusFilter::Current),
            Some(keys) => {
                let rows = keys.into_iter().map(|key| key_row(key, on_revoke));
                el("ul").class("keys").children(rows).into_any()
            }
        }
    };
    let busy = said(move || store.list.with(|list| list.is_none().then_some(true)));
    vec![
        dynamic(move || filter(store)),
        el("div")
            .attr_of("aria-busy", busy)
            .dynamic(rows)
            .into_any(),
        dynamic(move || more(store)),
    ]
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
    let choose = move |event: Event| {
        let chosen = event_target_value(&event);
        if let Some(filter) = FILTERS
            .into_iter()
            .find(|filter| words::filter(*filter) == chosen)
        {
            store.choose(filter);
        }
    };
    let choices = FILTERS.into_iter().map(|filter| {
        el("option")
            .flag("selected", filter == chosen)
            .text(words::filter(filter))
    });
    el("label")
        .class("filter")
        .child(el("span").text(words::FILTER))
        .child(el("select").on("change", choose).children(choices))
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
    let button = cursor.map(|_| button(Kind::Plain, words::MORE, move || fetch.run(())));
    let problem = move || match store.problem.get() {
        Some(error) => error_notice(&error, Doing::Loading, Some(fetch)).view(),
        None => nothing(),
    };
    let more = el("div")
        .class("more")
        .child(el("p").class("secondary").text(&shown))
        .child_if(button);
    vec![more.into_any(), dynamic(problem)].into_any()
}

/// Nothing to list; `filtered`: because of the filter.
fn empty(filtered: bool) -> AnyView {
    if filtered {
        return el("p").class("empty").text(words::NONE_FOUND).into_any();
    }
    let options = SessionContext::expect().options();
    let url = options.with(|options| {
        options
            .ready()
            .and_then(|options| options.documentation.clone())
    });
    let link = url.map(|url| {
        el("a")
            .attr("href", &url)
            .attr("target", "_blank")
            .attr("rel", "noopener")
            .text(words::DOCUMENTATION)
    });
    el("div")
        .class("empty")
        .child(el("h3").text(words::EMPTY_TITLE))
        .child(el("p").text(words::EMPTY))
        .child(el("p").child_if(link))
        .into_any()
}

/// Rows of the size of those that will come.
fn skeleton() -> AnyView {
    let rows = el("div")
        .class("skeleton")
        .attr("aria-hidden", "true")
        .children((0..3).map(|_| el("div")));
    let loading = el("p").class("visually-hidden").text(words::LOADING);
    vec![loading.into_any(), rows.into_any()].into_any()
}
