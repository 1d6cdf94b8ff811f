//! Options for keys: the API's catalogue, limits and capabilities.

use super::actions::{ActionGroup, Preset};
use super::expiry::ExpiryPolicy;
use super::ip_allowlist::NetworkInfo;

/// The response of `GET api-key-options`.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// Hash of the response without its timestamp. Equal fingerprints mean equal options.
    pub fingerprint: u64,
    /// Whether the workspace may have another key now.
    pub can_create: bool,
    /// Why not, if the API says it.
    pub creation_unavailable: Option<CannotCreate>,
    pub limits: Limits,
    pub action_groups: Vec<ActionGroup>,
    pub presets: Vec<Preset>,
    pub expiry: ExpiryPolicy,
    pub addresses: NetworkInfo,
    /// A URL.
    pub documentation: Option<String>,
    /// A URL.
    pub support: Option<String>,
    /// Base URL of the public API, without a slash at the end.
    pub public_base: Option<String>,
    /// `None` if secrets cannot be rotated.
    pub rotation: Option<RotationPolicy>,
    pub capabilities: Capabilities,
}

/// Why the workspace may not have another key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CannotCreate {
    /// One sentence for users.
    pub detail: String,
    /// A page where the user can change that.
    pub url: Option<String>,
}

/// Limits that the API sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// In Unicode scalar values.
    pub name_length: usize,
    /// In Unicode scalar values.
    pub note_length: usize,
    pub networks_per_key: usize,
}

/// Optional features of the API. A feature that the API does not name is absent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Capabilities {
    /// Two create requests with one idempotency key create one key and return its pair again.
    pub idempotent_create: bool,
    /// The page can report that a secret was shown or saved.
    pub acknowledgement: bool,
    /// The API returns the calls of a key.
    pub usage: bool,
    pub edit: bool,
    /// The API returns the activity log.
    pub events: bool,
    pub search: bool,
}

/// How long an old secret key may stay valid after a rotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RotationPolicy {
    /// The choices, in seconds.
    pub overlaps: Vec<u32>,
    /// The proposed choice, in seconds.
    pub proposed: u32,
}

impl Capabilities {
    /// Assumed while the options could not be loaded. The first two stay off, since no secret can
    /// be requested without the options.
    pub const WHILE_UNKNOWN: Self = Self {
        idempotent_create: false,
        acknowledgement: false,
        usage: true,
        edit: true,
        events: true,
        search: true,
    };
}

impl Options {
    /// `Some` if the workspace may not have another key now, with the reason if the API gave one.
    #[must_use]
    pub fn refusal(&self) -> Option<Option<CannotCreate>> {
        (!self.can_create).then(|| self.creation_unavailable.clone())
    }
}
