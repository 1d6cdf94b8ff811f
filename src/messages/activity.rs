//! Texts of the activity log: who did what with keys.

use super::marks::isolated;
use super::{listed, time};
use crate::model::activity::{Actor, Event, EventKind, FieldChange};
use crate::model::key::{ActionMode, AllowedActions, IpMode, IpRestrictions};

/// Title on the page of a key.
pub const ACTIVITY: &str = "Activity";
/// Title on the page for the whole workspace.
pub const OF_ALL: &str = "Activity of all keys";
pub const OF_ALL_HELP: &str =
    "Who did what with the keys of this workspace. Revoked keys stay in it.";
pub const LOADING: &str = "Loading the activity";
pub const NONE: &str = "Nothing is recorded yet.";
pub const EARLIER: &str = "Show earlier activity";
/// Shown if the API does not report activity.
pub const NOT_TOLD: &str = "We-Link does not tell what was done with keys here.";

/// Maximum number of entries before "and 3 more".
const LISTED: usize = 6;

/// "Olivia Owner changed the key".
#[must_use]
pub fn headline(event: &Event) -> String {
    let who = match &event.by {
        Actor::User { name, member: true } => isolated(name),
        Actor::User { name, .. } => format!("{} (a former member)", isolated(name)),
        Actor::System => "We-Link".to_owned(),
        Actor::Unknown => "Somebody".to_owned(),
    };
    let did = match event.kind {
        EventKind::Created => "created the key",
        EventKind::Changed => "changed the key",
        EventKind::Disabled => "disabled the key",
        EventKind::Enabled => "enabled the key",
        EventKind::Rotated => "made a new secret key",
        EventKind::RotationCancelled => "cancelled the new secret key, which was never shown",
        EventKind::SecretShown => "was shown the secret key",
        EventKind::SecretSaved => "confirmed to have the secret key",
        EventKind::SecretEnded => "ended the old secret key",
        EventKind::AnswerRepeated => "asked again for the secret key that was not shown yet",
        EventKind::Revoked => "revoked the key",
        EventKind::ReminderSent => "told the creator and the owners that the key expires",
        EventKind::Other => "did something with the key",
    };
    format!("{who} {did}")
}

/// Time, IP address and permission of an event.
#[must_use]
pub fn circumstances(event: &Event) -> String {
    let mut words = time::exact(&event.at);
    if let Some(address) = &event.address {
        words.push_str(" · from ");
        words.push_str(address);
    }
    if let Some(permission) = &event.permission {
        words.push_str(" · permission: ");
        words.push_str(permission);
    }
    words
}

/// The new value of a setting, and the old value unless the key is new.
#[must_use]
pub fn change(change: &FieldChange, is_new: bool) -> String {
    let quoted = |text: &Option<String>| match text {
        Some(text) => format!("“{}”", isolated(text)),
        None => "none".to_owned(),
    };
    let day = |moment: &Option<String>| match moment {
        Some(moment) => time::exact(moment),
        None => "never".to_owned(),
    };
    match change {
        FieldChange::Name(before, after) => turned(
            "Name",
            before.as_ref().map(|_| quoted(before)),
            quoted(after),
        ),
        FieldChange::Note(before, after) => {
            turned("Note", (!is_new).then(|| quoted(before)), quoted(after))
        }
        FieldChange::Networks(before, after) => turned(
            "IP restrictions",
            before.as_ref().map(restrictions),
            after.as_ref().map_or_else(String::new, restrictions),
        ),
        FieldChange::Actions(before, after) => turned(
            "Allowed actions",
            before.as_ref().map(allowed),
            after.as_ref().map_or_else(String::new, allowed),
        ),
        FieldChange::Expiry(before, after) => {
            turned("Expires", (!is_new).then(|| day(before)), day(after))
        }
        FieldChange::Enabled(true) => "Works again".to_owned(),
        FieldChange::Enabled(false) => "Switched off".to_owned(),
    }
}

fn turned(what: &str, before: Option<String>, after: String) -> String {
    match before {
        Some(before) if before != after => format!("{what}: {after}, before: {before}"),
        _ => format!("{what}: {after}"),
    }
}

fn restrictions(restrictions: &IpRestrictions) -> String {
    match restrictions.mode {
        IpMode::Any => "any address".to_owned(),
        IpMode::Only => listed(restrictions.networks.iter().cloned(), LISTED),
    }
}

fn allowed(allowed: &AllowedActions) -> String {
    match allowed.mode {
        ActionMode::All => "every action".to_owned(),
        ActionMode::Only => listed(allowed.actions.iter().cloned(), LISTED),
    }
}
