//! Whether a change opens something: then reauthentication is asked for, and people are told.

use crate::keys::networks;
use crate::store::keys::Settings;

/// What a key may do afterwards that it could not before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PrivilegeIncrease {
    /// Be used from more addresses.
    pub addresses: bool,
    /// Make more calls.
    pub actions: bool,
    /// Go on for longer.
    pub longer: bool,
    /// Be used again.
    pub again: bool,
}

impl PrivilegeIncrease {
    /// Of a change.
    pub fn between(before: &Settings, after: &Settings) -> Self {
        let addresses = match (&before.networks, &after.networks) {
            (None, _) => false,
            (Some(_), None) => true,
            (Some(old), Some(new)) => {
                !networks::covers(&networks::stored(old), &networks::stored(new))
            }
        };
        let actions = match (&before.actions, &after.actions) {
            (None, _) => false,
            (Some(_), None) => true,
            (Some(old), Some(new)) => new.iter().any(|action| !old.contains(action)),
        };
        let longer = match (before.expires_at, after.expires_at) {
            (None, _) => false,
            (Some(_), None) => true,
            (Some(old), Some(new)) => new > old,
        };
        Self {
            addresses,
            actions,
            longer,
            again: after.enabled && !before.enabled,
        }
    }

    /// Whether there is anything.
    pub fn is_any(self) -> bool {
        self.addresses || self.actions || self.longer || self.again
    }
}
