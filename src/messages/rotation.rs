//! Texts for rotating a secret key.

use super::marks::isolated;
use super::{duration, time};
use crate::model::key::{Key, Rotation, RotationState, UsageState};

pub const ROTATE: &str = "Rotate secret key";
pub const CANCEL: &str = "Cancel";
/// Legend of the choice between `PLANNED` and `LEAKED`.
pub const WHY: &str = "Why";
pub const PLANNED: &str = "Planned";
pub const PLANNED_HELP: &str =
    "The old secret key goes on for a while, so that your program can change over.";
/// Label of the choice of how long the old secret key stays valid.
pub const GOES_ON_FOR: &str = "The old one goes on for";
pub const LEAKED: &str = "It may have leaked, or nobody has it";
pub const LEAKED_HELP: &str = "The old secret key ends as soon as you have taken the new one, and 10 minutes after you have seen it at the latest.";
/// Title of the dialog for ending the old secret key.
pub const END_QUESTION: &str = "End the old secret key now?";
/// Cancel button of that dialog.
pub const KEEP_OLD: &str = "Keep it for now";
/// Shown while the save of a new key is pending.
pub const ANOTHER_SAVE: &str =
    "Another save is not over yet. Wait for it, or see in the list what became of it.";
pub const END_OLD: &str = "End the old secret key now";
pub const ENDED: &str = "The old secret key has ended.";

/// Title of the dialog for rotating.
#[must_use]
pub fn question(key: &Key) -> String {
    if key.is_unconfirmed() {
        format!("Create a new secret key for “{}”?", isolated(&key.name))
    } else {
        format!("Rotate the secret key of “{}”?", isolated(&key.name))
    }
}

/// The effect of a rotation, and the last use of the key.
#[must_use]
pub fn consequence(key: &Key) -> String {
    let used = match key.last_used.state {
        UsageState::Never => "The key was never used.".to_owned(),
        UsageState::Used => format!("{}.", super::key_list::last_used(key)),
        UsageState::Unknown => "We do not know whether the key is in use.".to_owned(),
    };
    format!(
        "You get a new secret key; the API key {} and all settings stay. {used}",
        super::key_list::hint(key)
    )
}

/// The effect of ending the old secret key, and the last use of the key.
#[must_use]
pub fn end_consequence(key: &Key) -> String {
    format!(
        "Every program that still uses the old secret key is refused from the next request on. {}.",
        super::key_list::last_used(key)
    )
}

/// Choice: how long the old secret key stays valid.
#[must_use]
pub fn overlap(seconds: u32) -> String {
    duration(seconds)
}

#[must_use]
pub fn state(rotation: &Rotation) -> String {
    let at = rotation.ends_at.as_deref().map(time::exact);
    let at = at.unwrap_or_default();
    match rotation.state {
        RotationState::Pending => format!(
            "A new secret key is being made. If it is not shown by {at}, it is dropped and the old one stays."
        ),
        RotationState::Overlapping => format!("The old secret key is valid until {at}."),
        RotationState::Cancelled => format!(
            "The last rotation was cancelled at {at}: the new secret key was never shown. The old one stays."
        ),
    }
}
