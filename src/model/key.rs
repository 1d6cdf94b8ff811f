//! A key as the API describes it. Never contains the secret key or the whole API key.

/// A timestamp as the API writes it. [`super::timestamp`] parses it and `messages::time` formats
/// it. Empty if the API sent an invalid one.
pub type Timestamp = String;

#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    pub id: String,
    pub name: String,
    /// Free text on where the key is used or its secret is kept.
    pub note: Option<String>,
    /// Enough of the API key to recognize it in a configuration file.
    pub hint: Hint,
    pub status: Status,
    pub ip_restrictions: IpRestrictions,
    /// Whether any address may use the key, also if the list adds up to all addresses.
    pub unrestricted: bool,
    pub allowed_actions: AllowedActions,
    /// `None` if it is unknown.
    pub created_at: Option<Timestamp>,
    /// `None` if it is unknown.
    pub created_by: Option<Creator>,
    /// `None` if the key does not expire.
    pub expires_at: Option<Timestamp>,
    pub last_used: LastUsed,
    /// The secrets that the API can still accept, newest first, including a pending one.
    pub secrets: Vec<SecretRecord>,
    /// The last rotation, while it still matters.
    pub rotation: Option<Rotation>,
    /// Refused calls that named the key, today (UTC) and in the six days before. `None` if the API
    /// does not report them.
    pub refused_last_7_days: Option<u32>,
    /// Revision of the settings. A change is sent with the revision that it is based on.
    pub revision: u32,
    /// Whether the user may change the settings, and disable or enable the key.
    pub may_edit: bool,
    pub may_rotate: bool,
    pub may_revoke: bool,
}

/// Metadata of one secret, never the secret itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecretRecord {
    pub id: String,
    pub state: SecretState,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rotation {
    pub state: RotationState,
    /// The old secret while both are valid, otherwise the new one.
    pub secret_id: String,
    /// When the secret `secret_id` ends or ended.
    pub ends_at: Option<Timestamp>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RotationState {
    /// The new secret key was not shown yet. If it is not shown in time, the rotation is cancelled.
    Pending,
    /// The old secret key is valid together with the new one.
    Overlapping,
    /// The new secret key was never shown and is not valid. The old one is.
    Cancelled,
}

/// The first and last characters of an API key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    pub prefix: String,
    pub last4: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    Active,
    /// Switched off; can be enabled again.
    Disabled,
    Expired,
    /// Permanently ended.
    Revoked,
    /// A status that only a newer API knows.
    Other,
}

/// The addresses from which a key may be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IpRestrictions {
    pub mode: IpMode,
    /// The networks in canonical form; empty with [`IpMode::Any`].
    pub networks: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IpMode {
    /// Only the listed networks.
    Only,
    /// Any address. Also used for an unknown value: a key is never shown as safer than it may be.
    Any,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AllowedActions {
    pub mode: ActionMode,
    /// Ids of the actions; empty with [`ActionMode::All`].
    pub actions: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActionMode {
    /// Only the listed actions.
    Only,
    /// Every action, as for keys that were created before restrictions existed. Also used for an
    /// unknown value.
    All,
}

/// The user who created a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Creator {
    pub name: String,
    /// Whether the user still belongs to the workspace.
    pub member: bool,
}

/// The last accepted call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastUsed {
    pub state: UsageState,
    /// Set only with [`UsageState::Used`].
    pub at: Option<Timestamp>,
    /// `None` also if the user may not see addresses.
    pub address: Option<String>,
}

/// Whether a key was ever used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UsageState {
    Never,
    Used,
    /// Not recorded.
    Unknown,
}

/// How far the delivery of a secret progressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecretState {
    /// No page reported that it showed the secret.
    Undelivered,
    /// A page showed the secret.
    Shown,
    /// The user closed the dialog after copying the secret, or confirmed to close it anyway.
    Saved,
    /// A call was made with the secret.
    Used,
    /// Not recorded.
    Unknown,
}

impl Key {
    /// Whether nobody confirmed to have the newest secret: it was at most shown, never saved and
    /// never used. False for a revoked key. Older secrets are not considered.
    #[must_use]
    pub fn is_unconfirmed(&self) -> bool {
        let open = |secret: &SecretRecord| {
            matches!(secret.state, SecretState::Undelivered | SecretState::Shown)
        };
        // A pending secret is skipped: `rotation` reports it.
        let pending = self.rotation.as_ref();
        let pending = pending.filter(|rotation| rotation.state == RotationState::Pending);
        let is_pending =
            |secret: &&SecretRecord| pending.is_some_and(|pending| pending.secret_id == secret.id);
        let newest = self.secrets.iter().find(|secret| !is_pending(secret));
        self.status != Status::Revoked && newest.is_some_and(open)
    }

    /// Whether probably nobody has a valid secret: the only secret was never confirmed.
    #[must_use]
    pub fn is_held_by_nobody(&self) -> bool {
        self.is_unconfirmed() && self.secrets.len() < 2
    }
}

/// The user's input for a new key.
#[derive(Clone, Debug, PartialEq)]
pub struct NewKey {
    /// Trimmed.
    pub name: String,
    pub ip_restrictions: IpRestrictions,
    /// Ids of the allowed actions.
    pub actions: Vec<String>,
    /// `None`: never expires.
    pub expires_at: Option<Timestamp>,
    pub note: Option<String>,
}
