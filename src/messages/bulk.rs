//! Texts for revoking or disabling several keys at once.

use super::{count, time};
use crate::model::key::Status;

/// Label of the field in which the user types the number of keys to confirm.
pub const NUMBER: &str = "How many keys?";
pub const CLOSE: &str = "Close";
/// Cancel button.
pub const KEEP: &str = "Keep them";

/// Title of the dialog. `revokes`: the keys are revoked, otherwise disabled.
#[must_use]
pub fn question(revokes: bool, keys: usize) -> String {
    let keys = count(keys, "key", "keys");
    match revokes {
        true => format!("Revoke {keys}?"),
        false => format!("Disable {keys}?"),
    }
}

#[must_use]
pub fn consequence(revokes: bool) -> &'static str {
    match revokes {
        true => {
            "Every program that uses one of these keys is refused from the next request on. This is final: a revoked key cannot be brought back. To stop them for a while, disable them instead."
        }
        false => {
            "Every program that uses one of these keys is refused from the next request on, until the key is enabled again."
        }
    }
}

/// How many of the keys were used recently, and which number to type.
#[must_use]
pub fn in_use(used: usize, keys: usize) -> String {
    format!(
        "{} of them {} used in the last 7 days. Type {} to confirm.",
        time::number(used),
        if used == 1 { "was" } else { "were" },
        time::number(keys)
    )
}

/// Error when another number was typed.
#[must_use]
pub fn type_number(keys: usize) -> String {
    format!("Type {} to confirm.", time::number(keys))
}

/// Whether the typed text is the number, as it is written here or without separators.
#[must_use]
pub fn is_number(typed: &str, keys: usize) -> bool {
    [time::number(keys), keys.to_string()].contains(&typed.trim().to_owned())
}

/// Button that confirms.
#[must_use]
pub fn do_it(revokes: bool, keys: usize) -> String {
    let keys = count(keys, "key", "keys");
    match revokes {
        true => format!("Revoke {keys}"),
        false => format!("Disable {keys}"),
    }
}

/// Badge of a key for which the request succeeded.
#[must_use]
pub fn done(revokes: bool) -> &'static str {
    match revokes {
        true => "Revoked",
        false => "Disabled",
    }
}

/// Badge of a key that was already revoked or out of use.
#[must_use]
pub fn needless(status: Status) -> &'static str {
    match status {
        Status::Revoked => "Already revoked",
        _ => "Already out of use",
    }
}

/// Announced after the last key. `well`: the number of successes. `of`: successes and failures.
#[must_use]
pub fn result(revokes: bool, well: usize, of: usize) -> String {
    let what = if revokes { "revoked" } else { "disabled" };
    let keys = count(of, "key is", "keys are");
    if well == of {
        format!("{keys} {what}.")
    } else {
        format!(
            "{} of {} {what}. See why at the others.",
            time::number(well),
            count(of, "key", "keys")
        )
    }
}
