//! What a person wants that ends with a secret on the screen.

use super::key::NewKey;

/// What is asked for.
#[derive(Clone, Debug)]
pub enum SecretRequest {
    /// A new key.
    Create(NewKey),
    /// A new secret key for a key.
    Rotate {
        /// Id of the key.
        key_id: String,
        /// Seconds that the old secret key goes on; 0: until the new one was taken.
        overlap_seconds: u32,
    },
}

/// The same without its content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SecretRequestKind {
    /// A new key.
    #[default]
    Create,
    /// A new secret key.
    Rotate {
        /// Seconds that the old one goes on; 0: until the new one was taken.
        overlap_seconds: u32,
    },
}

impl SecretRequest {
    /// The purpose.
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
    /// Whether a key gets a new secret key.
    #[must_use]
    pub fn is_rotation(self) -> bool {
        self != Self::Create
    }
}
