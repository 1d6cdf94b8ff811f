//! Texts about allowed actions.

use super::{count, listed, time};
use crate::model::actions::{Action, ActionGroup, Effect, Selection, action_of};

pub const ALLOWED_ACTIONS: &str = "Allowed actions";
pub const ACTIONS_HELP: &str = "Which calls the key may make. Choose only what the program needs.";
pub const SEARCH_ACTIONS: &str = "Search actions";
pub const NO_ACTION_FOUND: &str = "No action matches. Try another word.";
/// Label of the buttons that choose several actions at once.
pub const PRESETS: &str = "Start from";
pub const FULL_ACCESS: &str = "Full access";
pub const FULL_WARNING: &str = "Full access: whoever holds this key can do everything listed here. Choose less if the program needs less.";
pub const LOADING_ACTIONS: &str = "Loading actions";
/// Form error while the list of actions is not loaded.
pub const NOT_LOADED: &str = "The actions are not there yet. Try again to load them.";
pub const CHOOSE_AN_ACTION: &str = "Choose at least one action.";
/// Form error when a chosen action no longer exists.
pub const REMOVE_UNKNOWN: &str = "Remove the actions that no longer exist.";
/// Button that removes an unknown action from the selection.
pub const REMOVE: &str = "Remove";
/// Shown beside a chosen action that no longer exists.
pub const NO_LONGER: &str = "We-Link no longer has this action.";
const NOT_YOURS_TO_GRANT: &str = "Your role cannot grant this";

/// Maximum number of names before "and 3 more".
const LISTED: usize = 6;

/// Badge of an action.
#[must_use]
pub fn effect(effect: Effect) -> &'static str {
    match effect {
        Effect::Reads => "Reads",
        Effect::Sends => "Sends",
        Effect::Changes => "Changes",
    }
}

/// Appended to the description of an action. Empty if the user may grant the action.
#[must_use]
pub fn grant(action: &Action) -> String {
    if action.can {
        String::new()
    } else {
        format!(" {NOT_YOURS_TO_GRANT}.")
    }
}

/// Form error for a chosen action that the user may not grant.
#[must_use]
pub fn not_yours(name: &str) -> String {
    format!("{NOT_YOURS_TO_GRANT}: {name}. Take it back, or ask an owner to create this key.")
}

/// "2 of 6", at a group of actions.
#[must_use]
pub fn chosen_of(chosen: usize, of: usize) -> String {
    format!("{chosen} of {of}")
}

/// Button that chooses all actions that match the search.
#[must_use]
pub fn select_found(n: usize) -> String {
    match n {
        1 => "Select the 1 that matches".to_owned(),
        n => format!("Select the {} that match", time::number(n)),
    }
}

/// Button that shows or hides the actions of a group. `shown`: the current state.
#[must_use]
pub fn show_group(shown: bool, actions: usize) -> String {
    let what = count(actions, "action", "actions");
    format!("{} {what}", if shown { "Hide" } else { "Show" })
}

/// Accessible name of the button that removes an unknown action.
#[must_use]
pub fn remove_named(id: &str) -> String {
    format!("{REMOVE} {id}")
}

/// "3 chosen: List accounts, Connect and Endorse".
#[must_use]
pub fn chosen(selection: &Selection, groups: &[ActionGroup]) -> String {
    if selection.is_empty() {
        return "Nothing chosen yet".to_owned();
    }
    format!(
        "{} chosen: {}",
        time::number(selection.len()),
        names(selection, groups, LISTED)
    )
}

/// Names of the chosen actions, shortened after `most`. An unknown action is named by its ID.
#[must_use]
pub fn names(selection: &Selection, groups: &[ActionGroup], most: usize) -> String {
    let name = |id: &String| action_of(groups, id).map_or_else(|| id.clone(), |a| a.name.clone());
    listed(selection.ids().iter().map(name), most)
}
