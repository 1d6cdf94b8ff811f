//! Decodes the usage of a key: the calls that were made with it.

use super::{DecodeError, JsonObject};
use crate::model::usage::{ActionUsage, AddressUsage, Bucket, RecentCall, Refusal, Usage};

/// Decodes the usage of a key.
pub fn usage(fields: &JsonObject) -> Result<Usage, DecodeError> {
    Ok(Usage {
        recorded_since: fields.moment("recorded_since"),
        buckets: fields.list("buckets", bucket)?,
        actions: fields.list("actions", of_action)?,
        addresses: fields.list("addresses", of_address).ok(),
        addresses_complete: fields.has("addresses_complete"),
        recent: fields.list("recent_calls", call)?,
    })
}

fn bucket(fields: &JsonObject) -> Result<Bucket, DecodeError> {
    let refused =
        |fields: &JsonObject| Ok((refusal(&fields.enum_str("reason")), fields.count("count")?));
    Ok(Bucket {
        start: fields.moment("start").unwrap_or_default(),
        accepted: fields.count("accepted")?,
        refused: fields.list("refused", refused)?,
    })
}

fn of_action(fields: &JsonObject) -> Result<ActionUsage, DecodeError> {
    Ok(ActionUsage {
        action: fields.opt_str("action"),
        accepted: fields.count("accepted")?,
        refused: fields.count("refused")?,
        last_at: fields.known_moment("last_at"),
    })
}

fn of_address(fields: &JsonObject) -> Result<AddressUsage, DecodeError> {
    Ok(AddressUsage {
        address: fields.str("address")?,
        accepted: fields.count("accepted")?,
        refused: fields.count("refused")?,
        holding_secret: fields.count("holding_secret")?,
        last_at: fields.known_moment("last_at"),
    })
}

fn call(fields: &JsonObject) -> Result<RecentCall, DecodeError> {
    Ok(RecentCall {
        at: fields.moment("at").unwrap_or_default(),
        address: fields.opt_str("address"),
        action: fields.opt_str("action"),
        // Any other outcome counts as refused.
        refused: (fields.enum_str("outcome") != "accepted")
            .then(|| refusal(&fields.enum_str("reason"))),
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
