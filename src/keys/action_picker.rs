//! Picker for the allowed actions: presets, a search, and groups with tri-state checkboxes.

mod group;
mod presets;
mod unknown;

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use crate::messages::actions as words;
use crate::model::actions::{ActionGroup, Preset, Search, Selection, all_grantable};
use crate::ui::button::{ButtonVariant, button};
use crate::ui::lean::{
    ErasedReadSignal, ErasedRwSignal, HtmlElement, bool_memo, html, memo, nothing, text_signal,
};
use group::group;
use presets::presets;
use unknown::unknown;

/// From this number of actions on, groups are closed at first.
const CLOSED_FROM: usize = 60;

/// The catalogue of actions and the selection. Actions that the search does not find are hidden and
/// not removed, so that the focus and the selection stay.
#[derive(Clone)]
pub struct ActionPicker {
    pub catalogue: Arc<[ActionGroup]>,
    pub selection: ErasedRwSignal<Selection>,
    /// Set when the user changes the selection.
    pub touched: RwSignal<bool>,
    /// Id of the search box, used to move the focus there.
    pub id: &'static str,
    /// Id of the element with the error message.
    pub describedby: &'static str,
}

impl ActionPicker {
    /// Renders the picker. `choices` are the API's presets.
    #[must_use]
    pub fn view(self, choices: Vec<Preset>) -> HtmlElement {
        let selection = self.selection;
        let typed = RwSignal::new(String::new());
        let search = memo(move || typed.with(|typed| Search::new(typed)));
        let count: usize = self.catalogue.iter().map(|group| group.actions.len()).sum();
        let of_summary = self.catalogue.clone();
        let summary =
            text_signal(move || selection.with(|chosen| words::chosen(chosen, &of_summary)));
        let of_warning = self.catalogue.clone();
        let not_full =
            bool_memo(move || !selection.with(|selection| selection.is_full(&of_warning)));
        let warning = html::p()
            .class("notice warning")
            .attr("role", "alert")
            .bind_bool_attr("hidden", not_full)
            .child(words::FULL_WARNING);
        let box_ = html::input()
            .id(self.id)
            .attr("type", "search")
            .attr("autocomplete", "off")
            .attr("aria-label", words::SEARCH_ACTIONS)
            .attr("placeholder", words::SEARCH_ACTIONS)
            .attr("aria-describedby", self.describedby)
            .bind_value(typed)
            // The search box is no field of the form: its input must not mark the form as changed.
            .on("input", |event| event.stop_propagation())
            .on("keydown", |event| {
                let key: &KeyboardEvent = event.unchecked_ref();
                // Enter in a search box would submit the form.
                if key.key() == "Enter" && !key.ctrl_key() && !key.meta_key() {
                    event.prevent_default();
                }
            });
        let of_result = self.clone();
        let groups = (0..self.catalogue.len())
            .map(|index| group(&self, index, search, count >= CLOSED_FROM));
        html::div()
            .class("section")
            .child(presets(&self, choices))
            .child(warning)
            .child(
                html::p()
                    .class("secondary")
                    .attr("role", "status")
                    .bind_text(summary),
            )
            .child(unknown(&self))
            .child(box_)
            .child(
                html::div()
                    .attr("role", "status")
                    .child(move || of_result.matches(search)),
            )
            .child(html::div().class("groups").children(groups))
    }

    /// A button that selects all search results that the user may grant, or a message if there are
    /// no results.
    fn matches(&self, search: ErasedReadSignal<Search>) -> AnyView {
        let search = search.get();
        if search.is_empty() {
            return nothing();
        }
        let actions = self.catalogue.iter().flat_map(|group| &group.actions);
        let found: Vec<_> = actions.filter(|action| search.finds(action)).collect();
        if found.is_empty() {
            return html::p()
                .class("secondary")
                .child(words::NO_ACTION_FOUND)
                .into_any();
        }
        let ids = found.iter().filter(|action| action.can);
        let ids: Vec<_> = ids.map(|action| action.id.clone()).collect();
        if ids.is_empty() {
            return nothing();
        }
        let this = self.clone();
        let label = words::select_found(ids.len());
        let select = move || this.change(|chosen| ids.iter().for_each(|id| chosen.set(id, true)));
        button(ButtonVariant::Secondary, &label, select).into_any()
    }

    /// Applies a change by the user.
    fn change(&self, change: impl FnOnce(&mut Selection)) {
        self.touched.set(true);
        self.selection.update(change);
    }

    /// All actions that the user may grant.
    fn select_all(&self) -> Selection {
        Selection::of(all_grantable(&self.catalogue).map(|action| &action.id))
    }
}
