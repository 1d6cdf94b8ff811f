//! The catalogue of actions, to choose from: groups with tri-state boxes, and a search.

use leptos::html;
use leptos::prelude::*;

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
    /// Ids of what describes the search, where there is something to mend.
    describedby: &'static str,
    /// To move the focus here.
    node_ref: NodeRef<html::Input>,
) -> impl IntoView {
    let search = RwSignal::new(String::new());
    let all = StoredValue::new(groups.clone());
    let nothing_found = Memo::new(move |_| {
        search.with(|search| {
            all.with_value(|groups| !groups.iter().flat_map(|g| &g.actions).any(|a| a.is_found_by(search)))
        })
    });
    let groups = groups
        .into_iter()
        .map(|group| view! { <Group group selection search=search.into()/> }.into_any())
        .collect_view();
    view! {
        <input
            node_ref=node_ref
            type="search"
            autocomplete="off"
            aria-label=words::SEARCH_ACTIONS
            placeholder=words::SEARCH_ACTIONS
            aria-describedby=describedby
            on:input=move |event| search.set(event_target_value(&event).to_lowercase())
            // Enter in a search box would save the form.
            on:keydown=|event| if event.key() == "Enter" { event.prevent_default() }
        />
        <p role="status" class="secondary">{move || nothing_found.get().then_some(words::NO_ACTION_FOUND)}</p>
        <div class="groups">{groups}</div>
    }
}

/// One group: its box, how much of it is chosen, its actions.
#[component]
fn Group(
    /// The group.
    group: ActionGroup,
    /// What is chosen.
    selection: RwSignal<Selection>,
    /// What is searched, in lower case.
    search: Signal<String>,
) -> impl IntoView {
    let actions = group
        .actions
        .iter()
        .map(|action| view! { <Choice action=action.clone() selection search/> }.into_any())
        .collect_view();
    let (name, size) = (group.name.clone(), group.actions.len());
    let label = name.clone();
    let grantable = group.actions.iter().any(|action| action.can);
    let group = StoredValue::new(group);
    let state = Memo::new(move |_| {
        selection.with(|selection| {
            group.with_value(|group| (selection.group_state(group), selection.count_in(group)))
        })
    });
    let hidden = Memo::new(move |_| {
        search.with(|search| group.with_value(|group| !group.actions.iter().any(|a| a.is_found_by(search))))
    });
    let toggle = move |_| {
        group.with_value(|group| selection.update(|selection| selection.toggle_group(group)));
    };
    view! {
        <div class="group" role="group" aria-label=label hidden=hidden>
            <label class="choice group-name">
                <input
                    type="checkbox"
                    disabled=!grantable
                    prop:checked=move || state.get().0 == GroupState::All
                    prop:indeterminate=move || state.get().0 == GroupState::Some
                    on:change=toggle
                />
                <span>{name}</span>
                <span class="secondary">{move || words::chosen_of(state.get().1, size)}</span>
            </label>
            {actions}
        </div>
    }
}

/// One action.
#[component]
fn Choice(
    /// The action.
    action: Action,
    /// What is chosen.
    selection: RwSignal<Selection>,
    /// What is searched, in lower case.
    search: Signal<String>,
) -> impl IntoView {
    let Action { name, description, effect, can, .. } = action.clone();
    let action = StoredValue::new(action);
    let chosen = Memo::new(move |_| {
        selection.with(|selection| action.with_value(|action| selection.contains(&action.id)))
    });
    let hidden = Memo::new(move |_| {
        search.with(|search| action.with_value(|action| !action.is_found_by(search)))
    });
    let toggle = move |event| {
        let checked = event_target_checked(&event);
        action.with_value(|action| selection.update(|selection| selection.set(&action.id, checked)));
    };
    let described = action.with_value(|action| format!("about-{}", action.id));
    let description = if can { description } else { format!("{description} {}.", words::NOT_YOURS_TO_GRANT) };
    view! {
        <div class="action" hidden=hidden>
            <label class="choice">
                <input
                    type="checkbox"
                    disabled=!can
                    aria-describedby=described.clone()
                    prop:checked=chosen
                    on:change=toggle
                />
                <span>{name}</span>
            </label>
            <p class="secondary" id=described>
                <span class="effect">{words::effect(effect)}</span>
                " · "
                {description}
            </p>
        </div>
    }
}
