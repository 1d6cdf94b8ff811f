//! Words for doing one thing with several keys.

use super::{count, time};
use crate::model::key::Status;

/// Label of the box for the number.
pub const NUMBER: &str = "How many keys?";
/// Ends the dialog.
pub const CLOSE: &str = "Close";
/// Leaves the keys as they are.
pub const KEEP: &str = "Keep them";

/// Title of the question.
#[must_use]
pub fn question(revokes: bool, keys: usize) -> String {
    let keys = count(keys, "key", "keys");
    match revokes {
        true => format!("Revoke {keys}?"),
        false => format!("Disable {keys}?"),
    }
}

/// What it does.
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

/// How many of them are used, and what is asked for.
#[must_use]
pub fn in_use(used: usize, keys: usize) -> String {
    format!(
        "{} of them {} used in the last 7 days. Type {} to confirm.",
        time::number(used),
        if used == 1 { "was" } else { "were" },
        time::number(keys)
    )
}

/// When the number is another one.
#[must_use]
pub fn type_number(keys: usize) -> String {
    format!("Type {} to confirm.", time::number(keys))
}

/// Does it.
#[must_use]
pub fn do_it(revokes: bool, keys: usize) -> String {
    let keys = count(keys, "key", "keys");
    match revokes {
        true => format!("Revoke {keys}"),
        false => format!("Disable {keys}"),
    }
}

/// Beside a key with which it is done.
#[must_use]
pub fn done(revokes: bool) -> &'static str {
    match revokes {
        true => "Revoked",
        false => "Disabled",
    }
}

/// Beside a key with which there was nothing to do any more.
#[must_use]
pub fn needless(status: Status) -> &'static str {
    match status {
        Status::Revoked => "Already revoked",
        _ => "Already out of use",
    }
}

/// When it is done with all of them.
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
