//! One group of actions: its checkbox, the number of selected actions, and the actions.

use leptos::prelude::*;

use super::ActionPicker;
use crate::messages::actions as words;
use crate::model::actions::{Action, GroupState, Search};
use crate::ui::ShadowRootHandle;
use crate::ui::button::{ButtonVariant, button_with_signal_label};
use crate::ui::choice_input::{Checkbox, CheckedState};
use crate::ui::lean::{
    ErasedReadSignal, HtmlElement, aria_bool, bool_memo, html, memo, text_signal,
};

/// The group at `index` of the catalogue. If `closed`, its actions are shown after a press on its
/// button, or when a search finds them.
pub fn group(
    picker: &ActionPicker,
    index: usize,
    search: ErasedReadSignal<Search>,
    closed: bool,
) -> HtmlElement {
    let selection = picker.selection;
    let group = &picker.catalogue[index];
    let size = group.actions.len();
    let open = RwSignal::new(!closed);
    let catalogue = picker.catalogue.clone();
    let state = memo(move || {
        let group = &catalogue[index];
        selection.with(|chosen| (chosen.group_state(group), chosen.count_in(group)))
    });
    let mark = memo(move || match state.get().0 {
        GroupState::None => CheckedState::Unchecked,
        GroupState::Some => CheckedState::Indeterminate,
        GroupState::All => CheckedState::Checked,
    });
    let catalogue = picker.catalogue.clone();
    let hidden = bool_memo(move || {
        let mut actions = catalogue[index].actions.iter();
        search.with(|search| !actions.any(|action| search.finds(action)))
    });
    let toggle = closed.then(|| {
        // A search opens every group.
        let shows = bool_memo(move || open.get() || !search.with(Search::is_empty));
        let label = text_signal(move || words::show_group(shows.get(), size));
        button_with_signal_label(ButtonVariant::Ghost, label, move || {
            open.update(|open| *open = !*open)
        })
        .bind_attr("aria-expanded", aria_bool(move || Some(shows.get())))
    });
    let tick = Checkbox {
        disabled: (!group.actions.iter().any(|action| action.can)).then(|| bool_memo(|| true)),
        aside: Some(
            html::span()
                .class("secondary")
                .bind_text(text_signal(move || words::chosen_of(state.get().1, size))),
        ),
        ..Checkbox::new(html::span().child(&group.name), mark)
    };
    let of_toggle = picker.clone();
    let tick = tick.view(move |_| {
        of_toggle.change(|chosen| chosen.toggle_group(&of_toggle.catalogue[index]));
    });
    let actions = group
        .actions
        .iter()
        .map(|one| action(picker, one, search, open));
    html::div()
        .class("group")
        .attr("role", "group")
        .attr("aria-label", &group.name)
        .bind_bool_attr("hidden", hidden)
        .child(html::div().class("group-name").child(tick))
        .child(toggle)
        .children(actions)
}

fn action(
    picker: &ActionPicker,
    action: &Action,
    search: ErasedReadSignal<Search>,
    open: RwSignal<bool>,
) -> HtmlElement {
    let selection = picker.selection;
    let (of_search, of_mark, of_toggle) = (action.clone(), action.id.clone(), action.id.clone());
    let mark =
        memo(move || CheckedState::from(selection.with(|selection| selection.contains(&of_mark))));
    let hidden = bool_memo(move || {
        search.with(|search| {
            if search.is_empty() {
                !open.get()
            } else {
                !search.finds(&of_search)
            }
        })
    });
    let (is_locked, root) = (!action.can, ShadowRootHandle::expect());
    let about = format!("about-{}", action.id);
    let picker = picker.clone();
    let description = html::p()
        .class("secondary")
        .id(&about)
        .child(
            html::span()
                .class("effect")
                .child(words::effect(action.effect)),
        )
        .child(" · ")
        .child(marked(&action.description, search))
        .child(&words::grant(action));
    let tick = Checkbox {
        // A copied or edited key may have an action that the user may not grant. It can be
        // deselected, but then not selected again.
        disabled: (!action.can).then(|| bool_memo(move || mark.get() == CheckedState::Unchecked)),
        describedby: Some(about),
        ..Checkbox::new(marked(&action.name, search), mark)
    };
    html::div()
        .class("action")
        .bind_bool_attr("hidden", hidden)
        .child(tick.view(move |is| {
            picker.change(|chosen| chosen.set(&of_toggle, is));
            // A checkbox that is disabled now loses the focus. The search box gets it, to find
            // other actions.
            if is_locked {
                root.focus(picker.id.to_owned());
            }
        }))
        .child(description)
}

/// The text, with the search hits in `<mark>`.
fn marked(text: &str, search: ErasedReadSignal<Search>) -> HtmlElement {
    let text = text.to_owned();
    let pieces = memo(move || {
        let owned = |(piece, is_hit): (&str, bool)| (piece.to_owned(), is_hit);
        search.with(|search| {
            search
                .marked(&text)
                .into_iter()
                .map(owned)
                .collect::<Vec<_>>()
        })
    });
    html::span().child(move || {
        let all = pieces
            .get()
            .into_iter()
            .fold(html::span(), |all, (piece, is_hit)| {
                if is_hit {
                    all.child(html::mark().child(&piece))
                } else {
                    all.child(&piece)
                }
            });
        all.into_any()
    })
}
