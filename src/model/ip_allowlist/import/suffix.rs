//! Reads the text after an address that belongs to it: a prefix length, a mask, the end of a range.

use std::net::{IpAddr, Ipv4Addr};

use super::find::{Atom, is_of_word, next_atom};
use super::{IncompleteReason, Meaning};
use crate::model::ip_allowlist::parse_entry::{is_invisible, is_quote};
use crate::model::ip_allowlist::parse_error::ParseError;
use crate::model::ip_allowlist::ranges::{lone_mask, mask_length};
use crate::model::ip_allowlist::scan::{find_or_end, skip_while, starts_with};
use crate::model::network::{IpFamily, Network};

type What = Result<Meaning, (IncompleteReason, Option<Network>)>;

/// The meaning of an address with the prefix length or the mask after it, and the index at which
/// that ends.
pub(super) fn prefix(line: &str, atom: &Atom, address: IpAddr) -> Option<(usize, What)> {
    let closed = skip_while(line, atom.end, |c| {
        is_quote(c) || c == ']' || is_invisible(c)
    });
    let spaced = skip_while(line, closed, char::is_whitespace);
    let longest = if address.is_ipv4() { 32 } else { 128 };
    if !line[spaced..].starts_with('/') {
        return column(line, closed, address);
    }
    // In a URL, the slash begins a path.
    let host = &line[..atom.start];
    if spaced == atom.end && (host.ends_with("//") || host.ends_with('@')) {
        return None;
    }
    let start = skip_while(line, spaced + 1, |c| {
        c.is_whitespace() || is_quote(c) || is_invisible(c)
    });
    let (text, end) = number(line, start)?;
    if let Ok(mask) = text.parse::<Ipv4Addr>() {
        let length = mask_length(mask).filter(|_| address.is_ipv4())?;
        return Some((end, Ok(meaning(address, length)?)));
    }
    let is_apart = spaced != atom.end || start != spaced + 1;
    let has_zero = text.len() > 1 && text.starts_with('0');
    match text.parse::<u8>() {
        Ok(length) if length <= longest && !has_zero && !line[end..].starts_with('/') => {
            match meaning(address, length) {
                Some(meaning) => Some((end, Ok(meaning))),
                None => Some((end, Err(wrong(longest)))),
            }
        }
        _ if is_apart => None,
        _ => Some((end, Err(wrong(longest)))),
    }
}

fn wrong(longest: u8) -> (IncompleteReason, Option<Network>) {
    (
        IncompleteReason::Invalid(ParseError::Prefix { longest }),
        None,
    )
}

/// A mask or a prefix length in the next column.
fn column(line: &str, from: usize, address: IpAddr) -> Option<(usize, What)> {
    let mut start = skip_while(line, from, is_between_columns);
    for word in ["netmask", "mask"] {
        let rest = &line[start..];
        if rest
            .get(..word.len())
            .is_some_and(|text| text.eq_ignore_ascii_case(word))
        {
            start = skip_while(line, start + word.len(), |c| {
                is_between_columns(c) || c == '=' || c == ':'
            });
            break;
        }
    }
    if start == from {
        return None;
    }
    let (text, end) = number(line, start)?;
    if let (Ok(mask), IpAddr::V4(_)) = (text.parse::<Ipv4Addr>(), address) {
        return Some((end, Ok(meaning(address, lone_mask(mask)?)?)));
    }
    // Not every number is a prefix length: it is one if all later bits of the address are zero.
    let length = text.parse::<u8>().ok().filter(|_| text.len() <= 3)?;
    let canonical = address.to_canonical();
    let network = Network::around(canonical, length);
    let fits = (8..network.family().bits()).contains(&length)
        && network.address() == canonical
        && !starts_with(&line[end..], |c| matches!(c, '/' | '-' | '%' | ':' | '_'));
    fits.then(|| (end, Ok(Meaning::Networks(vec![network]))))
}

