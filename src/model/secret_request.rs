//! A user's request whose response contains a secret.

use super::key::NewKey;

#[derive(Clone, Debug)]
pub enum SecretRequest {
    Create(NewKey),
    /// A new secret key for an existing key.
    Rotate {
        key_id: String,
        /// Seconds for which the old secret key stays valid. 0: until the new one is saved or used,
        /// at most 10 minutes after it is shown.
        overlap_seconds: u32,
    },
}

/// A `SecretRequest` without its content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SecretRequestKind {
    #[default]
    Create,
    /// A new secret key for an existing key.
    Rotate {
        /// As in `SecretRequest::Rotate`.
        overlap_seconds: u32,
    },
}

impl SecretRequest {
    #[must_use]
    pub fn kind(&self) -> SecretRequestKind {
        match self {
            Self::Create(_) => SecretRequestKind::Create,
            Self::Rotate {
                overlap_seconds, ..
            } => SecretRequestKind::Rotate {
                overlap_seconds: *overlap_seconds,
            },
        }
    }
}

impl SecretRequestKind {
    #[must_use]
    pub fn is_rotation(self) -> bool {
        self != Self::Create
    }
}
