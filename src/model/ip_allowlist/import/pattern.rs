//! The text around finds, with a slot in place of each find.

use zeroize::Zeroize;

use super::super::parse_entry::is_quote;
use super::super::scan::contains;
use super::pairs::InLine;

/// Number of characters that are shown before and after a find.
pub(super) const SHOWN: usize = 60;
/// This many finds with only commas between them are a list; fewer may be columns.
const LEAST_LISTED: usize = 4;
/// Placeholder for a find in a pattern.
pub(super) const SLOT: char = '\u{1}';

/// The text with a slot for each find, and the byte index of the slot of each find. The finds of a
/// list share one slot.
pub(super) fn pattern(
    text: &str,
    (start, end): (usize, usize),
    unit: &[InLine],
) -> (Wiped, Vec<usize>) {
    let gap = |at: usize| {
        let from = if at == 0 { start } else { unit[at - 1].1.end };
        let to = unit.get(at).map_or(end, |(_, found)| found.start);
        &text[from.min(to)..to]
    };
    // Reserves the whole capacity: a string that grows leaves copies of its text in memory.
    let room = end.saturating_sub(start) + (unit.len() + 1) * SLOT.len_utf8();
    let (mut pattern, mut slots) = (Wiped(String::with_capacity(room)), Vec::new());
    let mut at = 0;
    while at < unit.len() {
        pattern.0 += &match at {
            0 => folded(gap(0).trim_start()),
            _ => folded(gap(at)),
        }
        .0;
        let listed = (at + 1..unit.len())
            .take_while(|at| is_list_separator(gap(*at)))
            .count()
            + 1;
        let run = if listed >= LEAST_LISTED { listed } else { 1 };
        slots.extend(std::iter::repeat_n(pattern.0.len(), run));
        pattern.0.push(SLOT);
        at += run;
    }
    pattern.0 += &folded(gap(unit.len()).trim_end()).0;
    (pattern, slots)
}

fn is_comma(c: char) -> bool {
    matches!(c, ',' | ';' | '，' | '、' | '；')
}

fn is_list_separator(gap: &str) -> bool {
    contains(gap, is_comma)
        && !contains(gap, |c| !(is_comma(c) || c.is_whitespace() || is_quote(c)))
}

/// Replaces each run of white space with one space.
pub(super) fn folded(text: &str) -> Wiped {
    let mut wiped = Wiped(String::with_capacity(text.len()));
    let folded = &mut wiped.0;
    for c in text.chars() {
        match c {
            _ if !c.is_whitespace() => folded.push(if c == SLOT { '\u{FFFD}' } else { c }),
            _ if folded.ends_with(' ') => {}
            _ => folded.push(' '),
        }
    }
    wiped
}

fn shown(c: char) -> char {
    if c == SLOT { '…' } else { c }
}

pub(super) fn first_chars(text: &str, most: usize) -> String {
    filled(text.chars().take(most))
}

pub(super) fn last_chars(text: &str) -> String {
    let start = text
        .char_indices()
        .rev()
        .nth(SHOWN - 1)
        .map_or(0, |(at, _)| at);
    filled(text[start..].chars())
}

/// Counts first: a string that grows leaves copies of its text in memory.
fn filled(chars: impl Iterator<Item = char> + Clone) -> String {
    let chars = chars.map(shown);
    let mut filled = String::with_capacity(chars.clone().map(char::len_utf8).sum());
    filled.extend(chars);
    filled
}

/// A part of a pasted text, which is overwritten in memory on drop.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Wiped(pub String);

impl Drop for Wiped {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}
