//! Networks in other notations: a range, a `*` wildcard, a mask.

use std::net::{IpAddr, Ipv4Addr};

use super::parse_entry::{ParsedEntry, without_port};
use super::parse_error::{self, ParseError};
use super::scan::is_decimal;
use crate::model::network::Network;

/// The prefix length of a netmask (`255.255.255.0`) or of a wildcard mask (`0.0.0.255`). `0.0.0.0`
/// is both (netmask of /0, wildcard mask of /32) and is read as the netmask.
pub(super) fn mask_length(mask: Ipv4Addr) -> Option<u8> {
    let bits = mask.to_bits();
    let ones = bits.leading_ones();
    let zeros = bits.leading_zeros();
    #[allow(clippy::cast_possible_truncation)]
    if ones + bits.trailing_zeros() == 32 || bits == u32::MAX {
        Some(ones as u8)
    } else if zeros + bits.trailing_ones() == 32 {
        Some(zeros as u8)
    } else {
        None
    }
}

/// The prefix length of an address that can only be a mask: its first octet is 0 or 255, and no
/// host has such an address (RFC 6890). `None` for `0.0.0.0`.
pub(super) fn lone_mask(address: Ipv4Addr) -> Option<u8> {
    let outside = matches!(address.octets()[0], 0 | 255);
    mask_length(address).filter(|length| outside && *length > 0)
}

/// Parses `10.0.*` or `10.0.0.*`: numbers first, then only `*`.
pub(super) fn wildcard(text: &str, prefix: Option<&str>) -> Result<Network, ParseError> {
    let parts: Vec<_> = text.split('.').collect();
    let known = parts.iter().take_while(|part| **part != "*").count();
    let rest_is_wild = parts[known..].iter().all(|part| *part == "*");
    if prefix.is_some() || parts.len() > 4 || !rest_is_wild {
        return Err(parse_error::diagnose(text.trim_start_matches(['*', '.'])));
    }
    if known == 0 {
        return Err(ParseError::OpensEverything);
    }
    let mut octets = [0; 4];
    for (octet, part) in octets.iter_mut().zip(&parts[..known]) {
        let leading_zero = part.len() > 1 && part.starts_with('0');
        match part.parse() {
            _ if leading_zero => return Err(ParseError::LeadingZero),
            Ok(number) if is_decimal(part) => *octet = number,
            _ => return Err(ParseError::NotAnAddress),
        }
    }
    #[allow(clippy::cast_possible_truncation)]
    let length = known as u8 * 8;
    Ok(Network::around(IpAddr::V4(octets.into()), length))
}

/// Parses a range: an address, a dash, and an address or the last number of one. `None` unless the
/// text begins with an address and a dash.
pub(super) fn range(text: &str) -> Option<Result<ParsedEntry, ParseError>> {
    let (left, right) = text.split_once(['-', '–', '—'])?;
    let address = |text: &str| {
        let text = without_port(text.trim(), &mut Vec::new());
        let address = text.parse::<IpAddr>().ok()?;
        match address {
            IpAddr::V6(v6) => v6.to_ipv4_mapped().map(IpAddr::V4).or(Some(address)),
            IpAddr::V4(_) => Some(address),
        }
    };
    let first = address(left)?;
    let last = match (first, right.trim().parse::<u8>()) {
        (IpAddr::V4(v4), Ok(end)) => {
            let [a, b, c, _] = v4.octets();
            Some(IpAddr::V4(Ipv4Addr::new(a, b, c, end)))
        }
        _ => address(right),
    };
    let Some(last) = last else {
        return Some(Err(ParseError::Range));
    };
    Some(match Network::range(first, last) {
        Some(networks) if networks.iter().any(|network| network.prefix() == 0) => {
            Err(ParseError::OpensEverything)
        }
        Some(networks) => Ok(ParsedEntry::Range(networks)),
        None if Network::single(first).family() == Network::single(last).family() => {
            Err(ParseError::Backward {
                first: last,
                last: first,
            })
        }
        None => Err(ParseError::Range),
    })
}
