//! Recognizes a plain list: only addresses, networks and ranges, separated by line ends, commas and
//! semicolons, with the same characters around each. In case of doubt a text is not a plain list.

use std::net::IpAddr;

use super::{Meaning, PlainEntry};
use crate::model::find::split_once;
use crate::model::ip_allowlist::parse_entry::{ParsedEntry, is_quote, parse_entry};
use crate::model::ip_allowlist::parse_error::ParseError;
use crate::model::ip_allowlist::ranges::lone_mask;
use crate::model::ip_allowlist::scan::{contains, find_or_end, skip_while, starts_with, trim};

/// List marks, if white space follows. Not `+`, and not `-` alone: these mark the lines of a diff.
const MARKS: [char; 7] = ['-', '*', '•', '·', '–', '‣', '◦'];

/// Reads a text as long as it is a plain list.
#[derive(Debug, Default)]
pub(super) struct PlainList {
    pub entries: Vec<PlainEntry>,
    at: usize,
    /// The list mark before each line; the outer `Option` is `None` before the first line.
    mark: Option<Option<char>>,
    /// The characters before and after each piece; `None` before the first piece.
    around: Option<[String; 2]>,
    /// Number of pieces in the line so far.
    in_line: usize,
    /// Number of lines with exactly two pieces. Two such lines may be columns of ranges or masks.
    pairs: usize,
}

impl PlainList {
    /// Reads about `bytes` more bytes. Returns whether there is more to read; `None` if the text is
    /// not a plain list.
    pub fn step(&mut self, text: &str, bytes: usize) -> Option<bool> {
        let text = without_brackets(text.trim());
        let limit = self.at.saturating_add(bytes);
        while self.at < text.len() && self.at < limit {
            let rest = &text[self.at..];
            let length = find_or_end(rest, is_separator);
            let separator = rest[length..].chars().next().unwrap_or('\n');
            self.take(rest[..length].trim(), separator)?;
            self.at += length + separator.len_utf8();
        }
        let goes_on = self.at < text.len();
        (goes_on || !self.entries.is_empty()).then_some(goes_on)
    }

    /// Reads the piece before a separator. `None` if the text is not a plain list.
    fn take(&mut self, mut piece: &str, separator: char) -> Option<()> {
        if piece.is_empty() && self.in_line == 0 && separator != '\n' {
            // A separator at the start of a line may begin a comment.
            return None;
        }
        if !piece.is_empty() && self.in_line == 0 {
            let item = piece.strip_prefix(MARKS);
            let item = item.filter(|item| starts_with(item, char::is_whitespace));
            let mark = piece.chars().next().filter(|_| item.is_some());
            if *self.mark.get_or_insert(mark) != mark {
                return None;
            }
            piece = item.map_or(piece, str::trim_start);
        }
        if !piece.is_empty() {
            let start = skip_while(piece, 0, is_around);
            let core = trim(piece, is_around);
            let around = [
                piece[..start].to_owned(),
                piece[start + core.len()..].to_owned(),
            ];
            if *self.around.get_or_insert_with(|| around.clone()) != around {
                return None;
            }
            self.entries.push(PlainEntry {
                written: core.to_owned(),
                meaning: meaning(core)?,
            });
            self.in_line += 1;
        }
        if separator == '\n' {
            self.pairs += usize::from(std::mem::take(&mut self.in_line) == 2);
        }
        (self.pairs < 2).then_some(())
    }
}

fn is_separator(c: char) -> bool {
    matches!(c, '\n' | ',' | ';' | '，' | '、' | '；')
}

/// Characters that may be around each piece. Square brackets are excluded: they belong to an IPv6
/// address.
fn is_around(c: char) -> bool {
    is_quote(c) || matches!(c, '(' | ')' | '{' | '}')
}

/// Removes one pair of brackets around the whole text.
fn without_brackets(text: &str) -> &str {
    let inner = [('[', ']'), ('(', ')'), ('{', '}')]
        .iter()
        .find_map(|(open, close)| {
            let inner = text.strip_prefix(*open)?.strip_suffix(*close)?;
            (!inner.contains([*open, *close])).then_some(inner)
        });
    inner.unwrap_or(text)
}

/// The meaning of a piece; `None` if it is not written in full or contains other text.
fn meaning(core: &str) -> Option<Meaning> {
    let ends = core
        .split_once(['-', '–', '—'])
        .or_else(|| split_once(core, " to "));
    let as_range = match ends {
        Some((first, last)) => {
            let (first, last) = (address(first.trim())?, last.trim());
            let is_number = first.is_ipv4() && last.parse::<u8>().is_ok();
            Some(match is_number {
                true => format!("{first}-{last}"),
                false => format!("{first}-{}", address(last)?),
            })
        }
        None => {
            let (alone, length) = core.split_once('/').unwrap_or((core, ""));
            let is_mask = matches!(address(alone)?, IpAddr::V4(v4) if lone_mask(v4).is_some());
            if (is_mask && alone == core) || contains(length, |c| !c.is_ascii_digit()) {
                return None;
            }
            None
        }
    };
    match parse_entry(as_range.as_deref().unwrap_or(core)) {
        Ok(ParsedEntry::Network(network, _)) => Some(Meaning::Networks(vec![network])),
        Ok(ParsedEntry::Range(networks)) => Some(Meaning::Networks(networks)),
        // `::ffff:192.0.2.7/24` is a mistake: the IPv4 network is offered for review.
        Ok(ParsedEntry::HostBits { network, address }) => {
            (network.family() == address.family()).then_some(Meaning::HostBits { network, address })
        }
        Err(ParseError::OpensEverything) => Some(Meaning::MatchesAll),
        Err(_) => None,
    }
}

/// Parses an address, with or without square brackets.
fn address(text: &str) -> Option<IpAddr> {
    let inner = text
        .strip_prefix('[')
        .and_then(|text| text.strip_suffix(']'));
    inner.unwrap_or(text).parse().ok()
}
