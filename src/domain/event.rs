//! What the page tells its host. Ids, counts and durations only: never a name, a note, an address
//! or a value.

use super::route::Route;

/// Something the host may want to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HostEvent {
    /// The page asked its host to go to a screen.
    Navigated(Route),
    /// A key was created and its pair is on the screen.
    KeyCreated {
        /// Id of the key.
        id: String,
    },
    /// A key got a new secret key, which is on the screen.
    KeyRotated {
        /// Id of the key.
        id: String,
    },
    /// A key's settings were changed, or it was switched off or on.
    KeyChanged {
        /// Id of the key.
        id: String,
    },
    /// The person wants to talk to support.
    SupportRequested {
        /// Where they are.
        route: Route,
        /// The request that failed, if one did.
        request_id: Option<String>,
    },
    /// A key was revoked.
    KeyRevoked {
        /// Id of the key.
        id: String,
    },
    /// The session has ended.
    Unauthenticated,
}
