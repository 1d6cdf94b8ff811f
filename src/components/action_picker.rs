//! The catalogue of actions, to choose from: groups with tri-state boxes, and a search.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use super::tick::{Mark, Tick};
use crate::domain::actions::{Action, ActionGroup, GroupState, Selection};
use crate::text::form as words;

/// A search and the groups of the catalogue. What the search does not find is hidden, not taken
/// out, so that the focus and what is chosen stay.
#[component]
pub fn ActionPicker(
    /// The catalogue.
    groups: Vec<ActionGroup>,
    /// What is chosen.
    selection: RwSignal<Selection>,
    /// Id of what says what is to be mended.
    describedby: &'static str,
    /// To move the focus here.
    node_ref: NodeRef<html::Input>,
) -> impl IntoView {
    let search = RwSignal::new(String::new());
    let groups: Vec<_> = groups.into_iter().map(Arc::new).collect();
    let all = groups.clone();
    let nothing_found = Signal::derive(move || {
        let found = search.with(|search| all.iter().any(|group| group.is_found_by(search)));
        String::from(if found { "" } else { words::NO_ACTION_FOUND })
    });
    let groups: Vec<_> = groups
        .into_iter()
        .map(|group| group_view(group, selection, search.into()))
        .collect();
    view! {
        <input
            node_ref=node_ref
            type="search"
            autocomplete="off"
            aria-label=Some(words::SEARCH_ACTIONS.to_owned())
            placeholder=words::SEARCH_ACTIONS
            aria-describedby=describedby
            prop:value=search
            on:input=move |event| search.set(event_target_value(&event))
            // Enter in a search box would save the form.
            on:keydown=|event| if event.key() == "Enter" { event.prevent_default() }
        />
        <p role="status" class="secondary">{nothing_found}</p>
        <div class="groups">{groups}</div>
    }
    .into_any()
}

/// One group: its box, how much of it is chosen, its actions.
fn group_view(
    group: Arc<ActionGroup>,
    selection: RwSignal<Selection>,
    search: Signal<String>,
) -> AnyView {
    let actions: Vec<_> = group
        .actions
        .iter()
        .map(|action| action_view(action, selection, search))
        .collect();
    let name = group.name.clone();
    let grantable = group.actions.iter().any(|action| action.can);
    let (of_mark, of_count, of_search, of_toggle) =
        (group.clone(), group.clone(), group.clone(), group);
    let mark =
        Signal::derive(
            move || match selection.with(|selection| selection.group_state(&of_mark)) {
                GroupState::None => Mark::Off,
                GroupState::Some => Mark::Mixed,
                GroupState::All => Mark::On,
            },
        );
    let count = Signal::derive(move || {
        let chosen = selection.with(|selection| selection.count_in(&of_count));
        words::chosen_of(chosen, of_count.actions.len())
    });
    let hidden = Signal::derive(move || search.with(|search| !of_search.is_found_by(search)));
    let on_toggle =
        Callback::new(move |_| selection.update(|selection| selection.toggle_group(&of_toggle)));
    let count = view! { <span class="secondary">{count}</span> }.into_any();
    view! {
        <div class="group" role="group" aria-label=Some(name.clone()) hidden=hidden>
            <div class="group-name">
                <Tick label=name.clone() mark disabled=!grantable aside=count on_toggle/>
            </div>
            {actions}
        </div>
    }
    .into_any()
}

/// One action.
fn action_view(action: &Action, selection: RwSignal<Selection>, search: Signal<String>) -> AnyView {
    let (of_search, of_mark, of_toggle) = (action.clone(), action.id.clone(), action.id.clone());
    let mark = Signal::derive(move || {
        if selection.with(|selection| selection.contains(&of_mark)) {
            Mark::On
        } else {
            Mark::Off
        }
    });
    let hidden = Signal::derive(move || search.with(|search| !of_search.is_found_by(search)));
    let on_toggle = Callback::new(move |chosen| {
        selection.update(|selection| selection.set(&of_toggle, chosen));
    });
    let about = format!("about-{}", action.id);
    view! {
        <div class="action" hidden=hidden>
            <Tick
                label=action.name.clone()
                mark
                disabled=!action.can
                describedby=about.clone()
                on_toggle
            />
            <p class="secondary" id=about>
                <span class="effect">{words::effect(action.effect)}</span>
                {words::about(action)}
            </p>
        </div>
    }
    .into_any()
}
