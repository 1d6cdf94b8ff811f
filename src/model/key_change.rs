//! A change of a key that exists, apart from a new secret key.

use super::event::HostEvent;
use super::key::Key;
use super::settings_diff::KeyPatch;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyChange {
    Settings(KeyPatch),
    Disable,
    Enable,
    /// Ends the old secret key with this id.
    EndSecret(String),
    Revoke,
}

impl KeyChange {
    /// The event for the host after the change of `key`.
    #[must_use]
    pub fn event(&self, key: &Key) -> Option<HostEvent> {
        let id = key.id.clone();
        match self {
            Self::Settings(_) | Self::Disable | Self::Enable => Some(HostEvent::KeyChanged { id }),
            Self::Revoke => Some(HostEvent::KeyRevoked { id }),
            Self::EndSecret(_) => None,
        }
    }
}
