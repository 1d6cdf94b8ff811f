//! Selected actions that the API no longer has: from an older key.

use leptos::prelude::*;

use super::ActionPicker;
use crate::messages::actions as words;
use crate::model::actions::action_of;
use crate::ui::ShadowRootHandle;
use crate::ui::button::{ButtonVariant, button};
use crate::ui::lean::{dynamic, html, memo, nothing};

/// One row for each action. It stays selected until the user removes it.
pub fn unknown(picker: &ActionPicker) -> AnyView {
    let (selection, picker, catalogue) =
        (picker.selection, picker.clone(), picker.catalogue.clone());
    let ids = memo(move || {
        let unknown = |id: &&String| action_of(&catalogue, id).is_none();
        selection.with(|selection| {
            selection
                .ids()
                .iter()
                .filter(unknown)
                .cloned()
                .collect::<Vec<_>>()
        })
    });
    let root = ShadowRootHandle::expect();
    dynamic(move || {
        let ids = ids.get();
        if ids.is_empty() {
            return nothing();
        }
        let rows = ids.into_iter().map(|id| {
            let what = html::div()
                .child(html::code().child(&id))
                .child(html::p().class("warning-text").child(words::NO_LONGER));
            let (picker, name) = (picker.clone(), words::remove_named(&id));
            let remove = move || {
                picker.change(|chosen| chosen.set(&id, false));
                root.focus(picker.id.to_owned());
            };
            html::li().child(what).child(
                button(ButtonVariant::Ghost, words::REMOVE, remove).attr("aria-label", &name),
            )
        });
        html::ul().class("networks").children(rows).into_any()
    })
}
