//! Words about what a key was used for.

use super::{count, listed, time};
use crate::model::usage::{AddressUsage, Bucket, Period, RecentCall, Refusal, Usage};

/// Title.
pub const USAGE: &str = "Usage";
/// While it is on its way.
pub const LOADING: &str = "Loading the usage";
/// Name of the choice of the time.
pub const PERIOD: &str = "Time";
/// Where there was no call.
pub const NONE: &str = "No calls in this time.";
/// Opens the numbers behind the bars.
pub const AS_TABLE: &str = "Show as a table";
/// Name of the table, and of the bars.
pub const CALLS: &str = "Calls by time, accepted and refused";
/// How the two are told apart without colours.
pub const LEGEND: &str = "Filled: accepted. Outlined: refused.";
/// Heads of tables.
pub const TIME: &str = "Time";
/// Accepted calls.
pub const ACCEPTED: &str = "Accepted";
/// Refused calls.
pub const REFUSED: &str = "Refused";
/// Calls by action.
pub const BY_ACTION: &str = "By action";
/// The action of a call.
pub const ACTION: &str = "Action";
/// Where there is no such call.
pub const NO_SUCH_CALL: &str = "No such call";
/// Calls by address.
pub const BY_ADDRESS: &str = "By address";
/// The address of a call.
pub const ADDRESS: &str = "Address";
/// The last call.
pub const LAST: &str = "Last call";
/// Where not all addresses are listed.
pub const NOT_ALL: &str = "There were calls from further addresses.";
/// For those who may not see addresses.
pub const NO_ADDRESSES: &str = "Your role does not include seeing addresses.";
/// The last refused calls.
pub const RECENT: &str = "Recent refused calls";
/// Goes to the usage.
pub const LOOK: &str = "See the usage";
/// Gives the key a new secret key.
pub const ROTATE: &str = "Rotate";
/// Enters the address into the form.
pub const ALLOW: &str = "Allow this address";
/// Opens the form with the proposal.
pub const LIMIT: &str = "Limit it to these";

/// A choice of the time.
#[must_use]
pub fn period(period: Period) -> &'static str {
    match period {
        Period::Month => "30 days",
        Period::Week => "7 days",
        Period::Day => "24 hours",
    }
}

/// All of it in a sentence.
#[must_use]
pub fn summary(usage: &Usage) -> String {
    let refused = usage.refused();
    let accepted = count(usage.accepted() as usize, "call", "calls");
    if refused.is_empty() {
        return format!("{accepted} accepted, none refused.");
    }
    format!("{accepted} accepted, {}.", refusals(&refused))
}

/// "3 refused: 2 for the address, 1 for the secret key".
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

/// Since when calls are counted, where that is later than the time that is asked for.
#[must_use]
pub fn recorded_since(moment: &str) -> String {
    format!("Calls are counted since {}.", time::exact(moment))
}

/// When a bar begins.
#[must_use]
pub fn start(bucket: &Bucket, period: Period) -> String {
    match period {
        Period::Day => time::hour(&bucket.start),
        Period::Week | Period::Month => time::utc_day(&bucket.start),
    }
}

/// What a bar says.
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

/// Why calls were refused, in two or three words.
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

/// A refused call.
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

/// The sign of a theft.
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

/// Where there are more of them than are listed.
#[must_use]
pub fn more_strangers(more: usize) -> String {
    format!(
        "The same from {}. Rotate the secret key if they are not yours.",
        count(more, "further address", "further addresses")
    )
}

/// The accessible name of the button that rotates for it.
#[must_use]
pub fn rotate_for(address: &str) -> String {
    format!("{ROTATE}: {address} is not ours")
}

/// The accessible name of the button that allows it.
#[must_use]
pub fn allow_named(address: &str) -> String {
    format!("{ALLOW}: {address}")
}

/// Only from there it was used.
#[must_use]
pub fn only_from(period: Period, networks: &[String]) -> String {
    format!(
        "In {} it was used only from {}.",
        self::period(period),
        listed(networks.iter().cloned(), 8)
    )
}

/// Only these actions it used. `names` are those of the used ones, `of` how many it may call; `None`
/// where it may call all.
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

/// The accessible names of the two buttons that limit it.
pub const LIMIT_NETWORKS: &str = "Limit it to these addresses";
/// See [`LIMIT_NETWORKS`].
pub const LIMIT_ACTIONS: &str = "Limit it to these actions";
