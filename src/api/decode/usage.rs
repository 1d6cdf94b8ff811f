//! The calls that were made with a key.

use super::{DecodeError, Fields};
use crate::model::usage::{ActionUsage, AddressUsage, Bucket, RecentCall, Refusal, Usage};

/// Reads what was done with a key.
pub fn usage(fields: &Fields) -> Result<Usage, DecodeError> {
    Ok(Usage {
        recorded_since: fields.moment("recorded_since"),
        buckets: fields.list("buckets", bucket)?,
        actions: fields.list("actions", of_action)?,
        addresses: fields.list("addresses", of_address).ok(),
        addresses_complete: fields.has("addresses_complete"),
        recent: fields.list("recent_calls", call)?,
    })
}

fn bucket(fields: &Fields) -> Result<Bucket, DecodeError> {
    let refused = |fields: &Fields| Ok((refusal(&fields.word("reason")), fields.count("count")?));
    Ok(Bucket {
        start: fields.moment("start").unwrap_or_default(),
        accepted: fields.count("accepted")?,
        refused: fields.list("refused", refused)?,
    })
}

fn of_action(fields: &Fields) -> Result<ActionUsage, DecodeError> {
    Ok(ActionUsage {
        action: fields.maybe_text("action"),
        accepted: fields.count("accepted")?,
        refused: fields.count("refused")?,
        last_at: fields.known_moment("last_at"),
    })
}

fn of_address(fields: &Fields) -> Result<AddressUsage, DecodeError> {
    Ok(AddressUsage {
        address: fields.text("address")?,
        accepted: fields.count("accepted")?,
        refused: fields.count("refused")?,
        holding_secret: fields.count("holding_secret")?,
        last_at: fields.known_moment("last_at"),
    })
}

fn call(fields: &Fields) -> Result<RecentCall, DecodeError> {
    Ok(RecentCall {
        at: fields.moment("at").unwrap_or_default(),
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
