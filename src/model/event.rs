//! Events that the page sends to its host. They contain only ids, routes, counts and durations,
//! never a name, a note, an address or a value.

use super::route::Route;

#[derive(Clone, Debug, PartialEq)]
pub enum HostEvent {
    /// The first screen was painted.
    Ready {
        /// Time since the page was mounted.
        milliseconds: f64,
    },
    /// A key was created and its pair is shown.
    KeyCreated {
        /// Id of the key.
        id: String,
    },
    /// A key got a new secret key, which is shown.
    KeyRotated {
        /// Id of the key.
        id: String,
    },
    /// A key's settings were changed, or it was disabled or enabled.
    KeyChanged {
        /// Id of the key.
        id: String,
    },
    /// The user wants to contact support.
    SupportRequested {
        /// The current screen.
        route: Route,
        /// Id of the request that failed, if one did.
        request_id: Option<String>,
    },
    KeyRevoked {
        /// Id of the key.
        id: String,
    },
    Unauthenticated,
    /// Whether leaving the page would now lose input. Sent when this changes.
    UnsavedChanges(bool),
    /// A request failed.
    Failed {
        /// Error code, such as `no-connection`.
        kind: &'static str,
        /// Id of the request, for support.
        request_id: Option<String>,
    },
    /// The page is removed while a secret is not fully copied, or may still arrive.
    Interrupted {
        /// Id of the key, if it is known.
        key_id: Option<String>,
        /// Whether the secret replaces that of an existing key.
        is_rotation: bool,
    },
}
