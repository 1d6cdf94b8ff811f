//! Finds pieces of a line that look like an address but are not one.

use std::net::{IpAddr, Ipv4Addr};

use super::IncompleteReason;
use crate::model::ip_allowlist::parse_entry::{ParsedEntry, is_invisible, is_quote, parse_entry};
use crate::model::ip_allowlist::parse_error::ParseError;
use crate::model::ip_allowlist::scan::{
    contains, find_or_end, is_decimal, skip_while, starts_with, trim,
};
use crate::model::network::Network;

/// A piece of a line, and its position in the line.
pub(super) struct Piece<'a> {
    pub text: &'a str,
    /// Nothing else is in its field. Fields end at commas, semicolons, tabs, `|` and the ends of
    /// the line.
    pub is_alone: bool,
    /// Nothing else is in its line.
    pub is_line: bool,
    /// Nothing follows it in the line.
    pub is_last: bool,
}

/// The pieces of a line between two indexes. Each index is the end of a find or of the line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pieces {
    from: usize,
    to: usize,
    /// Index up to which the line was read.
    pub at: usize,
    begins_field: bool,
}

impl Pieces {
    pub fn new(from: usize, to: usize) -> Self {
        Self {
            from,
            to,
            at: from,
            begins_field: from == 0,
        }
    }

    /// The next piece that does not touch a find.
    pub fn next<'a>(&mut self, line: &'a str) -> Option<Piece<'a>> {
        let gap = &line[..self.to];
        while self.at < self.to {
            let start = skip_while(gap, self.at, parts);
            let end = start + find_or_end(&gap[start..], parts);
            let begins_field = self.begins_field || contains(&gap[self.at..start], ends_field);
            self.begins_field = false;
            self.at = end;
            // Text that touches an address belongs to it, such as a port.
            let touches =
                (start == self.from && self.from > 0) || (end == self.to && self.to < line.len());
            if touches || start == end {
                continue;
            }
            let rest = skip_while(gap, end, |c| parts(c) && !ends_field(c));
            let is_last = rest == line.len();
            return Some(Piece {
                text: &line[start..end],
                is_alone: begins_field && (is_last || starts_with(&gap[rest..], ends_field)),
                is_line: is_last && skip_while(line, 0, parts) == start,
                is_last,
            });
        }
        None
    }
}

fn parts(c: char) -> bool {
    c.is_whitespace() || is_quote(c) || ends_field(c) || "<>{}()[]=".contains(c)
}

fn ends_field(c: char) -> bool {
    matches!(c, ',' | ';' | '\t' | '|' | '，' | '、' | '；')
}

/// Why a piece that looks like an address is not one, and the network that it can mean.
pub(super) fn look(piece: &Piece<'_>) -> Option<(IncompleteReason, Option<Network>)> {
    if piece.text.len() > 80 {
        return None;
    }
    // Words of a script without spaces may touch the address.
    let text = trim(piece.text, |c| !folded(c).is_ascii());
    if !text.is_ascii() {
        return other_script(text);
    }
    // Without a digit or a colon it can only be a host name.
    if !contains(text, |c| c.is_ascii_digit() || c == ':') && !piece.is_line {
        return None;
    }
    if let Some((numbers, length)) = numbers(text) {
        return look_at_numbers(piece, &numbers, length);
    }
    let Err(error) = parse_entry(text) else {
        return None;
    };
    let network = match error {
        ParseError::Number(address) => Some(Network::single(address.into())),
        _ => None,
    };
    let is_reported = match error {
        ParseError::HostName => piece.is_line,
        ParseError::Number(_) => piece.is_alone,
        _ => error.is_relevant_in(text),
    };
    is_reported.then_some((IncompleteReason::Invalid(error), network))
}

/// The numbers between dots, and the prefix length after a slash.
fn numbers(text: &str) -> Option<(Vec<&str>, Option<u8>)> {
    let (dotted, length) = match text.split_once('/') {
        Some((dotted, length)) => (dotted, Some(length.parse().ok()?)),
        None => (text, None),
    };
    let dotted = dotted.strip_suffix('.').unwrap_or(dotted);
    let numbers: Vec<_> = dotted.split('.').collect();
    let is_number = |part: &&str| is_decimal(part);
    numbers.iter().all(is_number).then_some((numbers, length))
}

