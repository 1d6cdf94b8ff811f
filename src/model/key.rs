//! A key as the API tells of it. Never holds the secret key, nor the whole API key.

/// A moment as the API writes it, which [`super::timestamp`] reads and `messages::time` turns into words. Empty
/// where the API gave something that is none.
pub type Timestamp = String;

/// One API key of the workspace.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    /// Opaque.
    pub id: String,
    /// The name people gave it.
    pub name: String,
    /// Where it lives, in someone's own words.
    pub note: Option<String>,
    /// Enough of the API key to match it with a configuration file.
    pub hint: Hint,
    /// What it is good for now.
    pub status: Status,
    /// From where it may be used.
    pub ip_restrictions: IpRestrictions,
    /// Whether that is any address, also where a list adds up to it.
    pub unrestricted: bool,
    /// What it may do.
    pub allowed_actions: AllowedActions,
    /// `None` where it is not known.
    pub created_at: Option<Timestamp>,
    /// `None` where it is not known.
    pub created_by: Option<Creator>,
    /// `None` where it does not expire.
    pub expires_at: Option<Timestamp>,
    /// The last accepted call.
    pub last_used: LastUsed,
    /// The secrets that can still be accepted, the newest first.
    pub secrets: Vec<SecretRecord>,
    /// What became of the last rotation, while that matters.
    pub rotation: Option<Rotation>,
    /// Calls that named it and were refused today and in the six days before; `None` where the API
    /// does not tell.
    pub refused_last_7_days: Option<u32>,
    /// Of the settings: what a change is based on.
    pub revision: u32,
    /// Whether the user may change its settings, and switch it off and on.
    pub may_edit: bool,
    /// Whether the user may give it a new secret key.
    pub may_rotate: bool,
    /// Whether the user may revoke it.
    pub may_revoke: bool,
}

/// One secret of a key; never the secret itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecretRecord {
    /// Opaque.
    pub id: String,
    /// How far its delivery came.
    pub state: SecretState,
}

/// What became of a rotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rotation {
    /// Where it stands.
    pub state: RotationState,
    /// The secret it is about: the old one while both count, else the new one.
    pub secret_id: String,
    /// When that secret ends, or ended.
    pub ends_at: Option<Timestamp>,
}

/// Where a rotation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RotationState {
    /// The new secret key waits to be shown; if it is not, the rotation is cancelled.
    Pending,
    /// The old secret key counts beside the new one.
    Overlapping,
    /// The new secret key was never shown and does not count; the old one does.
    Cancelled,
}

/// The readable ends of an API key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// How it begins.
    pub prefix: String,
    /// Its last four characters.
    pub last4: String,
}

/// Whether a key works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It works.
    Active,
    /// It was switched off and can be switched on again.
    Disabled,
    /// Its time is over.
    Expired,
    /// It was ended for good.
    Revoked,
    /// Something a newer API says.
    Other,
}

/// From where a key may be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IpRestrictions {
    /// Which addresses.
    pub mode: IpMode,
    /// The networks in canonical form; empty with [`IpMode::Any`].
    pub networks: Vec<String>,
}

/// Which addresses may use a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IpMode {
    /// Only those listed.
    Only,
    /// Any. Also what an unknown value is taken for: never shown as safer than it may be.
    Any,
}

/// What a key may do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AllowedActions {
    /// Which actions.
    pub mode: ActionMode,
    /// Ids of the actions; empty with [`ActionMode::All`].
    pub actions: Vec<String>,
}

/// Which actions a key may call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActionMode {
    /// Only those listed.
    Only,
    /// Every one, as with keys that are older than restrictions. Also what an unknown value is
    /// taken for.
    All,
}

/// Who made a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Creator {
    /// Their name.
    pub name: String,
    /// Whether they still belong to the workspace.
    pub member: bool,
}

/// The last accepted call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastUsed {
    /// Whether there was one.
    pub state: UsageState,
    /// When; with [`UsageState::Used`].
    pub at: Option<Timestamp>,
    /// From where; `None` also for those who may not see addresses.
    pub address: Option<String>,
}

/// Whether a key was ever used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UsageState {
    /// Never.
    Never,
    /// At least once.
    Used,
    /// Nobody recorded it.
    Unknown,
}

/// How far the delivery of a secret came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecretState {
    /// No page reported to have shown it.
    Undelivered,
    /// It stood on a screen.
    Shown,
    /// The person took it and closed the dialog.
    Saved,
    /// A call was made with it.
    Used,
    /// Nobody recorded it.
    Unknown,
}

impl Key {
    /// Whether the newest secret of this key was handed out without anybody confirming to have it:
    /// shown at the most, never saved and never used. Of no interest once the key is revoked, and an
    /// older secret is of none once a newer one was confirmed.
    #[must_use]
    pub fn is_unconfirmed(&self) -> bool {
        let open = |secret: &SecretRecord| {
            matches!(secret.state, SecretState::Undelivered | SecretState::Shown)
        };
        // One that nobody was shown yet does not count yet, and is told of otherwise.
        let pending = self.rotation.as_ref();
        let pending = pending.filter(|rotation| rotation.state == RotationState::Pending);
        let is_pending =
            |secret: &&SecretRecord| pending.is_some_and(|pending| pending.secret_id == secret.id);
        let newest = self.secrets.iter().find(|secret| !is_pending(secret));
        self.status != Status::Revoked && newest.is_some_and(open)
    }

    /// Whether nobody is known to have a secret that is accepted: the only one was never confirmed.
    #[must_use]
    pub fn is_held_by_nobody(&self) -> bool {
        self.is_unconfirmed() && self.secrets.len() < 2
    }
}

/// What a person wants a new key to be.
#[derive(Clone, Debug, PartialEq)]
pub struct NewKey {
    /// Trimmed.
    pub name: String,
    /// From where it may be used.
    pub ip_restrictions: IpRestrictions,
    /// Ids of the actions that it may call.
    pub actions: Vec<String>,
    /// Until when it works; `None` for ever.
    pub expires_at: Option<Timestamp>,
    /// Where it lives.
    pub note: Option<String>,
}
