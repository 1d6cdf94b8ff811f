//! Words about a text that is reviewed before anything of it is added.

use super::{listed, networks_of, time};
use crate::messages::count;
use crate::model::ip_allowlist::{IncompleteReason, ParseError, Reviewed};
use crate::model::network::Network;

/// Help of the panel.
pub const TICK_THE_LINES: &str = "Tick the lines this key should accept.";
/// Help where a few entries of a plain list are left.
pub const CHOOSE_EACH: &str = "Choose for each. What you don’t choose is not added.";
/// Stands where the address stands in a line.
pub const SLOT: &str = "address";
/// Shows every address of a group.
pub const SHOW_ALL: &str = "Show all";
/// Shows what was found that may be an address.
pub const SHOW: &str = "Show";
/// Hides it.
pub const HIDE: &str = "Hide";
/// Ticks every line of the only group.
pub const CHOOSE_ALL: &str = "Choose all";
/// Gives a choice up.
pub const CLEAR: &str = "Clear";
/// Closes the panel; nothing is added.
pub const CANCEL: &str = "Cancel";
/// While nothing is ticked.
pub const ADD: &str = "Add networks";
/// Why the button is off.
pub const NOTHING_TICKED: &str = "Nothing is ticked yet.";
/// While a long text is read.
pub const READING: &str = "Reading…";
/// When Save is pressed meanwhile.
pub const STILL_READING: &str = "We are still reading this text.";
/// When nothing was added.
pub const NOTHING_ADDED: &str = "Nothing was added.";
/// At what stands for every address.
pub const EVERY_ADDRESS: &str = "This is every address.";
/// When a text is too long to read.
pub const TOO_LONG: &str = "This text is longer than 1 MB. Paste only the part with the addresses.";
/// Before the line that a find belongs to.
pub const UNDER: &str = "under ";
/// At a line whose address was added from the panel.
pub const ADDED: &str = "Added";

/// Names of networks in a group's line.
const NAMED: usize = 3;

/// Title of the panel.
#[must_use]
fn title(addresses: usize) -> String {
    match addresses {
        0 => "No complete address in this text".to_owned(),
        n => format!("{} in this text", count(n, "address", "addresses")),
    }
}

/// Title where a few entries of a plain list are left.
#[must_use]
fn to_choose(entries: usize) -> String {
    match entries {
        1 => "1 entry needs your choice".to_owned(),
        n => format!("{} entries need your choice", time::number(n)),
    }
}

/// The title of one text.
#[must_use]
pub fn title_of(one: &Reviewed) -> String {
    if one.is_plain {
        to_choose(one.finds())
    } else {
        title(one.finds())
    }
}

/// "91.198.174.0/24, 8.8.8.0/24, 8.8.4.4 and 34 more".
#[must_use]
pub fn first_of(networks: impl Iterator<Item = String>) -> String {
    listed(networks, NAMED)
}

/// "37 ×".
#[must_use]
pub fn times(n: usize) -> String {
    format!("{} ×", time::number(n))
}

/// "line 12".
#[must_use]
pub fn line(line: usize) -> String {
    format!("line {}", time::number(line))
}

/// The button that shows more single lines.
#[must_use]
pub fn show_more(more: usize) -> String {
    format!("Show {} more", time::number(more))
}

/// "Add 37 networks".
#[must_use]
pub fn add(networks: usize) -> String {
    match networks {
        0 => ADD.to_owned(),
        n => format!("Add {}", networks_of(n)),
    }
}

/// Why they cannot be added.
#[must_use]
pub fn over_the_limit(chosen: usize, listed: usize, limit: usize) -> String {
    let chosen = time::number(chosen);
    let limit = time::number(limit);
    match listed {
        0 => format!("{chosen} chosen, {limit} allowed."),
        n => format!(
            "{chosen} chosen and {} in the list, {limit} allowed.",
            time::number(n)
        ),
    }
}

/// "5 pieces may be incomplete addresses."
#[must_use]
pub fn incomplete(n: usize) -> String {
    match n {
        1 => "1 piece may be an incomplete address.".to_owned(),
        n => format!("{} pieces may be incomplete addresses.", time::number(n)),
    }
}

/// When Save is pressed with the panel open.
#[must_use]
pub fn not_added_yet(addresses: usize) -> String {
    match addresses {
        1 => "1 address is not added yet. Add it, or cancel.".to_owned(),
        n => format!(
            "{} addresses are not added yet. Add them, or cancel.",
            time::number(n)
        ),
    }
}

/// The first meaning of an entry with host bits.
#[must_use]
pub fn the_network(network: &Network) -> String {
    format!("The network {network}")
}

/// The second.
#[must_use]
pub fn only(address: &Network) -> String {
    format!("Only {address}")
}

/// Adds the network that an incomplete piece stands for.
#[must_use]
pub fn add_named(network: &Network) -> String {
    format!("Add {network}")
}

/// Why a piece is no address; stands beside it.
#[must_use]
pub fn reason(reason: &IncompleteReason) -> &'static str {
    match reason {
        IncompleteReason::CutShort => "fewer than four numbers",
        IncompleteReason::Placeholder => "a sign in place of a number",
        IncompleteReason::OtherScript | IncompleteReason::Invalid(ParseError::OtherDigits) => {
            "digits or dots of another script"
        }
        IncompleteReason::MaskAlone => "a mask without an address",
        IncompleteReason::TooMany => "too many ranges at once",
        IncompleteReason::Invalid(mistake) => match mistake {
            ParseError::HostName => "a host name",
            ParseError::LeadingZero => "a number with a leading zero",
            ParseError::Number(_) => "another notation",
            ParseError::Zone => "a zone after %",
            ParseError::Prefix { .. } => "no such number after the slash",
            ParseError::Mask { .. } => "a mask",
            ParseError::Backward { .. } => "a range that runs backward",
            ParseError::Range => "not a range",
            ParseError::OpensEverything => "every address",
            ParseError::NotAnAddress | ParseError::OtherDigits => "not an address",
        },
    }
}
