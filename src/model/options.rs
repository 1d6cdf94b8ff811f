//! What a key can be given: the API's catalogue, limits and capabilities.

use super::actions::{ActionGroup, Preset};
use super::expiry::ExpiryPolicy;
use super::ip_allowlist::NetworkInfo;

/// The answer of the options call.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// Tells one answer from another: the same fingerprint, the same options.
    pub fingerprint: u64,
    /// Whether the workspace can have another key now.
    pub can_create: bool,
    /// Why not.
    pub creation_unavailable: Option<CannotCreate>,
    /// Bounds.
    pub limits: Limits,
    /// The catalogue of actions.
    pub action_groups: Vec<ActionGroup>,
    /// Choices of actions for common purposes.
    pub presets: Vec<Preset>,
    /// How long keys may live.
    pub expiry: ExpiryPolicy,
    /// What the API knows about addresses.
    pub addresses: NetworkInfo,
    /// Where to read more.
    pub documentation: Option<String>,
    /// Where to ask people.
    pub support: Option<String>,
    /// Where keys are used, without a slash at the end.
    pub public_base: Option<String>,
    /// How secrets can be rotated; `None` where they cannot.
    pub rotation: Option<RotationPolicy>,
    /// What the API can do beyond the least.
    pub capabilities: Capabilities,
}

/// Why the workspace cannot have another key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CannotCreate {
    /// One sentence for people.
    pub detail: String,
    /// Where it can be changed.
    pub url: Option<String>,
}

/// Bounds that the API sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Unicode scalar values of a name.
    pub name_length: usize,
    /// Unicode scalar values of a note.
    pub note_length: usize,
    /// Networks of a key.
    pub networks_per_key: usize,
}

/// What the API can do; what it does not name it cannot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Capabilities {
    /// Creating twice with one idempotency key makes one key, and gives its pair again.
    pub idempotent_create: bool,
    /// The page can report what became of a secret.
    pub acknowledgement: bool,
    /// A key tells of its recent calls.
    pub usage: bool,
    /// A key's settings can be changed.
    pub edit: bool,
    /// Keys tell who did what with them.
    pub events: bool,
    /// Keys can be searched for.
    pub search: bool,
}

/// How long an old secret key may go on after a rotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RotationPolicy {
    /// The choices, in seconds.
    pub overlaps: Vec<u32>,
    /// The one that is proposed.
    pub proposed: u32,
}

impl Capabilities {
    /// What is offered while nobody knows what the API can do. Without the first two no secret is
    /// ever asked for.
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
    /// Whether the workspace cannot have another key now, and why, where the API says it.
    #[must_use]
    pub fn refusal(&self) -> Option<Option<CannotCreate>> {
        (!self.can_create).then(|| self.creation_unavailable.clone())
    }
}
