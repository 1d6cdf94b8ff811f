//! Networks that are written as something else: a range, a `*`, a mask.

use std::net::{IpAddr, Ipv4Addr};

use super::parse_entry::{ParsedEntry, without_port};
use super::parse_error::{self, ParseError};
use super::scan::is_decimal;
use crate::model::network::Network;

/// The prefix length that a netmask (`255.255.255.0`) or a wildcard mask (`0.0.0.255`) stands for.
/// All zeros is a wildcard mask of one address and a netmask of everything: the latter is said.
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

/// The prefix length of an address that can be nothing but a mask: no machine calls from the first
/// or the last networks of IPv4 (RFC 6890).
pub(super) fn lone_mask(address: Ipv4Addr) -> Option<u8> {
    let outside = matches!(address.octets()[0], 0 | 255);
    mask_length(address).filter(|length| outside && *length > 0)
}

/// `10.0.*`, `10.0.0.*`: numbers first, then nothing but `*`.
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

/// A range, where the text is one: an address, a dash, and an address or the last number of one.
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
