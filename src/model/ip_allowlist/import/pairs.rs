//! Ranges whose two ends are in two columns, fields or lines.

use std::net::IpAddr;

use super::super::scan::{contains, starts_with};
use super::Meaning;
use super::find::Found;
use super::lines::Lines;
use super::suffix::{are_near, between};

/// Words before the first address of a range (`FIRST`) and before the last (`LAST`).
const FIRST: [&str; 7] = ["start", "from", "first", "begin", "min", "low", "lower"];
const LAST: [&str; 8] = ["end", "to", "last", "max", "high", "upper", "stop", "until"];

/// The index of a line, and a find in it.
pub(super) type InLine = (usize, Found);

/// Counts the lines with two addresses and no words.
#[derive(Debug, Default)]
pub(super) struct Columns {
    pub lines: usize,
    /// The lines whose second address can end a range that begins with the first.
    pub ascending: usize,
}

impl Columns {
    pub fn note(&mut self, line: &str, finds: &[InLine]) {
        let [(_, first), (_, last)] = finds else {
            return;
        };
        let has_word = contains(line, char::is_alphabetic);
        if let (Some(one), Some(other), false) = (single(first), single(last), has_word) {
            self.lines += 1;
            self.ascending += usize::from(one < other && are_near(one, other));
        }
    }

    fn are_ranges(&self) -> bool {
        self.lines > 1 && self.lines == self.ascending
    }
}

/// The address of a find, if the find is a single address.
fn single(found: &Found) -> Option<IpAddr> {
    match &found.what {
        Ok(Meaning::Networks(networks)) => match networks[..] {
            [network] if network.is_single() => Some(network.address()),
            _ => None,
        },
        _ => None,
    }
}

/// The range that two successive finds form, if any.
pub(super) fn joined(
    text: &str,
    lines: &Lines,
    columns: &Columns,
    (at, first): &InLine,
    (other_at, last): &InLine,
) -> Option<Found> {
    let (one, other) = (single(first)?, single(last)?);
    if one >= other || last.start - first.end > 60 || *other_at > at + 1 {
        return None;
    }
    let line = &lines.all[*at];
    // The last characters are enough: they are searched for words.
    let lead = last_chars(&text[line.start..first.start]);
    let gap = &text[first.end..last.start];
    let header = at.checked_sub(1).map(|above| &lines.all[above]);
    let header = header.filter(|above| !above.has_find);
    let header = header.map_or("", |above| first_chars(&text[above.start..above.end]));
    let is_column = at == other_at && !contains(gap, char::is_alphanumeric);
    // If the addresses are in two lines, the second word is before the second address.
    let other_lead = match at == other_at {
        true => gap,
        false => &text[lines.all[*other_at].start..last.start],
    };
    let behind = &gap[..gap.len() - other_lead.len()];
    let is_named = has_word(lead, &FIRST)
        && has_word(other_lead, &LAST)
        && !contains(behind, char::is_alphanumeric);
    let is_headed = is_column && has_word(header, &FIRST) && has_word(header, &LAST);
    let is_near = are_near(one, other);
    if !(is_named || is_headed || is_near) {
        return None;
    }
    let what = between(one, other)?;
    let is_one_network = matches!(&what, Ok(Meaning::Networks(networks)) if networks.len() == 1);
    let differ = lead.trim() != other_lead.trim()
        && contains(lead, char::is_alphabetic)
        && contains(other_lead, char::is_alphabetic);
    let is_fit = (is_near && (is_named || is_headed || (is_column && columns.are_ranges())))
        || (is_one_network && (at == other_at || differ));
    is_fit.then_some(Found {
        start: first.start,
        end: last.end,
        what,
    })
}

fn first_chars(text: &str) -> &str {
    let end = text
        .char_indices()
        .nth(200)
        .map_or(text.len(), |(at, _)| at);
    &text[..end]
}

fn last_chars(text: &str) -> &str {
    let start = text.char_indices().rev().nth(60).map_or(0, |(at, _)| at);
    &text[start..]
}

/// Whether a text contains one of the words, also in `startIp` and `start_ip`.
fn has_word(text: &str, words: &[&str]) -> bool {
    text.split(|c: char| !c.is_ascii_alphabetic()).any(|word| {
        words.iter().any(|other| {
            let is_lead = word
                .get(..other.len())
                .is_some_and(|w| w.eq_ignore_ascii_case(other));
            is_lead && !starts_with(&word[other.len()..], |c| c.is_ascii_lowercase())
        })
    })
}
