//! What the page tells its host. Ids, counts and durations only: never a name, a note, an address
//! or a value.

use super::route::Route;

/// Something the host may want to know.
#[derive(Clone, Debug, PartialEq)]
pub enum HostEvent {
    /// The first screen stands.
    Ready {
        /// Since the page was mounted.
        milliseconds: f64,
    },
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
    /// Leaving would now lose something that was typed, or no more.
    UnsavedChanges(bool),
    /// A call failed.
    Failed {
        /// What happened to it, in a word.
        kind: &'static str,
        /// To be quoted to support.
        request_id: Option<String>,
    },
    /// The page is taken away while a secret is on the screen untaken, or on its way.
    Interrupted {
        /// Id of the key, where it is known.
        key_id: Option<String>,
        /// Whether it is a new secret for a key that was there.
        is_rotation: bool,
    },
}
