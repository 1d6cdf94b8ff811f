//! Parses one entry.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::parse_error::{self, ParseError};
use super::ranges::{mask_length, range, wildcard};
use super::scan::{contains, find_or_end, is_decimal, trim, trim_start};
use crate::model::find::split_once;
use crate::model::invisible::cannot_be_seen;
use crate::model::network::Network;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParsedEntry {
    /// One network, and what parsing removed or replaced.
    Network(Network, Vec<Normalization>),
    /// Bits after the prefix are set, so the network or the address alone can be meant.
    HostBits {
        /// The network around the address.
        network: Network,
        /// The address alone.
        address: Network,
    },
    /// A range: the fewest networks that contain exactly its addresses.
    Range(Vec<Network>),
}

/// What parsing removed or replaced. A different spelling of the same address (RFC 5952) is not
/// listed, since the user sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Normalization {
    Invisible,
    Quotes,
    /// Everything of a URL except the host and the port.
    Url,
    /// Square brackets around the address.
    Brackets,
    Port,
    /// An IPv4-mapped IPv6 address (RFC 4291, 2.5.5.2) became IPv4: the API sees such a caller as
    /// IPv4.
    Mapped,
    /// `*` in place of the last numbers.
    Wildcard,
}

/// Parses an address, a network or a range. Quotes, a URL or a port around the address are removed.
///
/// # Errors
/// [`ParseError`], with a fix if there is an obvious one.
pub fn parse_entry(entry: &str) -> Result<ParsedEntry, ParseError> {
    let mut changes = Vec::new();
    let visible: String = entry.chars().filter(|c| !is_invisible(*c)).collect();
    if visible.len() != entry.len() {
        changes.push(Normalization::Invisible);
    }
    let bare = trim(visible.trim(), is_quote);
    if bare.len() != visible.trim().len() {
        changes.push(Normalization::Quotes);
    }
    let text = without_url(without_punctuation(bare.trim()), &mut changes);
    if changes.last() != Some(&Normalization::Url)
        && let Some(range) = range(text)
    {
        return range;
    }
    let (address, prefix) = match text.split_once('/') {
        Some((address, prefix)) => (address, Some(prefix)),
        None => (text, None),
    };
    let address = without_port(address, &mut changes);
    if address.contains('*') {
        changes.push(Normalization::Wildcard);
        return wildcard(address, prefix).map(|network| ParsedEntry::Network(network, changes));
    }
    let written = address
        .parse::<IpAddr>()
        .map_err(|_| parse_error::diagnose(address))?;
    let longest = if written.is_ipv4() { 32 } else { 128 };
    let length = match prefix {
        None => longest,
        Some(prefix) => prefix_length(prefix, written, longest)?,
    };
    // An IPv4-mapped address alone is IPv4, even if the network around it is too wide to be IPv4.
    let alone = Network::single(written.to_canonical());
    let (address, length) = match written {
        IpAddr::V6(v6) => unmapped(v6, length, &mut changes),
        v4 => (v4, length),
    };
    if length == 0 {
        return Err(ParseError::OpensEverything);
    }
    let network = Network::around(address, length);
    if network.address() != address {
        return Ok(ParsedEntry::HostBits {
            network,
            address: alone,
        });
    }
    Ok(ParsedEntry::Network(network, changes))
}

/// Characters that are invisible and do not separate words.
pub(super) fn is_invisible(c: char) -> bool {
    !c.is_whitespace() && cannot_be_seen(c)
}

pub(super) fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '`' | '´' | '\u{AB}' | '\u{BB}' | '\u{2018}'..='\u{201F}'
    )
}

/// Removes the punctuation of a sentence or a list, and a label such as `ip4:`.
fn without_punctuation(text: &str) -> &str {
    let mut text = trim(text, |c| matches!(c, '(' | ')' | ',' | ';' | '!' | '?'));
    // A dash with nothing before it is a bullet, not a range.
    text = trim_start(text, |c| matches!(c, '-' | '•' | '+' | '–'));
    text = text.trim_end_matches('.');
    if text.ends_with(':') && !text.ends_with("::") {
        text = &text[..text.len() - 1];
    }
    if let Some((label, rest)) = text.split_once(':')
        && !rest.starts_with("//")
        && contains(label, |c| matches!(c, 'g'..='z' | 'G'..='Z'))
        && !contains(label, |c| {
            !c.is_ascii_alphanumeric() && c != '_' && c != '-'
        })
    {
        text = rest.trim_start();
    }
    text
}

/// The host of a URL, with its port; any other text unchanged.
fn without_url<'a>(text: &'a str, changes: &mut Vec<Normalization>) -> &'a str {
    let Some((_, rest)) = split_once(text, "://") else {
        return text;
    };
    changes.push(Normalization::Url);
    let host = &rest[..find_or_end(rest, |c| matches!(c, '/' | '?' | '#'))];
    host.rsplit('@').next().unwrap_or_default()
}

/// Removes brackets and a port.
pub(super) fn without_port<'a>(text: &'a str, changes: &mut Vec<Normalization>) -> &'a str {
    let is_port = |port: &str| (1..=5).contains(&port.len()) && is_decimal(port);
    if let Some((inner, after)) = text.strip_prefix('[').and_then(|t| t.split_once(']')) {
        match after.strip_prefix(':') {
            _ if after.is_empty() => {}
            Some(port) if is_port(port) => changes.push(Normalization::Port),
            _ => return text,
        }
        changes.push(Normalization::Brackets);
        return inner;
    }
    match text.split_once(':') {
        Some((address, port)) if address.contains('.') && is_port(port) => {
            changes.push(Normalization::Port);
            address
        }
        // A single bracket belongs to a list around the entry.
        _ => trim(text, |c| matches!(c, '[' | ']')),
    }
}

/// Parses the part after the slash.
fn prefix_length(text: &str, address: IpAddr, longest: u8) -> Result<u8, ParseError> {
    // The bracket in `[2001:db8::]/32` belongs to the address. A bracket here belongs to the list.
    let text = text.trim_end_matches(']');
    if let (IpAddr::V4(_), Ok(mask)) = (address, text.parse::<Ipv4Addr>()) {
        return Err(match mask_length(mask) {
            Some(0) => ParseError::OpensEverything,
            Some(prefix) => ParseError::Mask { address, prefix },
            None => ParseError::Prefix { longest },
        });
    }
    let plain = (1..=3).contains(&text.len()) && is_decimal(text);
    let leading_zero = text.len() > 1 && text.starts_with('0');
    match text.parse::<u8>() {
        Ok(length) if plain && !leading_zero && length <= longest => Ok(length),
        _ => Err(ParseError::Prefix { longest }),
    }
}

/// Converts an IPv4-mapped address and its prefix length to IPv4. Other addresses and prefixes
/// below 96 bits stay unchanged.
fn unmapped(ip: Ipv6Addr, length: u8, changes: &mut Vec<Normalization>) -> (IpAddr, u8) {
    match ip.to_ipv4_mapped() {
        Some(v4) if length >= 96 => {
            changes.push(Normalization::Mapped);
            (IpAddr::V4(v4), length - 96)
        }
        _ => (IpAddr::V6(ip), length),
    }
}
