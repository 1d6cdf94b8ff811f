//! Texts about IP restrictions.

mod parse_errors;
pub mod review;

use super::{count, listed, time};
use crate::model::ip_allowlist::{EntryWarning, Normalization};
use crate::model::network::Network;
pub use parse_errors::parse_error;
use parse_errors::shortened;

/// Title of the section.
pub const IP_RESTRICTIONS: &str = "IP restrictions";
pub const IP_HELP: &str =
    "From where the key may be used. A key that leaks is of no use from anywhere else.";
/// Label of the first option.
pub const ONLY_THESE: &str = "Only these addresses";
/// Badge of the first option.
pub const RECOMMENDED: &str = "Recommended";
/// Label of the second option.
pub const ANY_ADDRESS: &str = "Any address for now";
/// Warning for the second option, and for a list that allows every address.
pub const ANY_WARNING: &str = "Anyone who gets hold of this key can use it from anywhere. Limit it as soon as you know your server’s address.";
/// Label of the address field and of the list.
pub const NETWORKS: &str = "Addresses and networks";
pub const NETWORKS_HELP: &str = "An address, a network such as 198.51.100.0/28, or a range. Enter or a comma adds it; you can paste a whole list.";
/// Help text for the buttons that add the user's own address.
pub const OWN_ADDRESS_HELP: &str = "Your own address helps with a first try. The server that will use the key usually has another one.";
/// Added to `OWN_ADDRESS_HELP` if the address is IPv6.
pub const OWN_NETWORK_HELP: &str =
    " Your device changes its IPv6 address every day or so; its network, the /64, stays.";
pub const REMOVE: &str = "Remove";
pub const REMOVE_ALL: &str = "Remove all";
pub const UNDO: &str = "Undo";
pub const UNDONE: &str = "Undone.";
pub const MERGED: &str = "Merged.";
pub const ALL_REMOVED: &str = "All removed.";
pub const EDIT_AS_TEXT: &str = "Edit as text";
/// Label of the text area.
pub const AS_TEXT: &str = "Addresses and networks as text";
pub const AS_TEXT_HELP: &str = "One address, network or range a line, and nothing else.";
/// Button that applies the text to the list.
pub const DONE: &str = "Done";
/// Button that closes the text area without changing the list.
pub const CANCEL_TEXT: &str = "Cancel";
/// Error if the text is not a plain list.
pub const NOT_PLAIN: &str = "Only addresses, networks and ranges can stand here, one a line.";
/// Error if the user presses Save while the text area is open.
pub const CLOSE_TEXT: &str = "Press Done to take over the text, or Cancel.";
/// Reported after the list was edited as text.
pub const CHANGED: &str = "List changed.";
/// Error for an empty list.
pub const ADD_AN_ADDRESS: &str = "Add at least one address, or choose “Any address for now”.";
pub const NOTHING_FOUND: &str = "No IP address was found, so nothing was added.";

#[must_use]
pub fn add_own(network: &Network) -> String {
    if network.is_single() {
        format!("Add my current address, {network}")
    } else {
        format!("Add its network, {network}")
    }
}

/// "2 networks, 258 addresses".
#[must_use]
pub fn total(networks: usize, addresses: f64) -> String {
    if networks == 0 {
        return "No networks yet".to_owned();
    }
    format!("{}, {}", networks_of(networks), addresses_of(addresses))
}

/// "2 networks".
#[must_use]
pub fn networks_of(n: usize) -> String {
    count(n, "network", "networks")
}

/// "258 addresses". Very large numbers are rounded.
#[must_use]
pub fn addresses_of(n: f64) -> String {
    const SCALES: [(f64, &str); 2] = [(1e18, "quintillion"), (1e15, "quadrillion")];
    if n < 1.5 {
        return "1 address".to_owned();
    }
    if n >= 1e21 {
        return "more than 1,000 quintillion addresses".to_owned();
    }
    match SCALES.iter().find(|(scale, _)| n >= *scale) {
        Some((scale, name)) => format!("{} {name} addresses", time::amount((n / scale).round())),
        None => format!("{} addresses", time::amount(n)),
    }
}

/// The typed text, and what parsing removed or replaced.
#[must_use]
pub fn read_from(typed: &str, changes: &[Normalization]) -> String {
    let mut words = format!("from “{}”", shortened(typed));
    for change in changes {
        words.push_str(match change {
            Normalization::Invisible => ", without invisible characters",
            Normalization::Quotes => ", without quotes",
            Normalization::Url => ", the address of the URL",
            Normalization::Brackets => ", without brackets",
            Normalization::Port => ", without the port",
            Normalization::Mapped => ", which is an IPv4 address written as IPv6",
            Normalization::Wildcard => ", as a network",
        });
    }
    words
}

#[must_use]
pub fn entry_warning(warning: EntryWarning) -> String {
    match warning {
        EntryWarning::Inside(network) => format!("Allowed by {network} already."),
        EntryWarning::NeverSeen => {
            "We-Link never sees calls from here. Use the server’s public address.".to_owned()
        }
        EntryWarning::Documentation => "This range is only for examples in documents.".to_owned(),
        EntryWarning::Multicast => "No computer calls from a multicast address.".to_owned(),
        EntryWarning::Loopback => "A computer uses this address only for itself.".to_owned(),
        EntryWarning::Unspecified => "No computer calls from this address.".to_owned(),
        EntryWarning::LinkLocal | EntryWarning::Private => {
            "This range is private. Use the server’s public address.".to_owned()
        }
        EntryWarning::Wide => "This is very wide. A narrower network protects better.".to_owned(),
    }
}

/// Shown below a list that is cut off.
#[must_use]
pub fn and_more(more: usize) -> String {
    format!("And {} more.", time::number(more))
}

/// Error if the list has more networks than the API accepts.
#[must_use]
pub fn too_many(given: usize, limit: usize) -> String {
    format!(
        "These are {}; {limit} is the most. Nothing was dropped: remove some, or merge them.",
        networks_of(given)
    )
}

/// Button label. `merged` is the number of networks after the merge.
#[must_use]
pub fn merge(merged: usize) -> String {
    format!("Merge to {}", networks_of(merged))
}

/// Tooltip of the merge button.
pub const MERGE_HELP: &str =
    "Some entries overlap or are neighbours. Merged, they allow the same addresses.";

/// Reported after entries were added: "3 networks added. 2 networks are in the list already."
#[must_use]
pub fn taken(added: usize, repeated: usize) -> String {
    let repeated = match repeated {
        0 => None,
        1 if added == 0 => Some("This network is in the list already.".to_owned()),
        1 => Some("1 network is in the list already.".to_owned()),
        n => Some(format!(
            "{} networks are in the list already.",
            time::number(n)
        )),
    };
    let added = (added > 0).then(|| format!("{} added.", networks_of(added)));
    let sentences: Vec<_> = added.into_iter().chain(repeated).collect();
    sentences.join(" ")
}

#[must_use]
pub fn removed(network: &Network) -> String {
    format!("{network} removed.")
}

/// Announced after a change: the result and the new total.
#[must_use]
pub fn and_total(done: &str, total: &str) -> String {
    format!("{done} {total}.")
}

/// Accessible name of the Remove button of an entry.
#[must_use]
pub fn remove_named(network: &Network) -> String {
    format!("{REMOVE} {network}")
}

/// Label of the button that replaces the typed text with the correction.
#[must_use]
pub fn use_instead(fix: &str) -> String {
    format!("Use {fix}")
}
