//! Words of the list of keys.

use super::marks::isolated;
use super::{count, time};
use crate::model::key::{ActionMode, AllowedActions, Creator, Key, Status, UsageState};

/// What keys are for.
pub const INTRODUCTION: &str = "API keys let your own programs use We-Link: send messages, read profiles, follow up. Give each program a key of its own, limited to what it needs.";
/// Button and title of the form.
pub const CREATE: &str = "Create API Key";
/// Title of the list.
pub const LIST: &str = "API keys";
/// While the list is on its way.
pub const LOADING: &str = "Loading API keys";
/// Title of the empty list.
pub const EMPTY_TITLE: &str = "No API keys yet";
/// What to do about it.
pub const EMPTY: &str = "A key lets one of your programs call We-Link on behalf of this workspace.";
/// Link to the documentation.
pub const DOCUMENTATION: &str = "Read the documentation";
/// When the API says that no key can be created, but not why.
pub const CANNOT_CREATE: &str =
    "This workspace cannot have another API key at the moment. Contact support.";
/// Link that comes with the reason why no key can be created.
pub const CHANGE_THIS: &str = "See what you can do";
/// Revokes a key.
pub const REVOKE: &str = "Revoke";
/// Opens the form with the key's settings.
pub const DUPLICATE: &str = "Duplicate";
/// Leaves the key as it is.
pub const KEEP: &str = "Keep the key";
/// Said of a key whose secret nobody confirmed to have.
pub const UNCONFIRMED: &str = "The secret key was never confirmed. If nobody has it, create a new secret key, or revoke this key.";
/// The same for those who may not change the key.
pub const UNCONFIRMED_FOR_OTHERS: &str = "The secret key was never confirmed. If nobody has it, ask an owner to create a new secret key, or to revoke this key.";
/// Gives a key that nobody can use a secret key that somebody has.
pub const NEW_SECRET: &str = "Create a new secret key";

/// Whom to ask for a key, for those who may not create one.
#[must_use]
pub fn may_not_create(workspace: &str) -> String {
    let workspace = isolated(workspace);
    format!("Your role does not include creating API keys. Ask an owner of {workspace}.")
}

/// Whom to ask for a look at the keys, for those who may not list them.
#[must_use]
pub fn may_not_list(workspace: &str) -> String {
    let workspace = isolated(workspace);
    format!("Your role does not include seeing the API keys of {workspace}. Ask one of its owners.")
}

/// A status that is not plain active.
#[must_use]
pub fn status(status: Status) -> Option<&'static str> {
    match status {
        Status::Active => None,
        Status::Disabled => Some("Disabled"),
        Status::Expired => Some("Expired"),
        Status::Revoked => Some("Revoked"),
        Status::Other => Some("Unknown status"),
    }
}

/// What a key may do, in short.
#[must_use]
pub fn actions(allowed: &AllowedActions) -> String {
    match allowed.mode {
        ActionMode::All => "Every action".to_owned(),
        ActionMode::Only => count(allowed.actions.len(), "action", "actions"),
    }
}

/// From where a key may be used, in short.
#[must_use]
pub fn networks(key: &Key) -> String {
    match key.ip_restrictions.networks.as_slice() {
        _ if key.unrestricted => "Any address".to_owned(),
        [one] => format!("Only from {one}"),
        many => format!("Only from {}", count(many.len(), "network", "networks")),
    }
}

/// When a key was last used and from where.
#[must_use]
pub fn last_used(key: &Key) -> String {
    let used = &key.last_used;
    match (used.state, used.at.as_deref().and_then(time::ago)) {
        (UsageState::Never, _) => "Never used".to_owned(),
        (UsageState::Used, Some(ago)) => match &used.address {
            Some(address) => format!("Used {ago} from {address}"),
            None => format!("Used {ago}"),
        },
        (UsageState::Used, None) => "Used at an unknown time".to_owned(),
        (UsageState::Unknown, _) => "Last use not recorded".to_owned(),
    }
}

/// Who made a key and when.
#[must_use]
pub fn created(key: &Key) -> String {
    let day = key.created_at.as_deref().map(time::day);
    match (day, &key.created_by) {
        (Some(day), Some(Creator { name, member: true })) => {
            format!("Created {day} by {}", isolated(name))
        }
        (Some(day), Some(Creator { name, .. })) => {
            format!("Created {day} by {}, a former member", isolated(name))
        }
        (Some(day), None) => format!("Created {day}"),
        (None, Some(creator)) => format!("Created by {}", isolated(&creator.name)),
        (None, None) => "Creator not recorded".to_owned(),
    }
}

/// Enough of the API key to match it with a configuration file.
#[must_use]
pub fn hint(key: &Key) -> String {
    format!("{}…{}", key.hint.prefix, key.hint.last4)
}

/// Until when a key works, where it ends.
#[must_use]
pub fn expiry(key: &Key) -> Option<String> {
    let at = key.expires_at.as_deref()?;
    if !time::is_known(at) {
        return Some("Expiry unknown".to_owned());
    }
    let day = time::day(at);
    Some(if key.status == Status::Expired {
        format!("Expired {day}")
    } else {
        format!("Expires {day}")
    })
}

/// The accessible name of a key's Duplicate button.
#[must_use]
pub fn duplicate_named(name: &str) -> String {
    format!("{DUPLICATE} {name}")
}

/// The accessible name of the button for a new secret key.
#[must_use]
pub fn new_secret_named(name: &str) -> String {
    format!("{NEW_SECRET} for {name}")
}

/// The accessible name of a key's Revoke button.
#[must_use]
pub fn revoke_named(name: &str) -> String {
    format!("Revoke {name}")
}

/// Title of the question before revoking.
#[must_use]
pub fn revoke_question(name: &str) -> String {
    format!("Revoke “{}”?", isolated(name))
}

/// What revoking does, in view of the key's use.
#[must_use]
pub fn revoke_consequence(key: &Key) -> String {
    let used = match key.last_used.state {
        UsageState::Never => "It was never used.".to_owned(),
        UsageState::Used => format!("{}.", last_used(key)),
        UsageState::Unknown => "We do not know whether it is in use.".to_owned(),
    };
    format!(
        "{used} Every program that uses this key is refused from the next request on. This is final: a revoked key cannot be brought back."
    )
}

/// After revoking.
#[must_use]
pub fn revoked(name: &str) -> String {
    format!("{} is revoked.", isolated(name))
}

/// Opens the names of the actions and the networks.
pub const DETAILS: &str = "Which ones";
/// Name of the list of networks.
pub const NETWORKS: &str = "Addresses and networks";
/// Name of the list of actions.
pub const ACTIONS: &str = "Allowed actions";

/// The accessible name of what opens them.
#[must_use]
pub fn details_of(name: &str) -> String {
    format!("{DETAILS}: {name}")
}
