//! Error messages for rejected entries.

use crate::model::ip_allowlist::ParseError;

/// Why an entry is rejected, and how to correct it.
#[must_use]
pub fn parse_error(entry: &str, error: &ParseError) -> String {
    let fix = match error {
        ParseError::NotAnAddress => {
            "is not an IP address. Write it like 203.0.113.7 or 2001:db8::7.".to_owned()
        }
        ParseError::HostName => {
            "is a host name. A name can point to another server tomorrow, so write the IP address."
                .to_owned()
        }
        ParseError::LeadingZero => {
            "has a number with a leading zero, which some programs read as octal. Write it without."
                .to_owned()
        }
        ParseError::Number(address) => format!("is an address in another notation. Write it as {address}."),
        ParseError::OtherDigits => {
            "has digits of another script. Write it with the digits 0 to 9.".to_owned()
        }
        ParseError::Zone => {
            "has a zone after %, which only its own computer knows. Write a public address."
                .to_owned()
        }
        ParseError::Prefix { longest } => {
            format!(
                "needs a number from 1 to {longest} after the slash, such as /{}.",
                longest / 4 * 3
            )
        }
        ParseError::Mask { .. } => format!(
            "has a mask. Write it as {}.",
            error.fix().unwrap_or_default()
        ),
        ParseError::Backward { first, last } => format!("runs backward. Write it as {first}-{last}."),
        ParseError::Range => {
            "is not a range. Write two addresses of one kind, such as 203.0.113.7-203.0.113.20."
                .to_owned()
        }
        ParseError::OpensEverything => {
            "allows every IPv4 or every IPv6 address. Choose “Any address for now” if you want that.".to_owned()
        }
    };
    format!("“{}” {fix}", shortened(entry))
}

/// The first 60 characters of a longer entry, with an ellipsis.
pub(super) fn shortened(entry: &str) -> String {
    const MOST: usize = 60;
    if entry.chars().count() <= MOST {
        return entry.to_owned();
    }
    entry.chars().take(MOST).chain(['…']).collect()
}
