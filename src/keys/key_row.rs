//! One key in the list.

use crate::keys::key_actions::{OnChange, ROW_ACTIONS};
use crate::keys::key_notices::key_notices;
use crate::keys::key_summary::{access_details, access_summary, badges, timestamps};
use crate::keys::key_warnings::key_warnings;
use crate::messages::listing;
use crate::messages::marks::isolated;
use crate::model::key::Key;
use crate::model::route::Route;
use crate::secret_issuance::SecretIssuance;
use crate::state::{HistoryMode, HostBridge};
use crate::ui::ShadowRootHandle;
use crate::ui::button::{ButtonVariant, button};
use crate::ui::choice_input::{Checkbox, CheckedState};
use crate::ui::lean::{ErasedRwSignal, HtmlElement, effect, html, memo};

/// `selection` are the keys selected for a bulk action; `None` while selection mode is off.
#[must_use]
pub fn key_row(
    key: &Key,
    selection: Option<ErasedRwSignal<Vec<Key>>>,
    on_change: OnChange,
) -> HtmlElement {
    let issuance = SecretIssuance::expect();
    let root = ShadowRootHandle::expect();
    let host = HostBridge::expect();
    let id = key.id.clone();
    effect(move |_| {
        if issuance.take_focus_request(&id) {
            root.focus(format!("key-{id}"));
        }
    });
    let alerts = key_notices(key);
    let actions = ROW_ACTIONS.iter();
    let actions = actions.filter_map(|action| action.row_button(key, on_change));
    let route = Route::Key(key.id.clone());
    let open = move || host.navigate(route.clone(), HistoryMode::Push);
    let title = html::h3()
        .id(&format!("key-{}", key.id))
        .attr("tabindex", "-1")
        .child(button(ButtonVariant::Link, &isolated(&key.name), open));
    let note = key.note.as_deref();
    let note = note.map(|note| html::p().class("secondary").child(&isolated(note)));
    let main = html::div()
        .class("key-main")
        .child(selection.map(|selection| selection_checkbox(key, selection)))
        .child(title)
        .child(note)
        .child(badges(key))
        .child(access_summary(key))
        .child(key_warnings(key, |_| None))
        .child(access_details(key));
    let buttons = html::div().class("buttons key-buttons").children(actions);
    html::li()
        .class("key")
        .part("key")
        .attr("data-key", &key.id)
        .child(main)
        .child(timestamps(key))
        .child(buttons)
        .child(alerts)
}

/// Selects the key for a bulk action.
fn selection_checkbox(key: &Key, selection: ErasedRwSignal<Vec<Key>>) -> HtmlElement {
    let id = key.id.clone();
    let is_picked = move || selection.with(|all| all.iter().any(|one| one.id == id));
    let label = html::span()
        .class("visually-hidden")
        .child(&listing::select_named(&key.name));
    let key = key.clone();
    Checkbox::new(label, memo(move || CheckedState::from(is_picked()))).view(move |is| {
        selection.update(|all| {
            all.retain(|one| one.id != key.id);
            if is {
                all.push(key.clone());
            }
        });
    })
}