/// The meaning of an address with a prefix length; `None` if the two do not fit.
fn meaning(address: IpAddr, length: u8) -> Option<Meaning> {
    let (address, length) = match (address, address.to_canonical()) {
        (IpAddr::V6(_), v4 @ IpAddr::V4(_)) => match length {
            96.. => (v4, length - 96),
            // Can only be the prefix length of the IPv4 address inside.
            ..=32 => (v4, length),
            _ => return None,
        },
        (_, address) => (address, length),
    };
    if length == 0 {
        return Some(Meaning::MatchesAll);
    }
    let network = Network::around(address, length);
    Some(match network.address() == address {
        true => Meaning::Networks(vec![network]),
        false => Meaning::HostBits {
            network,
            address: Network::single(address),
        },
    })
}

/// A range that begins with an address, and the index at which it ends.
pub(super) fn range(line: &str, atom: &Atom) -> Option<(usize, What)> {
    let first = atom.address()?;
    let spaced = skip_while(line, atom.end, is_around_end);
    let rest = &line[spaced..];
    let dash = rest.chars().next().filter(|c| {
        matches!(
            c,
            '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '~' | '～' | '〜'
        )
    });
    let is_word = spaced > atom.end
        && rest
            .get(..2)
            .is_some_and(|word| word.eq_ignore_ascii_case("to"))
        && starts_with(&rest[2..], char::is_whitespace);
    let start = match dash {
        Some(dash) => spaced + dash.len_utf8(),
        None if is_word => spaced + 2,
        None => return None,
    };
    if dash.is_some()
        && spaced == atom.end
        && let IpAddr::V4(v4) = first
        && let Some((text, end)) = number(line, start)
        && let (Ok(last), false) = (
            text.parse::<u8>(),
            starts_with(&line[end..], |c| matches!(c, '-' | ':' | '/')),
        )
    {
        let [a, b, c, _] = v4.octets();
        return Some((end, between(first, Ipv4Addr::new(a, b, c, last).into())?));
    }
    let start = skip_while(line, start, is_around_end);
    let other = next_atom_at(line, start)?;
    let last = other.address()?;
    // `from 192.0.2.1 to 198.51.100.1` is a rule with a source and a destination, not a range.
    if is_word && !are_near(first, last) {
        return None;
    }
    Some((other.end, between(first, last)?))
}

/// The address that begins exactly at `start`. Reads no further than an address can be long.
fn next_atom_at(line: &str, start: usize) -> Option<Atom> {
    let first = line[start..].chars().next()?;
    let atom = (first.is_ascii_hexdigit() || first == ':').then(|| next_atom(line, start, 1));
    atom?.ok().filter(|atom| atom.start == start)
}

/// The range between two addresses, or an error if it runs backward. `None` if the families differ.
pub(super) fn between(first: IpAddr, last: IpAddr) -> Option<What> {
    if let Some(networks) = Network::range(first, last) {
        return Some(Ok(
            match networks.iter().any(|network| network.prefix() == 0) {
                true => Meaning::MatchesAll,
                false => Meaning::Networks(networks),
            },
        ));
    }
    let networks = Network::range(last, first)?;
    let backward = ParseError::Backward {
        first: last,
        last: first,
    };
    let network = match networks[..] {
        [network] => Some(network),
        _ => None,
    };
    Some(Err((IncompleteReason::Invalid(backward), network)))
}

/// Whether two addresses can be the ends of one range: both are in one /16 (IPv4) or /32 (IPv6).
pub(super) fn are_near(first: IpAddr, last: IpAddr) -> bool {
    let network = Network::single(first);
    let length = match network.family() {
        IpFamily::V4 => 16,
        IpFamily::V6 => 32,
    };
    Network::around(first, length).contains(&Network::single(last))
}

/// Digits and dots, and the index at which they end. `None` without any, or if a word follows
/// directly.
fn number(line: &str, start: usize) -> Option<(&str, usize)> {
    let rest = &line[start..];
    let length = find_or_end(rest, |c| !c.is_ascii_digit() && c != '.').min(40);
    let text = rest[..length].trim_end_matches('.');
    let end = start + text.len();
    let goes_on = starts_with(&line[start + length..], is_of_word);
    (!text.is_empty() && !goes_on).then_some((text, end))
}

fn is_between_columns(c: char) -> bool {
    c.is_whitespace() || is_quote(c) || matches!(c, ',' | ';' | '|')
}

/// Characters that may be between a dash and either end of a range.
fn is_around_end(c: char) -> bool {
    is_quote(c) || matches!(c, '[' | ']') || is_invisible(c) || c.is_whitespace()
}
