//! Texts about the usage of a key.

use super::{count, listed, time};
use crate::model::usage::{AddressUsage, Bucket, Period, RecentCall, Refusal, Usage};

pub const USAGE: &str = "Usage";
pub const LOADING: &str = "Loading the usage";
/// Accessible name of the choice of the period.
pub const PERIOD: &str = "Time";
pub const NONE: &str = "No calls in this time.";
pub const AS_TABLE: &str = "Show as a table";
/// Caption of the table, and accessible name of the chart.
pub const CALLS: &str = "Calls by time, accepted and refused";
/// How to tell the bars apart without color.
pub const LEGEND: &str = "Filled: accepted. Outlined: refused.";
/// Table header.
pub const TIME: &str = "Time";
/// Table header.
pub const ACCEPTED: &str = "Accepted";
/// Table header.
pub const REFUSED: &str = "Refused";
pub const BY_ACTION: &str = "By action";
/// Table header.
pub const ACTION: &str = "Action";
/// Row for calls that do not exist in the API.
pub const NO_SUCH_CALL: &str = "No such call";
pub const BY_ADDRESS: &str = "By address";
/// Table header.
pub const ADDRESS: &str = "Address";
/// Table header.
pub const LAST: &str = "Last call";
/// Shown when the API does not list all addresses.
pub const NOT_ALL: &str = "There were calls from further addresses.";
pub const NO_ADDRESSES: &str = "Your role does not include seeing addresses.";
pub const RECENT: &str = "Recent refused calls";
pub const LOOK: &str = "See the usage";
pub const ROTATE: &str = "Rotate";
/// Button that opens the edit form with the address added.
pub const ALLOW: &str = "Allow this address";
/// Button that opens the edit form with the suggested limit.
pub const LIMIT: &str = "Limit it to these";

#[must_use]
pub fn period(period: Period) -> &'static str {
    match period {
        Period::Month => "30 days",
        Period::Week => "7 days",
        Period::Day => "24 hours",
    }
}

/// "12 calls accepted, 3 refused: 2 for the address and 1 with a wrong secret key."
#[must_use]
pub fn summary(usage: &Usage) -> String {
    let refused = usage.refused();
    let accepted = count(usage.accepted() as usize, "call", "calls");
    if refused.is_empty() {
        return format!("{accepted} accepted, none refused.");
    }
    format!("{accepted} accepted, {}.", refusals(&refused))
}

/// "3 refused: 2 for the address and 1 with a wrong secret key".
fn refusals(refused: &[(Refusal, u32)]) -> String {
    let all: u32 = refused.iter().map(|(_, count)| count).sum();
    let each = refused
        .iter()
        .map(|(reason, count)| format!("{} {}", time::number(*count as usize), short(*reason)));
    format!(
        "{} refused: {}",
        time::number(all as usize),
        listed(each, 10)
    )
}

/// Shown when recording began after the start of the period.
#[must_use]
pub fn recorded_since(moment: &str) -> String {
    format!("Calls are counted since {}.", time::exact(moment))
}

/// Start of a bar: an hour in the user's time zone, or a day in UTC.
#[must_use]
pub fn start(bucket: &Bucket, period: Period) -> String {
    match period {
        Period::Day => time::hour(&bucket.start),
        Period::Week | Period::Month => time::utc_day(&bucket.start),
    }
}

/// Text of a bar: its start and its numbers.
#[must_use]
pub fn bar(bucket: &Bucket, period: Period) -> String {
    let start = start(bucket, period);
    let accepted = time::number(bucket.accepted as usize);
    if bucket.refused.is_empty() {
        return format!("{start}: {accepted} accepted");
    }
    format!(
        "{start}: {accepted} accepted, {}",
        refusals(&bucket.refused)
    )
}

/// Why calls were refused, as the end of a sentence.
#[must_use]
pub fn short(reason: Refusal) -> &'static str {
    match reason {
        Refusal::WrongSecret => "with a wrong secret key",
        Refusal::SecretEnded => "with a secret key that has ended",
        Refusal::UnknownCall => "for no such call",
        Refusal::Address => "for the address",
        Refusal::Action => "for the action",
        Refusal::Disabled => "while disabled",
        Refusal::Expired => "after the expiry",
        Refusal::Revoked => "after revoking",
        Refusal::RateLimited => "for too many calls",
        Refusal::Other => "otherwise",
    }
}

/// "23 Nov 2026, 09:30 from 203.0.113.7: connect, refused for the address".
#[must_use]
pub fn refused_call(call: &RecentCall) -> String {
    let when = time::exact(&call.at);
    let from = call.address.as_deref();
    let from = from.map_or_else(String::new, |address| format!(" from {address}"));
    let reason = call.refused.map_or("", short);
    match &call.action {
        Some(action) => format!("{when}{from}: {action}, refused {reason}"),
        None => format!("{when}{from}: refused {reason}"),
    }
}

/// Warning of a theft: calls with the right secret key from an address that is not allowed.
#[must_use]
pub fn stranger(address: &AddressUsage) -> String {
    let calls = count(address.holding_secret as usize, "time", "times");
    let last = address.last_at.as_deref().and_then(time::ago);
    let last = last.map_or_else(String::new, |ago| format!(", the last time {ago}"));
    format!(
        "Someone holding this secret key called from {} {calls}{last}. We refused it. Yours?",
        address.address
    )
}

/// Shown when there are more such addresses than warnings.
#[must_use]
pub fn more_strangers(more: usize) -> String {
    format!(
        "The same from {}. Rotate the secret key if they are not yours.",
        count(more, "further address", "further addresses")
    )
}

/// Accessible name of the `ROTATE` button in the warning.
#[must_use]
pub fn rotate_for(address: &str) -> String {
    format!("{ROTATE}: {address} is not ours")
}

/// Accessible name of the `ALLOW` button in the warning.
#[must_use]
pub fn allow_named(address: &str) -> String {
    format!("{ALLOW}: {address}")
}

/// Suggestion to limit the key to the networks that it was used from.
#[must_use]
pub fn only_from(period: Period, networks: &[String]) -> String {
    format!(
        "In {} it was used only from {}.",
        self::period(period),
        listed(networks.iter().cloned(), 8)
    )
}

/// Suggestion to limit the key to the actions that it called. `names`: the used actions. `of`: the
/// number of allowed actions; `None` if all are allowed.
#[must_use]
pub fn only_actions(period: Period, names: Vec<String>, of: Option<usize>) -> String {
    let used = count(names.len(), "action", "actions");
    let of = match of {
        Some(of) => format!("of its {}", time::number(of)),
        None => "and may call every one".to_owned(),
    };
    format!(
        "In {} it called {used} {of}: {}.",
        self::period(period),
        listed(names.into_iter(), 8)
    )
}

/// Accessible name of the `LIMIT` button for networks.
pub const LIMIT_NETWORKS: &str = "Limit it to these addresses";
/// Accessible name of the `LIMIT` button for actions.
pub const LIMIT_ACTIONS: &str = "Limit it to these actions";
