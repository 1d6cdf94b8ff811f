//! Texts of the list of keys.

use super::marks::isolated;
use super::{count, time};
use crate::model::key::{ActionMode, AllowedActions, Creator, Key, Status, UsageState};

pub const INTRODUCTION: &str = "API keys let your own programs use We-Link: send messages, read profiles, follow up. Give each program a key of its own, limited to what it needs.";
/// Button, and title of the form.
pub const CREATE: &str = "Create API Key";
pub const LIST: &str = "API keys";
pub const LOADING: &str = "Loading API keys";
pub const EMPTY_TITLE: &str = "No API keys yet";
pub const EMPTY: &str = "A key lets one of your programs call We-Link on behalf of this workspace.";
pub const DOCUMENTATION: &str = "Read the documentation";
/// Shown if the API reports that no key can be created, but gives no reason.
pub const CANNOT_CREATE: &str =
    "This workspace cannot have another API key at the moment. Contact support.";
/// Label of the link that the API sends with that reason.
pub const CHANGE_THIS: &str = "See what you can do";
pub const REVOKE: &str = "Revoke";
/// Button that opens the form with the settings of the key.
pub const DUPLICATE: &str = "Duplicate";
/// Cancel button of the dialog for revoking.
pub const KEEP: &str = "Keep the key";
/// Warning at a key whose secret key no user has confirmed to have.
pub const UNCONFIRMED: &str = "The secret key was never confirmed. If nobody has it, create a new secret key, or revoke this key.";
/// The same, for users who may neither rotate nor revoke the key.
pub const UNCONFIRMED_FOR_OTHERS: &str = "The secret key was never confirmed. If nobody has it, ask an owner to create a new secret key, or to revoke this key.";
/// Button that rotates the secret key of an unconfirmed key.
pub const NEW_SECRET: &str = "Create a new secret key";

/// Shown to users who may not create keys.
#[must_use]
pub fn may_not_create(workspace: &str) -> String {
    let workspace = isolated(workspace);
    format!("Your role does not include creating API keys. Ask an owner of {workspace}.")
}

/// Shown to users who may not list keys.
#[must_use]
pub fn may_not_list(workspace: &str) -> String {
    let workspace = isolated(workspace);
    format!("Your role does not include seeing the API keys of {workspace}. Ask one of its owners.")
}

/// Badge of a key; `None` if the key is active.
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

/// "Every action" or "3 actions".
#[must_use]
pub fn actions(allowed: &AllowedActions) -> String {
    match allowed.mode {
        ActionMode::All => "Every action".to_owned(),
        ActionMode::Only => count(allowed.actions.len(), "action", "actions"),
    }
}

/// "Any address", "Only from 203.0.113.7" or "Only from 3 networks".
#[must_use]
pub fn networks(key: &Key) -> String {
    match key.ip_restrictions.networks.as_slice() {
        _ if key.unrestricted => "Any address".to_owned(),
        [one] => format!("Only from {one}"),
        many => format!("Only from {}", count(many.len(), "network", "networks")),
    }
}

/// Time and address of the last use.
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

/// Creation date and creator, as far as they are recorded.
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

/// Start and end of the API key, enough to recognize it in a configuration file.
#[must_use]
pub fn hint(key: &Key) -> String {
    format!("{}…{}", key.hint.prefix, key.hint.last4)
}

/// `None` if the key never expires.
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

/// Accessible name of the button of an action in the row of a key.
#[must_use]
pub fn action_named(label: &str, name: &str) -> String {
    format!("{label} {name}")
}

/// Accessible name of the `NEW_SECRET` button of a key.
#[must_use]
pub fn new_secret_named(name: &str) -> String {
    format!("{NEW_SECRET} for {name}")
}

/// Title of the dialog for revoking.
#[must_use]
pub fn revoke_question(name: &str) -> String {
    format!("Revoke “{}”?", isolated(name))
}

/// The last use of the key, and the effect of revoking.
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

/// Announced after revoking.
#[must_use]
pub fn revoked(name: &str) -> String {
    format!("{} is revoked.", isolated(name))
}

/// Label of the `<details>` with the lists of actions and networks.
pub const DETAILS: &str = "Which ones";
/// Name of the list of networks.
pub const NETWORKS: &str = "Addresses and networks";
/// Name of the list of actions.
pub const ACTIONS: &str = "Allowed actions";

/// Accessible name of `DETAILS` at a key.
#[must_use]
pub fn details_of(name: &str) -> String {
    format!("{DETAILS}: {name}")
}
