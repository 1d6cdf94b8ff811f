//! The calls that were made with a key.

use super::{Fields, Unreadable};
use crate::domain::usage::{RecentCall, Refusal};

/// Reads the recent calls, the newest first.
pub fn usage(fields: &Fields) -> Result<Vec<RecentCall>, Unreadable> {
    fields.list("recent_calls", call)
}

fn call(fields: &Fields) -> Result<RecentCall, Unreadable> {
    Ok(RecentCall {
        at: fields.text("at")?,
        address: fields.maybe_text("address"),
        action: fields.maybe_text("action"),
        // What is not known to be accepted was refused.
        refused: (fields.word("outcome") != "accepted").then(|| refusal(&fields.word("reason"))),
    })
}

fn refusal(word: &str) -> Refusal {
    match word {
        "wrong-secret" => Refusal::WrongSecret,
        "secret-ended" => Refusal::SecretEnded,
        "unknown-call" => Refusal::UnknownCall,
        "ip-not-allowed" => Refusal::Address,
        "action-not-allowed" => Refusal::Action,
        "disabled" => Refusal::Disabled,
        "expired" => Refusal::Expired,
        "revoked" => Refusal::Revoked,
        "rate-limited" => Refusal::RateLimited,
        _ => Refusal::Other,
    }
}
