//! Finds addresses, networks and ranges in a line, with any text around them.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::suffix;
use super::unfinished::unfinished;
use super::{IncompleteReason, Meaning};
use crate::model::find::split_once;
use crate::model::ip_allowlist::parse_entry::{is_invisible, is_quote};
use crate::model::ip_allowlist::parse_error::ParseError;
use crate::model::ip_allowlist::ranges::lone_mask;
use crate::model::ip_allowlist::scan::{Test, find_or_end, skip_while, trim};
use crate::model::network::Network;

/// A find or an incomplete address, and its position.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    pub start: usize,
    pub end: usize,
    pub what: Result<Meaning, (IncompleteReason, Option<Network>)>,
}

/// An address in a text, without the prefix length, mask or range after it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Atom {
    pub start: usize,
    pub end: usize,
    pub kind: Kind,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    Address(IpAddr),
    /// `10.0.*`
    Wildcard(Network),
    /// `10.0.%`
    Placeholder(Network),
    Zone,
}

impl Atom {
    /// The address, IPv4 if it is IPv4-mapped. `None` for the other kinds.
    pub fn address(&self) -> Option<IpAddr> {
        match self.kind {
            Kind::Address(IpAddr::V6(v6)) => {
                Some(v6.to_ipv4_mapped().map_or(v6.into(), IpAddr::V4))
            }
            Kind::Address(v4) => Some(v4),
            _ => None,
        }
    }
}

/// The longest run of characters, in bytes and with invisible ones, that is parsed as an address.
const LONGEST: usize = 96;

/// The meaning of an address with the prefix length, the mask or the range after it.
pub(super) fn with_suffix(line: &str, atom: Atom) -> Found {
    let found = |end, what| Found {
        start: atom.start,
        end,
        what,
    };
    let address = match atom.kind {
        Kind::Wildcard(network) => {
            return found(atom.end, Ok(Meaning::Networks(vec![network])));
        }
        Kind::Placeholder(network) => {
            let what = (IncompleteReason::Placeholder, Some(network));
            return found(atom.end, Err(what));
        }
        Kind::Zone => {
            let what = (IncompleteReason::Invalid(ParseError::Zone), None);
            return found(atom.end, Err(what));
        }
        Kind::Address(address) => address,
    };
    if let Some((end, what)) = suffix::prefix(line, &atom, address) {
        return found(end, what);
    }
    if let Some((end, what)) = suffix::range(line, &atom) {
        return found(end, what);
    }
    let alone = Network::single(address.to_canonical());
    let what = match address {
        IpAddr::V4(v4) if lone_mask(v4).is_some() => Err((IncompleteReason::MaskAlone, None)),
        _ => Ok(Meaning::Networks(vec![alone])),
    };
    found(atom.end, what)
}

/// The next address in a line at or after `from`, within about `bytes` bytes. `Err` with the index
/// up to which there is none.
pub(super) fn next_atom(line: &str, from: usize, bytes: usize) -> Result<Atom, usize> {
    let limit = from.saturating_add(bytes).min(line.len());
    let mut at = from;
    while at < limit {
        at += find_or_end(&line[at..], |c| c.is_ascii_hexdigit() || c == ':');
        if at >= line.len() {
            break;
        }
        let run = &line[at..at + run_length(&line[at..])];
        let cut = at + run.len();
        let is_cut = line[cut..].chars().next().is_some_and(is_part);
        let atom = match is_cut {
            // Too long for an IPv6 address.
            true => v4_in(line, at, run),
            false => v6_in(line, at, run).or_else(|| v4_in(line, at, run)),
        };
        let atom = atom.or_else(|| visible_part(line, at, run));
        if let Some(atom) = atom {
            return Ok(atom);
        }
        // In a run that is cut off, an address may begin after the last colon. Without a colon,
        // none begins before the end of the run or the next colon.
        at = match run.rfind(':') {
            Some(colon) if is_cut => at + colon + 1,
            _ if is_cut => {
                let rest = &line[cut..];
                cut + find_or_end(rest, |c| !is_part(c) || c == ':')
            }
            _ => cut,
        };
    }
    Err(at)
}

/// Whether a character can be in an address. Invisible characters can.
fn is_part(c: char) -> bool {
    c.is_ascii_hexdigit() || c == ':' || c == '.' || is_invisible(c)
}

/// The length of the run of such characters at the beginning, at most [`LONGEST`] or slightly more,
/// without invisible ones at its end.
fn run_length(text: &str) -> usize {
    let mut length = 0;
    for (at, c) in text.char_indices() {
        if !is_part(c) || at >= LONGEST {
            break;
        }
        if !is_invisible(c) {
            length = at + c.len_utf8();
        }
    }
    length
}

fn visible(text: &str) -> String {
    text.chars().filter(|c| !is_invisible(*c)).collect()
}

/// Parses the part before an invisible character, which may also separate two addresses.
fn visible_part(line: &str, at: usize, run: &str) -> Option<Atom> {
    let length = find_or_end(run, is_invisible);
    if length == run.len() {
        return None;
    }
    let part = &run[..length];
    v6_in(line, at, part).or_else(|| v4_in(line, at, part))
}

pub(super) fn before(line: &str, at: usize) -> Option<char> {
    line[..at].chars().next_back()
}

pub(super) fn is_of_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

fn v6_in(line: &str, at: usize, run: &str) -> Option<Atom> {
    if run.bytes().filter(|byte| *byte == b':').count() < 2 {
        return None;
    }
    let (mut start, mut end) = (at, at + run.len());
    if before(line, start).is_some_and(is_of_word) {
        // Skips a label such as `ip6:`.
        start += run.find(':')? + 1;
    } else if run.starts_with(':') && !run.starts_with("::") {
        start += 1;
    }
    end = start + line[start..end].trim_end_matches('.').len();
    let behind = line[end..].chars().next();
    if behind.is_some_and(is_of_word) {
        return None;
    }
    if line[start..end].ends_with(':') && !line[start..end].ends_with("::") {
        end -= 1;
    }
    let text = visible(&line[start..end]);
    let address: Ipv6Addr = text.parse().ok()?;
    // `::` is also an operator in programming languages.
    let stands_alone =
        || behind == Some('/') || before(line, start).is_none_or(|c| is_quote(c) || c == '[');
    if text == "::" && !stands_alone() {
        return None;
    }
    if behind == Some('%') {
        let zone = &line[end + 1..];
        let length = find_or_end(zone, |c| !is_of_word(c));
        return Some(Atom {
            start,
            end: end + 1 + length,
            kind: Kind::Zone,
        });
    }
    Some(Atom {
        start,
        end,
        kind: Kind::Address(address.into()),
    })
}

fn v4_in(line: &str, at: usize, run: &str) -> Option<Atom> {
    let mut start = at;
    for part in run.split(':') {
        let begin = start;
        start += part.len() + 1;
        let part = split_once(part, "..").map_or(part, |(before, _)| before);
        let is_around: Test = |c| c.is_ascii_alphabetic() || c == '.' || is_invisible(c);
        let begin = begin + skip_while(part, 0, is_around);
        let core = trim(part, is_around);
        if let Ok(address) = visible(core).parse::<Ipv4Addr>() {
            return Some(Atom {
                start: begin,
                end: begin + core.len(),
                kind: Kind::Address(address.into()),
            });
        }
        if let Some(atom) = unfinished(line, begin, core) {
            return Some(atom);
        }
    }
    None
}
