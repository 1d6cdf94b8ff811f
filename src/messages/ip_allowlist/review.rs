//! Texts of the review panel, in which the user chooses what to add from a text.

use super::{listed, networks_of, time};
use crate::messages::count;
use crate::model::ip_allowlist::{IncompleteReason, ParseError, Reviewed};
use crate::model::network::Network;

/// Help text of the panel.
pub const TICK_THE_LINES: &str = "Tick the lines this key should accept.";
/// Help text for the entries of a plain list that need a choice.
pub const CHOOSE_EACH: &str = "Choose for each. What you don’t choose is not added.";
/// Shown in place of the address in a line.
pub const SLOT: &str = "address";
/// Button that shows every address of a group.
pub const SHOW_ALL: &str = "Show all";
/// Button that shows the incomplete addresses.
pub const SHOW: &str = "Show";
/// Button that closes the list that `SHOW` or `SHOW_ALL` opened.
pub const HIDE: &str = "Hide";
/// Button that ticks the checkbox of the only group.
pub const CHOOSE_ALL: &str = "Choose all";
/// Button that clears a choice.
pub const CLEAR: &str = "Clear";
/// Button that closes the panel without adding what is chosen.
pub const CANCEL: &str = "Cancel";
/// Label of the Add button while nothing is ticked.
pub const ADD: &str = "Add networks";
/// Why the Add button is disabled.
pub const NOTHING_TICKED: &str = "Nothing is ticked yet.";
/// Shown while a long text is read.
pub const READING: &str = "Reading…";
/// Error if the user presses Save while a text is read.
pub const STILL_READING: &str = "We are still reading this text.";
/// Reported after the panel was cancelled.
pub const NOTHING_ADDED: &str = "Nothing was added.";
/// Shown with an entry that matches every address.
pub const EVERY_ADDRESS: &str = "This is every address.";
pub const TOO_LONG: &str = "This text is longer than 1 MB. Paste only the part with the addresses.";
/// Shown before the line that describes a find or a group.
pub const UNDER: &str = "under ";
/// Label of the button of an incomplete address after its network was added.
pub const ADDED: &str = "Added";

/// Maximum number of networks that are named in a line.
const NAMED: usize = 3;

/// Title for a text that is not a plain list.
#[must_use]
fn title(addresses: usize) -> String {
    match addresses {
        0 => "No complete address in this text".to_owned(),
        n => format!("{} in this text", count(n, "address", "addresses")),
    }
}

/// Title for the entries of a plain list that need a choice.
#[must_use]
fn to_choose(entries: usize) -> String {
    match entries {
        1 => "1 entry needs your choice".to_owned(),
        n => format!("{} entries need your choice", time::number(n)),
    }
}

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

#[must_use]
pub fn times(n: usize) -> String {
    format!("{} ×", time::number(n))
}

#[must_use]
pub fn line(line: usize) -> String {
    format!("line {}", time::number(line))
}

#[must_use]
pub fn show_more(more: usize) -> String {
    format!("Show {} more", time::number(more))
}

#[must_use]
pub fn add(networks: usize) -> String {
    match networks {
        0 => ADD.to_owned(),
        n => format!("Add {}", networks_of(n)),
    }
}

/// Why the chosen networks cannot be added.
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

#[must_use]
pub fn incomplete(n: usize) -> String {
    match n {
        1 => "1 piece may be an incomplete address.".to_owned(),
        n => format!("{} pieces may be incomplete addresses.", time::number(n)),
    }
}

/// Error if the user presses Save while the panel is open.
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

/// Label of the first option for an entry with host bits.
#[must_use]
pub fn the_network(network: &Network) -> String {
    format!("The network {network}")
}

/// Label of the second option for an entry with host bits.
#[must_use]
pub fn only(address: &Network) -> String {
    format!("Only {address}")
}

/// Label of the button that adds the network of an incomplete address.
#[must_use]
pub fn add_named(network: &Network) -> String {
    format!("Add {network}")
}

/// Why a piece is not an address; shown below the piece.
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
        IncompleteReason::Invalid(error) => match error {
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
