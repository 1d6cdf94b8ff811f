//! Whether a text is a plain list: addresses, networks and ranges, parted by line ends, commas and
//! semicolons, alike in what stands around each, and nothing else. A doubt makes it no plain list.

use std::net::IpAddr;

use super::{Meaning, PlainEntry};
use crate::domain::allowlist::entry::{Reading, is_quote, read};
use crate::domain::allowlist::mistake::Mistake;
use crate::domain::allowlist::spans::lone_mask;

/// Marks of a list; white space follows. Neither `+` nor `-` alone: those are marks of a change.
const MARKS: [char; 7] = ['-', '*', '•', '·', '–', '‣', '◦'];

/// Reads a text for as long as it is a plain list.
#[derive(Debug, Default)]
pub(super) struct PlainList {
    at: usize,
    entries: Vec<PlainEntry>,
    /// The mark before each line, once there was a line.
    mark: Option<Option<char>>,
    /// What stands before and behind each piece, once there was a piece.
    around: Option<(String, String)>,
    /// Pieces of this line so far.
    in_line: usize,
    /// Lines of exactly two pieces: columns of ranges or of masks.
    pairs: usize,
}

/// How far the reading of a text came.
pub(super) enum Progress {
    /// More is to be read.
    Going,
    /// The whole text is a plain list.
    Plain(Vec<PlainEntry>),
    /// It is none.
    Other,
}

impl PlainList {
    /// Reads about so many bytes more.
    pub fn step(&mut self, text: &str, bytes: usize) -> Progress {
        // A pair of brackets around the whole.
        let text = without_brackets(text.trim_end());
        let until = self.at.saturating_add(bytes);
        while self.at < text.len() {
            if self.at >= until {
                return Progress::Going;
            }
            let rest = &text[self.at..];
            let length = rest.find(is_separator).unwrap_or(rest.len());
            let separator = rest[length..].chars().next().unwrap_or('\n');
            if self.take(&rest[..length], separator).is_none() {
                return Progress::Other;
            }
            self.at += length + separator.len_utf8();
        }
        match self.entries.is_empty() || self.line_ends().is_none() {
            true => Progress::Other,
            false => Progress::Plain(std::mem::take(&mut self.entries)),
        }
    }

    /// Takes what stands before a separator; `None` where that makes it no plain list.
    fn take(&mut self, part: &str, separator: char) -> Option<()> {
        let mut piece = part.trim();
        let begins_line = self.in_line == 0;
        if begins_line && !piece.is_empty() {
            let mark = piece.chars().next().filter(|c| MARKS.contains(c));
            let mark =
                mark.filter(|mark| piece[mark.len_utf8()..].starts_with(char::is_whitespace));
            if *self.mark.get_or_insert(mark) != mark {
                return None;
            }
            piece = piece[mark.map_or(0, char::len_utf8)..].trim_start();
        }
        if piece.is_empty() {
            // A separator that begins a line may begin a comment.
            return match separator {
                '\n' => self.line_ends(),
                _ if begins_line => None,
                _ => Some(()),
            };
        }
        let (around, core) = bare(piece);
        let is_alike = match &self.around {
            Some((before, behind)) => (before.as_str(), behind.as_str()) == around,
            None => true,
        };
        if !is_alike {
            return None;
        }
        self.around
            .get_or_insert_with(|| (around.0.to_owned(), around.1.to_owned()));
        self.entries.push(PlainEntry {
            written: core.to_owned(),
            meaning: meaning(core)?,
        });
        self.in_line += 1;
        match separator {
            '\n' => self.line_ends(),
            _ => Some(()),
        }
    }

    fn line_ends(&mut self) -> Option<()> {
        self.pairs += usize::from(self.in_line == 2);
        self.in_line = 0;
        (self.pairs < 2).then_some(())
    }
}

fn is_separator(c: char) -> bool {
    matches!(c, '\n' | ',' | ';' | '，' | '、' | '；')
}

/// The text without one pair of brackets around all of it.
fn without_brackets(text: &str) -> &str {
    let text = text.trim_start();
    for (open, close) in [('[', ']'), ('(', ')'), ('{', '}')] {
        let inner = text.strip_prefix(open).and_then(|t| t.strip_suffix(close));
        if let Some(inner) = inner
            && !inner.contains([open, close])
        {
            return inner;
        }
    }
    text
}

/// What stands around a piece, and the piece. The brackets of an IPv6 address are its own.
fn bare(piece: &str) -> ((&str, &str), &str) {
    let is_outer = |c: char| is_quote(c) || matches!(c, '(' | ')' | '{' | '}');
    let start = piece.len() - piece.trim_start_matches(is_outer).len();
    let end = piece.trim_end_matches(is_outer).len().max(start);
    ((&piece[..start], &piece[end..]), &piece[start..end])
}

/// What a piece means, where it is written in full and nothing else stands in it.
fn meaning(core: &str) -> Option<Meaning> {
    let ends = core
        .split_once(['-', '–', '—'])
        .or_else(|| core.split_once(" to "));
    let Some((first, last)) = ends else {
        return network(core);
    };
    let first = address(first.trim())?;
    let last = last.trim();
    let joined = match (first, last.parse::<u8>()) {
        (IpAddr::V4(_), Ok(end)) => format!("{first}-{end}"),
        _ => format!("{first}-{}", address(last)?),
    };
    match read(&joined) {
        Ok(Reading::Range(networks)) => Some(Meaning::Networks(networks)),
        Err(Mistake::OpensEverything) => Some(Meaning::MatchesAll),
        _ => None,
    }
}

/// An address, an IPv6 one perhaps in its brackets.
fn address(text: &str) -> Option<IpAddr> {
    let inner = text
        .strip_prefix('[')
        .and_then(|text| text.strip_suffix(']'));
    inner.unwrap_or(text).parse().ok()
}

fn network(core: &str) -> Option<Meaning> {
    let (alone, length) = match core.split_once('/') {
        Some((alone, length)) => (alone, Some(length)),
        None => (core, None),
    };
    let written = address(alone)?;
    if length.is_some_and(|length| !length.bytes().all(|byte| byte.is_ascii_digit())) {
        return None;
    }
    if let (IpAddr::V4(v4), None) = (written, length)
        && lone_mask(v4).is_some()
    {
        return None;
    }
    match read(core) {
        Ok(Reading::Network(network, _)) => Some(Meaning::Networks(vec![network])),
        // `::ffff:192.0.2.7/24` is a slip: the IPv4 network is offered for review.
        Ok(Reading::HostBits { network, address }) => {
            (network.family() == address.family()).then_some(Meaning::HostBits { network, address })
        }
        Err(Mistake::OpensEverything) => Some(Meaning::MatchesAll),
        _ => None,
    }
}
