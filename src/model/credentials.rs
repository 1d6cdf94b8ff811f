//! The values that are shown once, and which of them were copied.

use super::secret::Secret;

pub const API_KEY_VARIABLE: &str = "WE_LINK_API_KEY";
pub const SECRET_KEY_VARIABLE: &str = "WE_LINK_API_SECRET";

/// The values shown once: the pair of a new key, or only the new secret key after a rotation.
#[derive(Debug)]
pub struct Credentials {
    /// The identifier; `None` after a rotation, which does not change it.
    pub api_key: Option<Secret>,
    /// The password.
    pub secret_key: Secret,
}

/// Which values can be copied.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CredentialSet {
    #[default]
    Pair,
    SecretKey,
}

/// Which values were copied. Set only after the clipboard reported success.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CopyProgress {
    pub api_key: bool,
    pub secret_key: bool,
}

/// The value that one copy button copies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyTarget {
    ApiKey,
    SecretKey,
    /// Both, as lines of an `.env` file.
    Both,
    /// Both, as a JSON object.
    BothAsJson,
}

impl Credentials {
    #[must_use]
    pub fn set(&self) -> CredentialSet {
        match self.api_key {
            Some(_) => CredentialSet::Pair,
            None => CredentialSet::SecretKey,
        }
    }
}

impl CopyProgress {
    /// Whether every value of `scope` was copied.
    #[must_use]
    pub fn is_complete(self, scope: CredentialSet) -> bool {
        self.secret_key && (self.api_key || scope == CredentialSet::SecretKey)
    }

    #[must_use]
    pub fn with(self, part: CopyTarget) -> Self {
        Self {
            api_key: self.api_key || part != CopyTarget::SecretKey,
            secret_key: self.secret_key || part != CopyTarget::ApiKey,
        }
    }
}
