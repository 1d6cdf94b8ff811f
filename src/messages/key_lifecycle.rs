//! Texts for editing, disabling, enabling and revoking a key.

use super::marks::isolated;
use super::{count, key_list, listed, rotation, settings_diff};
use crate::model::key::{Key, Status};
use crate::model::key_change::KeyChange;
use crate::model::usage::Usage;

pub const DISABLE: &str = "Disable";
pub const ENABLE: &str = "Enable";
const DISABLED: &str = "The key is disabled. Every request with it is refused until you enable it.";
const ENABLED: &str = "The key works again.";
/// Button in the dialog for revoking.
pub const DISABLE_INSTEAD: &str = "Disable instead";
/// Hint in the dialog for revoking.
pub const DISABLE_FIRST: &str =
    "Not sure? Disable it first: that stops it at once as well, and can be taken back.";
pub const TYPE_NAME: &str = "Type the name of the key to confirm";
pub const COPY_NAME: &str = "Copy the name";
pub const NAME_COPIED: &str = "The name is copied.";
/// Shown when the clipboard refuses the copy.
pub const NAME_NOT_COPIED: &str = "The name could not be copied. Type it.";
pub const LOOKING: &str = "Looking at its calls in the last 24 hours…";
pub const CANNOT_LOOK: &str = "We could not look at its calls in the last 24 hours.";

/// Maximum number of addresses before "and 3 more".
const LISTED: usize = 3;

/// Announced after a change of a key.
#[must_use]
pub fn changed(change: &KeyChange, key: &Key) -> String {
    match change {
        KeyChange::Settings(_) => settings_diff::SAVED.to_owned(),
        KeyChange::Disable => DISABLED.to_owned(),
        KeyChange::Enable => ENABLED.to_owned(),
        KeyChange::EndSecret(_) => rotation::ENDED.to_owned(),
        KeyChange::Revoke => key_list::revoked(&key.name),
    }
}

#[must_use]
pub fn may_not_edit(key: &Key) -> String {
    if key.status == Status::Revoked {
        return format!(
            "{} is revoked. Nothing about it can be changed any more.",
            isolated(&key.name)
        );
    }
    "Your role does not include changing this key. Ask an owner of the workspace.".to_owned()
}

/// What revoking would break: the calls of the last 24 hours.
#[must_use]
pub fn last_day(usage: &Usage) -> String {
    let accepted = usage.accepted();
    if accepted == 0 {
        return "It made no calls in the last 24 hours.".to_owned();
    }
    let calls = count(accepted as usize, "call", "calls");
    let used = usage.addresses.iter().flatten();
    let used: Vec<_> = used
        .filter(|address| address.accepted > 0)
        .map(|address| address.address.clone())
        .collect();
    if used.is_empty() {
        return format!("It made {calls} in the last 24 hours, which would be refused.");
    }
    format!(
        "It made {calls} in the last 24 hours, from {}. Such calls would be refused.",
        listed(used.into_iter(), LISTED)
    )
}

/// Error when the typed text is not the name of the key.
#[must_use]
pub fn type_name(name: &str) -> String {
    format!("Type “{}”, as it is written here.", isolated(name))
}
