//! Buttons that select several actions at once. The selection can be changed afterwards.

use super::ActionPicker;
use crate::messages::actions as words;
use crate::model::actions::{Preset, Selection, action_of};
use crate::ui::button::{ButtonVariant, button};
use crate::ui::lean::{HtmlElement, aria_bool, html};

/// A button for each preset of the API, and one for full access. A button is pressed while exactly
/// its actions are selected.
pub fn presets(picker: &ActionPicker, presets: Vec<Preset>) -> HtmlElement {
    let may_grant = |id: &&String| action_of(&picker.catalogue, id).is_some_and(|a| a.can);
    let named = presets.into_iter().map(|preset| {
        let chosen = Selection::of(preset.actions.iter().filter(may_grant));
        (preset.name, Some(preset.description), chosen)
    });
    let full = (words::FULL_ACCESS.to_owned(), None, picker.select_all());
    let buttons = named
        .chain([full])
        .filter(|(.., chosen)| !chosen.is_empty())
        .map(|(label, title, chosen)| {
            let (selection, of_press, picker) = (picker.selection, chosen.clone(), picker.clone());
            let is_chosen = move || Some(selection.with(|now| now.is_same(&chosen)));
            button(ButtonVariant::Secondary, &label, move || {
                picker.change(|chosen| chosen.clone_from(&of_press));
            })
            .maybe_attr("title", title)
            .bind_attr("aria-pressed", aria_bool(is_chosen))
        });
    html::div()
        .class("buttons")
        .attr("role", "group")
        .attr("aria-label", words::PRESETS)
        .child(
            html::span()
                .class("secondary")
                .attr("aria-hidden", "true")
                .child(words::PRESETS),
        )
        .children(buttons)
}
