//! Why an entry is rejected, and the diagnosis of a text that is not an address.

use std::net::{IpAddr, Ipv4Addr};

use super::scan::{contains, is_decimal, starts_with};
use crate::model::find::find;

/// Why an entry is rejected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParseError {
    /// Neither an address nor a network. None of the more specific errors applies.
    NotAnAddress,
    /// Looks like a host name; an allowlist compares addresses.
    HostName,
    /// A part of an IPv4 address has a leading zero, which some programs read as octal.
    LeadingZero,
    /// An IPv4 address that is written as one number or with hexadecimal numbers.
    Number(Ipv4Addr),
    /// Digits of another script.
    OtherDigits,
    /// An IPv6 address with a zone (RFC 4007), which is valid on one machine only.
    Zone,
    /// The prefix length is not valid for the family.
    Prefix {
        /// 32 or 128.
        longest: u8,
    },
    /// A netmask or a wildcard mask instead of a prefix length.
    Mask {
        /// The address before the mask.
        address: IpAddr,
        /// The prefix length of the mask.
        prefix: u8,
    },
    /// A range whose end is lower than its start.
    Backward {
        /// The lower address.
        first: IpAddr,
        /// The higher address.
        last: IpAddr,
    },
    /// The end of a range is not an address, or is of the other family.
    Range,
    /// Every address of a family, for example `/0` or `*`.
    OpensEverything,
}

/// The smallest number that is read as an IPv4 address: 1.0.0.0. Smaller numbers are not addresses.
const MIN_INTEGER_ADDRESS: u32 = 1 << 24;

impl ParseError {
    /// The corrected entry, if there is an obvious one.
    #[must_use]
    pub fn fix(&self) -> Option<String> {
        match self {
            Self::Number(address) => Some(address.to_string()),
            // Host bits are kept, so that the user is asked about them.
            Self::Mask {
                address,
                prefix: 32,
            } => Some(address.to_string()),
            Self::Mask { address, prefix } => Some(format!("{address}/{prefix}")),
            Self::Backward { first, last } => Some(format!("{first}-{last}")),
            _ => None,
        }
    }

    /// Whether to report the error for a word in a longer text. There, only words that look like an
    /// address or a host name are reported.
    pub(super) fn is_relevant_in(&self, entry: &str) -> bool {
        match self {
            // Any table column can contain numbers.
            Self::Number(_) => contains(entry, |c| matches!(c, '.' | 'x' | 'X')),
            Self::NotAnAddress => looks_like_an_address(entry),
            _ => true,
        }
    }
}

/// Distinguishes the mistakes that have different fixes.
pub(super) fn diagnose(address: &str) -> ParseError {
    if contains(address, is_foreign_digit) {
        return ParseError::OtherDigits;
    }
    if let Some((before, _)) = address.split_once('%')
        && before.contains(':')
    {
        return ParseError::Zone;
    }
    let parts: Vec<_> = address.split('.').collect();
    let numbers: Vec<_> = parts.iter().filter_map(|part| number(part)).collect();
    if numbers.len() == parts.len() {
        let leading_zero =
            |part: &&str| part.len() > 1 && part.starts_with('0') && is_decimal(part);
        let hexadecimal = parts.iter().any(|part| !is_decimal(part));
        match numbers[..] {
            [whole] if whole >= MIN_INTEGER_ADDRESS => return ParseError::Number(whole.into()),
            [_, _, _, _] if parts.iter().any(leading_zero) => return ParseError::LeadingZero,
            [a, b, c, d] if hexadecimal && numbers.iter().all(|n| *n < 256) => {
                return ParseError::Number(((a << 24) | (b << 16) | (c << 8) | d).into());
            }
            _ => return ParseError::NotAnAddress,
        }
    }
    let last = parts.last().copied().unwrap_or_default();
    let named = parts.len() > 1 && last.len() > 1 && !contains(last, |c| c.is_ascii_digit());
    if (named && !address.starts_with('.') && !contains(address, is_outside_host))
        || address.eq_ignore_ascii_case("localhost")
    {
        return ParseError::HostName;
    }
    ParseError::NotAnAddress
}

/// A digit of another script. Fractions and superscript or circled numbers are excluded: nobody
/// uses them in an address.
fn is_foreign_digit(c: char) -> bool {
    !matches!(c, '\0'..='\u{BE}' | '\u{2070}'..='\u{2BFF}' | '\u{3000}'..='\u{33FF}')
        && c.is_numeric()
}

/// Whether a host name cannot contain the character. Non-ASCII characters are accepted.
fn is_outside_host(c: char) -> bool {
    c.is_ascii() && !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | '.')
}

/// Parses a decimal or hexadecimal (`0x`) number of at most 32 bits.
fn number(part: &str) -> Option<u32> {
    let hexadecimal = part.strip_prefix("0x").or_else(|| part.strip_prefix("0X"));
    match hexadecimal {
        Some(digits) if !digits.starts_with('+') => u32::from_str_radix(digits, 16).ok(),
        None if is_decimal(part) => part.parse().ok(),
        _ => None,
    }
}

/// Whether an invalid entry was meant as an address: four or more numbers with dots, numbers with
/// dots and a slash, or groups with colons that are not a time of day (more than three groups, two
/// colons in a row, or a prefix length).
fn looks_like_an_address(entry: &str) -> bool {
    let count = |wanted: u8| entry.bytes().filter(|byte| *byte == wanted).count();
    let digit_first = starts_with(entry, |c| c.is_ascii_digit() || c == '[');
    let dotted = digit_first && (count(b'.') >= 3 || (count(b'.') > 0 && count(b'/') == 1));
    let many =
        count(b':') > 2 || find(entry, "::").is_some() || (count(b':') == 2 && count(b'/') == 1);
    let grouped = many
        && !contains(entry, |c| {
            !c.is_ascii_hexdigit() && !matches!(c, ':' | '.' | '/' | '[' | ']')
        });
    dotted || grouped
}
