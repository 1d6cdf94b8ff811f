//! Whether a change opens something: then the second check is asked for.

use crate::keys::networks;
use crate::store::keys::Settings;

/// Whether a key may do more afterwards: from more addresses, more actions, for longer, or again.
pub fn widens(before: &Settings, after: &Settings) -> bool {
    let addresses = match (&before.networks, &after.networks) {
        (None, _) => false,
        (Some(_), None) => true,
        (Some(old), Some(new)) => !networks::covers(&networks::stored(old), &networks::stored(new)),
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
    let again = after.enabled && !before.enabled;
    addresses || actions || longer || again
}
