//! The two values that are shown once, and what has been copied of them.

use super::secret::Secret;

/// The pair that is shown once.
#[derive(Debug)]
pub struct Credentials {
    /// The identifier.
    pub api_key: Secret,
    /// The password.
    pub secret_key: Secret,
}

/// What has arrived on the clipboard, by the clipboard's own word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Copied {
    /// The API key.
    pub api_key: bool,
    /// The secret key.
    pub secret_key: bool,
}

/// What was copied by one press.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The API key alone.
    ApiKey,
    /// The secret key alone.
    SecretKey,
    /// Both, in one text.
    Both,
}

impl Copied {
    /// Whether the whole pair was copied.
    #[must_use]
    pub fn both(self) -> bool {
        self.api_key && self.secret_key
    }

    /// What has been copied once a part was copied, too.
    #[must_use]
    pub fn with(self, part: Part) -> Self {
        Self {
            api_key: self.api_key || part != Part::SecretKey,
            secret_key: self.secret_key || part != Part::ApiKey,
        }
    }
}
