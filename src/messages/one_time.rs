//! Texts of the dialog that shows credentials once.

use super::time;
use crate::model::credentials::{CopyProgress, CopyTarget, CredentialSet};
use crate::model::key::Key;
use crate::model::secret_request::SecretRequestKind;

/// Title for a new key.
pub const TITLE: &str = "Copy your keys now";
pub const TITLE_ROTATED: &str = "Copy the new secret key now";
pub const EXPLANATION: &str =
    "The API key says who calls, the secret key proves it. We show them this once.";
pub const KEEP_SAFE: &str = "Keep the secret key in a secret manager, not in code. Some systems keep a history of the clipboard or share it with other devices: clear it once the keys are stored.";
pub const NEVER_SEND: &str =
    "Never send anyone the secret key, or a picture of this window; support does not need them.";
pub const API_KEY: &str = "API key";
pub const SECRET_KEY: &str = "Secret key";
/// Placeholder of a field whose value is hidden.
pub const HIDDEN: &str = "Hidden. It can still be copied.";
pub const HIDE: &str = "Hide";
pub const SHOW: &str = "Show";
/// Short label of the copy button of each field; its accessible name says which field.
pub const COPY: &str = "Copy";
/// Accessible name.
pub const COPY_API_KEY: &str = "Copy API key";
/// Accessible name.
pub const COPY_SECRET_KEY: &str = "Copy secret key";
pub const COPY_BOTH: &str = "Copy both";
pub const COPY_AS_JSON: &str = "Copy as JSON";
/// Explains `COPY_BOTH` and `COPY_AS_JSON`.
pub const FORMS: &str = "Both, as two lines for an .env file or as a JSON object.";
pub const CLOSE: &str = "Close";
/// Answer to `question` that keeps the dialog open.
pub const KEEP_OPEN: &str = "Keep open";
pub const CLOSE_ANYWAY: &str = "Close anyway";
/// Shown when the clipboard refuses the copy or does not respond.
pub const NOT_COPIED: &str =
    "Your browser did not let us copy. The text is selected: press Ctrl+C or ⌘C.";
/// Label of the text field with both values.
pub const BY_HAND: &str = "Both, to copy by hand";
pub const WENT_STILL: &str = "Hidden after 5 minutes without input. Nothing is lost: press Show.";
pub const WITHDRAWN: &str = "This secret key does not work: the rotation was cancelled, because it came too late or another one took its place. Close this window and look at the key.";

/// Accessible name of the button that hides or shows a value. `hidden`: the current state.
#[must_use]
pub fn toggle_named(part: CopyTarget, hidden: bool) -> &'static str {
    match (part, hidden) {
        (CopyTarget::ApiKey, true) => "Show API key",
        (CopyTarget::ApiKey, false) => "Hide API key",
        (_, true) => "Show secret key",
        (_, false) => "Hide secret key",
    }
}

/// Explanation after a rotation: how long the old secret key stays valid.
#[must_use]
pub fn rotated(key: &Key, overlap_seconds: u32) -> String {
    let hint = super::key_list::hint(key);
    let old = match overlap_seconds {
        0 => "The old secret key ends when you close this window or first use the new one, and in 10 minutes at the latest.".to_owned(),
        seconds => format!(
            "The old secret key goes on for {}.",
            super::duration(seconds)
        ),
    };
    format!("The API key {hint} stays the same. {old} We show the new secret key this once.")
}

/// Which values were copied so far. `scope`: which values the dialog shows.
#[must_use]
pub fn state(copied: CopyProgress, scope: CredentialSet) -> &'static str {
    match (copied.api_key, copied.secret_key) {
        (_, true) if scope == CredentialSet::SecretKey => "Secret key copied",
        (false, false) => "Nothing copied yet",
        (true, false) => "API key copied",
        (false, true) => "Secret key copied",
        (true, true) => "Both copied",
    }
}

/// Announced after a copy. Copying one value replaces the other one on the clipboard.
#[must_use]
pub fn just_copied(part: CopyTarget, before: CopyProgress) -> &'static str {
    match part {
        CopyTarget::Both => "Both copied, as two lines for an .env file.",
        CopyTarget::BothAsJson => "Both copied, as a JSON object.",
        CopyTarget::ApiKey if before.secret_key => {
            "API key copied. It replaced the secret key on the clipboard."
        }
        CopyTarget::SecretKey if before.api_key => {
            "Secret key copied. It replaced the API key on the clipboard."
        }
        CopyTarget::ApiKey => "API key copied.",
        CopyTarget::SecretKey => "Secret key copied.",
    }
}

/// Question on closing, with the values that were not copied.
#[must_use]
pub fn question(
    copied: CopyProgress,
    scope: CredentialSet,
    purpose: SecretRequestKind,
) -> &'static str {
    let ends_old = purpose == SecretRequestKind::Rotate { overlap_seconds: 0 };
    match (copied.api_key, copied.secret_key) {
        _ if scope == CredentialSet::SecretKey && ends_old => {
            "Close without the secret key? It cannot be shown again, and the old one ends now."
        }
        _ if scope == CredentialSet::SecretKey => {
            "Close without the secret key? It cannot be shown again."
        }
        (_, true) => "Close without the API key? It cannot be shown again.",
        (true, false) => "Close without the secret key? It cannot be shown again.",
        (false, false) => {
            "Close without copying? The API key and the secret key cannot be shown again."
        }
    }
}

/// Name, actions, networks and expiry of the key in one sentence.
#[must_use]
pub fn what_it_may_do(key: &Key) -> String {
    let until = match key.expires_at.as_deref() {
        Some(at) => format!("until {}", time::long_day(at)),
        None => "without an end".to_owned(),
    };
    format!(
        "{}: {}, {}, {until}.",
        super::marks::isolated(&key.name),
        lower_first(&super::key_list::actions(&key.allowed_actions)),
        lower_first(&super::key_list::networks(key)),
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
