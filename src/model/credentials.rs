//! The values that are shown once, and what has been copied of them.

use super::secret::Secret;

/// Name of the environment variable for the API key.
pub const API_KEY_VARIABLE: &str = "WE_LINK_API_KEY";
/// Name of the environment variable for the secret key.
pub const SECRET_KEY_VARIABLE: &str = "WE_LINK_API_SECRET";

/// What is shown once: the pair of a new key, or the new secret key of a key that has an API key.
#[derive(Debug)]
pub struct Credentials {
    /// The identifier; `None` after a rotation, which leaves it as it is.
    pub api_key: Option<Secret>,
    /// The password.
    pub secret_key: Secret,
}

/// Which values there are to copy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CredentialSet {
    /// The API key and the secret key.
    #[default]
    Pair,
    /// The secret key alone.
    SecretKey,
}

/// What has arrived on the clipboard, by the clipboard's own word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CopyProgress {
    /// The API key.
    pub api_key: bool,
    /// The secret key.
    pub secret_key: bool,
}

/// What is copied by one press.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyTarget {
    /// The API key alone.
    ApiKey,
    /// The secret key alone.
    SecretKey,
    /// Both, as lines of an `.env` file.
    Both,
    /// Both, as a JSON object.
    BothAsJson,
}

impl Credentials {
    /// Which values there are.
    #[must_use]
    pub fn set(&self) -> CredentialSet {
        match self.api_key {
            Some(_) => CredentialSet::Pair,
            None => CredentialSet::SecretKey,
        }
    }
}

impl CopyProgress {
    /// Whether everything there is was copied.
    #[must_use]
    pub fn is_complete(self, scope: CredentialSet) -> bool {
        self.secret_key && (self.api_key || scope == CredentialSet::SecretKey)
    }

    /// What has been copied once a part was copied, too.
    #[must_use]
    pub fn with(self, part: CopyTarget) -> Self {
        Self {
            api_key: self.api_key || part != CopyTarget::SecretKey,
            secret_key: self.secret_key || part != CopyTarget::ApiKey,
        }
    }
}
