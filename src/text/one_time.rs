//! Words of the one-time dialog.

use crate::domain::key::Key;
use crate::domain::pair::{Copied, Part};

/// Title.
pub const TITLE: &str = "Copy your keys now";
/// What the two are.
pub const EXPLANATION: &str =
    "The API key says who calls, the secret key proves it. We show them this once.";
/// Where to keep them.
pub const KEEP_SAFE: &str =
    "Keep both in a secret manager, not in code. Never send the secret key to anyone.";
/// Label of the first field.
pub const API_KEY: &str = "API key";
/// Label of the second field.
pub const SECRET_KEY: &str = "Secret key";
/// Copies one field, in short; the accessible name says which.
pub const COPY: &str = "Copy";
/// Accessible name of the first field's button.
pub const COPY_API_KEY: &str = "Copy API key";
/// Accessible name of the second field's button.
pub const COPY_SECRET_KEY: &str = "Copy secret key";
/// Copies the pair.
pub const COPY_BOTH: &str = "Copy both";
/// Leaves the dialog.
pub const CLOSE: &str = "Close";
/// The safe answer.
pub const KEEP_OPEN: &str = "Keep open";
/// The other one.
pub const CLOSE_ANYWAY: &str = "Close anyway";
/// When the clipboard refused or said nothing.
pub const NOT_COPIED: &str =
    "Your browser did not let us copy. Select the text in the field and copy it with Ctrl+C or ⌘C.";

/// What is on the clipboard, and what was copied before.
#[must_use]
pub fn state(copied: Copied) -> &'static str {
    match (copied.api_key, copied.secret_key) {
        (false, false) => "Nothing copied yet",
        (true, false) => "API key copied",
        (false, true) => "Secret key copied",
        (true, true) => "Both copied",
    }
}

/// Said after a copy; copying one value replaces the other on the clipboard.
#[must_use]
pub fn just_copied(part: Part, before: Copied) -> &'static str {
    match part {
        Part::Both => "Both copied, as two lines for an .env file.",
        Part::ApiKey if before.secret_key => {
            "API key copied. It replaced the secret key on the clipboard."
        }
        Part::SecretKey if before.api_key => {
            "Secret key copied. It replaced the API key on the clipboard."
        }
        Part::ApiKey => "API key copied.",
        Part::SecretKey => "Secret key copied.",
    }
}

/// The question on closing, naming what is missing.
#[must_use]
pub fn question(copied: Copied) -> &'static str {
    match (copied.api_key, copied.secret_key) {
        (_, true) => "Close without the API key? It cannot be shown again.",
        (true, false) => "Close without the secret key? It cannot be shown again.",
        (false, false) => {
            "Close without copying? The API key and the secret key cannot be shown again."
        }
    }
}

/// What the key may do.
#[must_use]
pub fn what_it_may_do(key: &Key) -> String {
    format!(
        "{}: {}, {}.",
        key.name,
        lower_first(&super::keys::actions(&key.allowed_actions)),
        lower_first(&super::keys::networks(&key.ip_restrictions)),
    )
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map(|c| c.to_ascii_lowercase())
        .into_iter()
        .chain(chars)
        .collect()
}
