//! Search, filter and order of the list.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

use super::store::CredentialMatch;
use super::{KeyStore, Selection};
use crate::messages::listing as words;
use crate::model::list_params::{Counts, ListParams, Sort, StatusFilter};
use crate::model::route::Route;
use crate::state::{HistoryMode, HostBridge, SessionContext};
use crate::ui::button::{ButtonVariant, button};
use crate::ui::lean::{HtmlElement, UnsubscribeOnCleanup, bool_memo, dynamic, html, nothing};
use crate::ui::notice::{Notice, Severity};

/// A list with fewer keys needs no filter.
const MIN_KEYS_FOR_TOOLBAR: u32 = 8;
/// A search starts this long after the last input.
const DEBOUNCE: Duration = Duration::from_millis(300);

/// Shown above the list; empty while there is nothing to choose from.
pub fn toolbar(store: KeyStore, selection: Selection) -> AnyView {
    let session = SessionContext::expect();
    let host = HostBridge::expect();
    let many = |counts: Counts| counts.revoked > 0 || counts.current >= MIN_KEYS_FOR_TOOLBAR;
    let counted = bool_memo(move || store.counts.get().is_some_and(many));
    let is_chosen = bool_memo(move || store.params.get() != ListParams::default());
    // Once shown, it stays, because it may have the focus.
    let cleanup = UnsubscribeOnCleanup::register();
    let useful = Memo::new(move |before: Option<&bool>| {
        cleanup.track_observer();
        counted.get() || is_chosen.get() || before.is_some_and(|before| *before)
    });
    let searches = bool_memo(move || session.capabilities().search);
    let has_events = bool_memo(move || session.capabilities().events);
    let ends = bool_memo(move || {
        let may = session.permissions();
        may.is_some_and(|may| may.revoke || (may.edit && session.capabilities().edit))
    });
    dynamic(move || {
        if !useful.get() {
            return nothing();
        }
        let activity = button(ButtonVariant::Ghost, words::ACTIVITY, move || {
            host.navigate(Route::Activity, HistoryMode::Push);
        });
        let finder = html::div()
            .class("finder")
            .child(move || match searches.get() {
                true => search(store).into_any(),
                false => nothing(),
            })
            .child(filter(store))
            .child(sort(store))
            .child(several(selection).bind_bool_attr("hidden", bool_memo(move || !ends.get())))
            .child(activity.bind_bool_attr("hidden", bool_memo(move || !has_events.get())));
        vec![
            finder.into_any(),
            dynamic(move || credential_match_notice(store)),
        ]
        .into_any()
    })
}

/// The search box. It searches after a pause, on Enter at once.
fn search(store: KeyStore) -> HtmlElement {
    let pause: StoredValue<Option<TimeoutHandle>> = StoredValue::new(None);
    let stop = move || {
        if let Some(Some(pending)) = pause.try_get_value() {
            pending.clear();
        }
    };
    on_cleanup(stop);
    let input = html::input()
        .id("search")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off")
        .attr("spellcheck", "false")
        .attr("maxlength", "1024")
        .attr("aria-describedby", "search-help")
        .on("input", move |_| {
            stop();
            let search = set_timeout_with_handle(move || store.search(), DEBOUNCE);
            pause.set_value(search.ok());
        })
        .on("keydown", move |event| {
            let key: &KeyboardEvent = event.unchecked_ref();
            if key.key() == "Enter" {
                stop();
                store.search();
            }
        });
    store.search_in(input.node());
    html::div()
        .class("field search")
        .child(html::label().attr("for", "search").child(words::SEARCH))
        .child(input)
        .child(
            html::p()
                .class("help")
                .id("search-help")
                .child(words::SEARCH_HELP),
        )
}

/// The result of a search for a credential.
fn credential_match_notice(store: KeyStore) -> AnyView {
    let sentence = match store.credential_match.get() {
        None => return nothing(),
        Some(CredentialMatch::Found(matched)) => words::matched(matched).to_owned(),
        Some(CredentialMatch::NotFound) => {
            words::of_none(&untrack(|| SessionContext::expect().workspace_name()))
        }
    };
    let back = Callback::new(move |()| store.stop_searching());
    Notice {
        buttons: vec![(words::SHOW_ALL.to_owned(), back)],
        ..Notice::new(Severity::Warning, sentence)
    }
    .view()
}

fn filter(store: KeyStore) -> HtmlElement {
    let choices = StatusFilter::ALL.into_iter();
    let choices = choices.map(|one| (one.word(), words::filter(one)));
    let chosen = Box::new(move || store.params.get().status.word());
    choice(words::FILTER, choices, chosen, move |word| {
        let mut all = StatusFilter::ALL.into_iter();
        if let Some(status) = all.find(|one| one.word() == word) {
            let view = store.params.get_untracked();
            store.set_params(ListParams { status, ..view });
        }
    })
}

fn sort(store: KeyStore) -> HtmlElement {
    let choices = Sort::ALL.into_iter();
    let choices = choices.map(|one| (one.word(), words::sort(one)));
    let chosen = Box::new(move || store.params.get().sort.word());
    choice(words::SORT, choices, chosen, move |word| {
        if let Some(sort) = Sort::ALL.into_iter().find(|one| one.word() == word) {
            let view = store.params.get_untracked();
            store.set_params(ListParams { sort, ..view });
        }
    })
}

fn choice(
    label: &str,
    choices: impl Iterator<Item = (&'static str, &'static str)>,
    chosen: Box<dyn Fn() -> &'static str>,
    on_choose: impl Fn(&str) + 'static,
) -> HtmlElement {
    let options = choices.map(|(word, name)| html::option().attr("value", word).child(name));
    let choose = move |event: Event| on_choose(&event_target_value(&event));
    html::label()
        .class("filter")
        .child(html::span().child(label))
        .child(
            html::select()
                .on("change", choose)
                .children(options)
                .bind_selected(chosen),
        )
}

/// Starts and ends selection mode.
fn several(selection: Selection) -> HtmlElement {
    let label = crate::ui::lean::text_signal(move || {
        let words = if selection.on.get() {
            words::STOP_SELECTING
        } else {
            words::SELECT
        };
        words.to_owned()
    });
    crate::ui::button::button_with_signal_label(ButtonVariant::Ghost, label, move || {
        selection.keys.set(Vec::new());
        selection.on.update(|on| *on = !*on);
    })
}
