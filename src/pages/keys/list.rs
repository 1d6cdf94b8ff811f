//! The rows, the filter above them and the button for more below them.

use leptos::prelude::*;

use super::KeyStore;
use crate::api::StatusFilter;
use crate::components::key_row::KeyRow;
use crate::context::{Load, SessionContext};
use crate::delivery::Delivery;
use crate::domain::key::Key;
use crate::text::keys as words;

/// From how many keys on a filter helps.
const FILTER_FROM: u32 = 8;
const FILTERS: [StatusFilter; 3] = [StatusFilter::Current, StatusFilter::Revoked, StatusFilter::All];

/// The list, or what stands in its place while it is empty or on its way.
#[component]
pub fn KeyList(
    /// The keys.
    store: KeyStore,
    /// The key that is asked about.
    asked: RwSignal<Option<Key>>,
) -> impl IntoView {
    let delivery = Delivery::expect();
    let created = delivery.key();
    // A key that was just made is in the list, whatever the filter and however old the list is.
    let keys = Memo::new(move |_| {
        let mut keys = store.keys.get();
        if let Some(made) = created.get() {
            match keys.iter_mut().find(|key| key.id == made.id) {
                Some(key) => *key = made,
                None => keys.insert(0, made),
            }
        }
        keys
    });
    let loading = Memo::new(move |_| store.extent.with(|extent| extent.ready().is_none()));
    let on_revoke = Callback::new(move |key: Key| asked.set(Some(key)));
    let row = move |key: Key| {
        let id = key.id.clone();
        let focused = Signal::derive(move || {
            !delivery.is_open() && created.with(|made| made.as_ref().is_some_and(|made| made.id == id))
        });
        view! { <KeyRow key focused on_revoke/> }
    };
    let empty = Memo::new(move |_| keys.with(Vec::is_empty));
    let body = move || {
        let empty = empty.get();
        if empty && loading.get() {
            view! { <Skeleton/> }.into_any()
        } else if empty {
            view! { <Empty filtered=store.filter.get() != StatusFilter::Current/> }.into_any()
        } else {
            view! {
                <ul class="keys">
                    <For each=move || keys.get() key=|key| (key.id.clone(), key.is_unconfirmed()) children=row/>
                </ul>
                <More store/>
            }
            .into_any()
        }
    };
    view! {
        <Filter store/>
        <div aria-busy=move || loading.get().to_string()>{body}</div>
    }
}

/// Which keys to show; absent while there is nothing to choose from.
#[component]
fn Filter(
    /// The keys.
    store: KeyStore,
) -> impl IntoView {
    let useful = Memo::new(move |before: Option<&bool>| {
        store.filter.get() != StatusFilter::Current
            || store.extent.with(|extent| match extent.ready() {
                Some(extent) => extent.counts.revoked > 0 || extent.counts.current >= FILTER_FROM,
                None => before.copied().unwrap_or_default(),
            })
    });
    let choose = move |event| {
        let chosen = event_target_value(&event);
        if let Some(filter) = FILTERS.into_iter().find(|filter| words::filter(*filter) == chosen) {
            store.filter.set(filter);
            store.keys.set(Vec::new());
            store.fetch_from_start();
        }
    };
    let choices = move || {
        FILTERS
            .into_iter()
            .map(|filter| view! {
                <option selected=move || store.filter.get() == filter>{words::filter(filter)}</option>
            })
            .collect_view()
    };
    view! {
        <Show when=move || useful.get()>
            <label class="filter">
                <span>{words::FILTER}</span>
                <select on:change=choose>{choices()}</select>
            </label>
        </Show>
    }
}

/// How many of them are shown, and the button for the next ones.
#[component]
fn More(
    /// The keys.
    store: KeyStore,
) -> impl IntoView {
    let cursor = move || store.extent.with(|extent| extent.ready().and_then(|extent| extent.next_cursor.clone()));
    let shown = move || {
        let total = store.extent.with(|extent| extent.ready().map(|extent| extent.total))?;
        Some(words::shown(store.keys.with(Vec::len), total))
    };
    view! {
        <div class="more">
            <p class="secondary">{shown}</p>
            <Show when=move || cursor().is_some()>
                <button type="button" class="plain" on:click=move |_| store.fetch(cursor())>
                    {words::MORE}
                </button>
            </Show>
        </div>
    }
}

/// Nothing to list.
#[component]
fn Empty(
    /// Whether a filter is the reason.
    filtered: bool,
) -> impl IntoView {
    if filtered {
        return view! { <p class="empty">{words::NONE_FOUND}</p> }.into_any();
    }
    let options = SessionContext::expect().options();
    let documentation = move || {
        let url = options.with(|options| match options {
            Load::Ready(options) => options.links.documentation.clone(),
            _ => None,
        })?;
        Some(view! { <a href=url target="_blank" rel="noopener">{words::DOCUMENTATION}</a> })
    };
    view! {
        <div class="empty">
            <h3>{words::EMPTY_TITLE}</h3>
            <p>{words::EMPTY}</p>
            <p>{documentation}</p>
        </div>
    }
    .into_any()
}

/// Rows of the size of those that will come.
#[component]
fn Skeleton() -> impl IntoView {
    view! {
        <p class="visually-hidden">{words::LOADING}</p>
        <div class="skeleton" aria-hidden="true"><div></div><div></div><div></div></div>
    }
}
