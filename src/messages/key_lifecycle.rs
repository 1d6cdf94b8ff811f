//! Words for the life of a key: changing it, switching it off and on, ending it.

use super::marks::isolated;
use super::{count, listed, time};
use crate::model::key::{Key, Status};
use crate::model::usage::Usage;

/// Switches a key off.
pub const DISABLE: &str = "Disable";
/// Switches it on.
pub const ENABLE: &str = "Enable";
/// After switching it off.
pub const DISABLED: &str =
    "The key is disabled. Every request with it is refused until you enable it.";
/// After switching it on.
pub const ENABLED: &str = "The key works again.";
/// In place of revoking.
pub const DISABLE_INSTEAD: &str = "Disable instead";
/// What that would do.
pub const DISABLE_FIRST: &str =
    "Not sure? Disable it first: that stops it at once as well, and can be taken back.";
/// Label of the box for the name.
pub const TYPE_NAME: &str = "Type the name of the key to confirm";
/// Copies that name.
pub const COPY_NAME: &str = "Copy the name";
/// When it is on the clipboard.
pub const NAME_COPIED: &str = "The name is copied.";
/// When the clipboard refused.
pub const NAME_NOT_COPIED: &str = "The name could not be copied. Type it.";
/// While the calls are looked at.
pub const LOOKING: &str = "Looking at its calls in the last 24 hours…";
/// When they could not be.
pub const CANNOT_LOOK: &str = "We could not look at its calls in the last 24 hours.";
/// When somebody switched or changed it meanwhile.
pub const CHANGED_MEANWHILE: &str =
    "Somebody changed this key meanwhile. This is how it is now; try again if it is still needed.";

/// Addresses listed before "and so many more".
const LISTED: usize = 3;

/// Why a key cannot be changed.
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

/// What would break: the calls of the last 24 hours.
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
        "It made {calls} in the last 24 hours, from {}. They would be refused.",
        listed(used.into_iter(), LISTED)
    )
}

/// When the name is another one.
#[must_use]
pub fn type_name(name: &str) -> String {
    format!("Type “{}”, as it is written here.", isolated(name))
}

/// When a key was revoked.
#[must_use]
pub fn revoked_on(moment: &str) -> String {
    format!("Revoked {}", time::day(moment))
}
