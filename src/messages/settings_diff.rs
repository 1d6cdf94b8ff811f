//! Texts of the form for editing a key, and of its preview of changes, one line per change.

use super::marks::isolated;
use super::{count, listed, time};
use crate::model::actions::{ActionGroup, action_of};
use crate::model::key::{ActionMode, IpMode};
use crate::model::settings_diff::SettingsDiff;

/// Title of the preview.
pub const PREVIEW: &str = "What changes";
/// Preview without changes.
pub const NOTHING: &str = "Nothing is changed yet.";
/// Announced when Save is pressed without changes.
pub const NOTHING_TO_SAVE: &str = "There is nothing to save yet.";
/// Shown above a form that is filled in with a suggestion of the page.
pub const PROPOSED: &str = "We have entered a proposal. Look at what changes before you save it.";
/// Shown when the key allows every action.
pub const EVERYTHING: &str = "This key may do everything, also what We-Link adds later. It goes on so while every action is chosen.";
pub const SAVED: &str = "The changes are saved.";
/// Announced when another user has already saved the same changes.
pub const SAVED_BEFORE: &str = "These changes were saved already.";
pub const EDIT: &str = "Edit";

/// Maximum number of names before "and 3 more".
const LISTED: usize = 4;

/// Title of the form.
#[must_use]
pub fn edit_named(name: &str) -> String {
    format!("{EDIT} {}", isolated(name))
}

/// Shown when another user has changed the key meanwhile. `lines`: their changes.
#[must_use]
pub fn meanwhile(lines: &[String]) -> String {
    let changed = if lines.is_empty() {
        String::new()
    } else {
        format!(" Their change: {}", lines.join(" "))
    };
    format!(
        "Somebody changed this key meanwhile.{changed} Your entries are kept. Look at what changes now, and save again."
    )
}

/// One line per change.
#[must_use]
pub fn lines(difference: &SettingsDiff, groups: &[ActionGroup]) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(name) = &difference.name {
        lines.push(format!("Renames it to “{}”.", isolated(name)));
    }
    match difference.ip_mode {
        Some(IpMode::Any) => lines.push("Opens it to any address.".to_owned()),
        Some(IpMode::Only) => lines.push(format!(
            "Limits it to {}.",
            networks(&difference.networks.added)
        )),
        None => {
            let changed = [
                ("Adds", &difference.networks.added),
                ("Removes", &difference.networks.removed),
            ];
            for (verb, some) in changed.into_iter().filter(|(_, some)| !some.is_empty()) {
                lines.push(format!("{verb} {}.", networks(some)));
            }
        }
    }
    let names = |ids: &[String]| {
        let name =
            |id: &String| action_of(groups, id).map_or_else(|| id.clone(), |a| a.name.clone());
        format!(
            "{}: {}",
            count(ids.len(), "action", "actions"),
            listed(ids.iter().map(name), LISTED)
        )
    };
    match difference.action_mode {
        Some(ActionMode::All) => lines.push("Allows every action.".to_owned()),
        Some(ActionMode::Only) => lines.push(format!(
            "Limits it to {}.",
            names(&difference.actions.added)
        )),
        None => {
            let changed = [
                ("Adds", &difference.actions.added),
                ("Removes", &difference.actions.removed),
            ];
            for (verb, some) in changed.into_iter().filter(|(_, some)| !some.is_empty()) {
                lines.push(format!("{verb} {}.", names(some)));
            }
        }
    }
    if let Some((before, after)) = &difference.expires_at {
        lines.push(expiry(before.as_deref(), after.as_deref()));
    }
    match &difference.note {
        Some(Some(note)) => lines.push(format!("Notes “{}”.", isolated(note))),
        Some(None) => lines.push("Takes the note away.".to_owned()),
        None => {}
    }
    lines
}

fn networks(some: &[String]) -> String {
    format!(
        "{}: {}",
        count(some.len(), "network", "networks"),
        listed(some.iter().cloned(), LISTED)
    )
}

/// "Expires 23 Nov 2026 instead of never."
#[must_use]
pub fn expiry(before: Option<&str>, after: Option<&str>) -> String {
    let was = match before {
        Some(before) => format!("instead of {}", time::day(before)),
        None => "instead of never".to_owned(),
    };
    match after {
        Some(after) => format!("Expires {} {was}.", time::day(after)),
        None => format!("Never expires {was}."),
    }
}
