//! Words about actions.

use super::{count, listed, time};
use crate::model::actions::{Action, ActionGroup, Effect, Selection, action_of};

/// Title of the section.
pub const ALLOWED_ACTIONS: &str = "Allowed actions";
/// Help for it.
pub const ACTIONS_HELP: &str = "Which calls the key may make. Choose only what the program needs.";
/// Label of the search.
pub const SEARCH_ACTIONS: &str = "Search actions";
/// When the search finds nothing.
pub const NO_ACTION_FOUND: &str = "No action matches. Try another word.";
/// Name of the buttons that choose several actions at once.
pub const PRESETS: &str = "Start from";
/// The widest of them.
pub const FULL_ACCESS: &str = "Full access";
/// Warning with it.
pub const FULL_WARNING: &str = "Full access: whoever holds this key can do everything listed here. Choose less if the program needs less.";
/// While the catalogue is on its way.
pub const LOADING_ACTIONS: &str = "Loading actions";
/// When the catalogue is not there.
pub const NOT_LOADED: &str = "The actions are not there yet. Try again to load them.";
/// When no action is chosen.
pub const CHOOSE_AN_ACTION: &str = "Choose at least one action.";
/// When an action is chosen that is no more.
pub const REMOVE_UNKNOWN: &str = "Remove the actions that no longer exist.";
/// Takes such an action out.
pub const REMOVE: &str = "Remove";
/// Beside such an action.
pub const NO_LONGER: &str = "We-Link no longer has this action.";
/// Beside an action that the person may not grant.
const NOT_YOURS_TO_GRANT: &str = "Your role cannot grant this";

/// Names listed before "and so many more".
const LISTED: usize = 6;

/// Mark of an action.
#[must_use]
pub fn effect(effect: Effect) -> &'static str {
    match effect {
        Effect::Reads => "Reads",
        Effect::Sends => "Sends",
        Effect::Changes => "Changes",
    }
}

/// Behind the description of an action that the person may not grant.
#[must_use]
pub fn grant(action: &Action) -> String {
    if action.can {
        String::new()
    } else {
        format!(" {NOT_YOURS_TO_GRANT}.")
    }
}

/// When an action is chosen that the person may not grant.
#[must_use]
pub fn not_yours(name: &str) -> String {
    format!("{NOT_YOURS_TO_GRANT}: {name}. Take it back, or ask an owner to create this key.")
}

/// "2 of 6" of a group.
#[must_use]
pub fn chosen_of(chosen: usize, of: usize) -> String {
    format!("{chosen} of {of}")
}

/// Chooses what the search found.
#[must_use]
pub fn select_found(n: usize) -> String {
    match n {
        1 => "Select the 1 that matches".to_owned(),
        n => format!("Select the {} that match", time::number(n)),
    }
}

/// Shows or hides the actions of a group.
#[must_use]
pub fn show_group(shown: bool, actions: usize) -> String {
    let what = count(actions, "action", "actions");
    format!("{} {what}", if shown { "Hide" } else { "Show" })
}

/// The accessible name of the button that takes an unknown action out.
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

/// The names of what is chosen, the first `most` of them.
#[must_use]
pub fn names(selection: &Selection, groups: &[ActionGroup], most: usize) -> String {
    let name = |id: &String| action_of(groups, id).map_or_else(|| id.clone(), |a| a.name.clone());
    listed(selection.ids().iter().map(name), most)
}