fn look_at_numbers(
    piece: &Piece<'_>,
    numbers: &[&str],
    length: Option<u8>,
) -> Option<(IncompleteReason, Option<Network>)> {
    let has_zero = |part: &&str| part.len() > 1 && part.starts_with('0');
    let mut octets = [0; 4];
    match numbers {
        [whole] if length.is_none() => {
            let address = whole.parse::<u32>().ok().filter(|n| *n >= 1 << 24);
            let address = Ipv4Addr::from_bits(address.filter(|_| piece.is_alone)?);
            let number = IncompleteReason::Invalid(ParseError::Number(address));
            return Some((number, Some(Network::single(address.into()))));
        }
        [_, _, _, _] if numbers.iter().any(has_zero) => {
            for (octet, part) in octets.iter_mut().zip(numbers) {
                // Read as octal, the number must be invalid or the same. Otherwise its value is not
                // certain.
                let octal = u32::from_str_radix(part, 8).ok();
                let decimal = part.parse::<u32>().ok();
                let is_sure = !has_zero(part) || octal.is_none() || octal == decimal;
                let Some(number) = decimal
                    .and_then(|n| u8::try_from(n).ok())
                    .filter(|_| is_sure)
                else {
                    return Some((IncompleteReason::Invalid(ParseError::LeadingZero), None));
                };
                *octet = number;
            }
            let network = exact(octets, length.unwrap_or(32));
            return Some((IncompleteReason::Invalid(ParseError::LeadingZero), network));
        }
        [_, _, _, _, ..] => {
            let is_reported = numbers.len() == 4 || piece.is_alone || piece.is_last;
            return is_reported
                .then_some((IncompleteReason::Invalid(ParseError::NotAnAddress), None));
        }
        _ => {}
    }
    for (octet, part) in octets.iter_mut().zip(numbers) {
        *octet = part.parse().ok().filter(|_| !has_zero(part))?;
    }
    // One number with a slash can also be a date or a fraction; two or three can be a version or a
    // price.
    let is_reported = match (numbers.len(), length) {
        (1, _) => piece.is_alone,
        (_, Some(_)) => true,
        _ => piece.is_alone || piece.is_last,
    };
    if octets[0] == 0 || !is_reported {
        return None;
    }
    #[allow(clippy::cast_possible_truncation)]
    let length = length.unwrap_or(numbers.len() as u8 * 8);
    Some((IncompleteReason::CutShort, exact(octets, length)))
}

/// The network, if no bit after the prefix is set.
fn exact(octets: [u8; 4], length: u8) -> Option<Network> {
    let address = IpAddr::from(octets);
    let network = Network::around(address, length);
    ((1..=32).contains(&length) && network.address() == address).then_some(network)
}

/// Reads an address with digits, dots or colons of another script.
fn other_script(text: &str) -> Option<(IncompleteReason, Option<Network>)> {
    let folded: String = text
        .chars()
        .filter(|c| !is_invisible(*c))
        .map(folded)
        .collect();
    let network = match parse_entry(&folded) {
        Ok(ParsedEntry::Network(network, _)) if folded.is_ascii() => Some(network),
        Err(error) if error.is_relevant_in(&folded) && error != ParseError::HostName => None,
        _ => return None,
    };
    Some((IncompleteReason::OtherScript, network))
}

fn folded(c: char) -> char {
    let digit = |zero: char| char::from_digit(u32::from(c) - u32::from(zero), 10).unwrap_or(c);
    match c {
        '。' | '．' | '｡' | '٫' => '.',
        '：' => ':',
        '／' => '/',
        '\u{FF10}'..='\u{FF19}' => digit('\u{FF10}'),
        '\u{660}'..='\u{669}' => digit('\u{660}'),
        '\u{6F0}'..='\u{6F9}' => digit('\u{6F0}'),
        '\u{966}'..='\u{96F}' => digit('\u{966}'),
        _ => c,
    }
}
