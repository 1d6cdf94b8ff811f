//! Taking a text apart: lines, CSV, a column of a spreadsheet, JSON, `allow` lines, with comments.

use super::denial::Denial;
use super::entry::{Change, Reading, is_quote, read};
use super::mistake::Mistake;
use super::spans::lone_mask;
use super::words::{ALLOWING, DENYING, Token, comment_start, has_word, is_negated, tokens};
use crate::domain::network::Family;

/// An entry found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Line of the text, from 1.
    pub line: usize,
    /// What stands there.
    pub entry: String,
    /// What it is, or why it is not taken.
    pub reading: Result<Reading, Reason>,
}

/// Why something that was found is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It is wrong.
    Mistake(Mistake),
    /// It stands in a comment.
    Comment,
    /// Its line denies it.
    Denied,
    /// There are so many ranges that nobody could answer for them.
    TooMany,
}

/// Takes a text apart, in its order. Words that are neither addresses nor like them are left out.
#[must_use]
pub fn take_apart(text: &str) -> Vec<Found> {
    let mut apart = Apart::default();
    for (index, line) in text.lines().enumerate() {
        apart.line = index + 1;
        apart.take_line(line);
    }
    // A lone entry is what was typed, quotes and all; in a table or in JSON they belong to the form.
    let typed = text.trim();
    let lone = !typed.contains(|c: char| c.is_whitespace() || c == ',' || c == ';');
    if let [one] = &mut apart.found[..]
        && lone
        && let Ok(Reading::Network(_, changes)) = &mut one.reading
    {
        typed.clone_into(&mut one.entry);
        if typed.starts_with(is_quote) && !changes.contains(&Change::Quotes) {
            changes.push(Change::Quotes);
        }
    }
    apart.found
}

/// Networks that the ranges of a text may come to; one of IPv6 alone can be 254.
const MOST_RANGED: usize = 20_000;

#[derive(Default)]
struct Apart {
    found: Vec<Found>,
    line: usize,
    /// What ends the comment that began on an earlier line.
    comment_until: Option<&'static str>,
    denial: Denial,
    /// Networks that the ranges so far come to.
    ranged: usize,
}

impl Apart {
    fn take_line(&mut self, line: &str) {
        // A comment parts nothing: what denies before it denies behind it too.
        let (mut code, mut comments) = (String::new(), Vec::new());
        let mut rest = line;
        while !rest.is_empty() {
            if let Some(end) = self.comment_until {
                let (comment, after) = match rest.split_once(end) {
                    Some(parts) => {
                        self.comment_until = None;
                        parts
                    }
                    None => (rest, ""),
                };
                comments.push(comment);
                rest = after;
                continue;
            }
            let (at, length, end) = comment_start(rest).unwrap_or((rest.len(), 0, None));
            code.extend([&rest[..at], " "]);
            rest = &rest[at + length..];
            match end {
                None => comments.push(std::mem::take(&mut rest)),
                end => self.comment_until = end,
            }
        }
        self.take_statements(&code);
        for comment in comments {
            self.note_comment(comment);
        }
    }

    fn take_statements(&mut self, code: &str) {
        let tokens = tokens(code);
        let count = tokens.last().map_or(0, |last| last.statement + 1);
        let (mut allows, mut denies) = (vec![false; count], vec![false; count]);
        for token in &tokens {
            allows[token.statement] |= has_word(token.text, &ALLOWING);
            denies[token.statement] |= has_word(token.text, &DENYING);
        }
        let line_denies = denies.contains(&true);
        let under_heading = self.denial.holds_for(code, &tokens);
        let before = self.found.len();
        let alone = tokens.len() == 1;
        let mut index = 0;
        while index < tokens.len() {
            let (entry, read, used) = reading(&tokens[index..]);
            let statement = tokens[index].statement;
            index += used;
            let let_in = allows[statement] && !denies[statement];
            let denied = is_negated(&entry) || ((line_denies || under_heading) && !let_in);
            match read {
                Ok(_) if denied => self.push(entry, Err(Reason::Denied)),
                Ok(Reading::Range(networks)) if self.ranged + networks.len() > MOST_RANGED => {
                    self.push(entry, Err(Reason::TooMany));
                }
                Ok(reading) => {
                    if let Reading::Range(networks) = &reading {
                        self.ranged += networks.len();
                    }
                    self.push(entry, Ok(reading));
                }
                // A line of its own is hardly a date or a version.
                Err(mistake) if mistake.is_telling(&entry) || (alone && is_cut_short(&entry)) => {
                    self.push(entry, Err(Reason::Mistake(mistake)));
                }
                Err(_) => {}
            }
        }
        self.denial
            .note(code, line_denies, self.found.len() > before);
    }

    /// What a comment names never becomes an entry by itself.
    fn note_comment(&mut self, comment: &str) {
        for token in tokens(comment) {
            if read(token.text).is_ok() {
                self.push(token.text.to_owned(), Err(Reason::Comment));
            }
        }
    }

    fn push(&mut self, entry: String, reading: Result<Reading, Reason>) {
        self.found.push(Found {
            line: self.line,
            entry,
            reading,
        });
    }
}

/// Whether an entry begins like an IPv4 address and has too few numbers.
fn is_cut_short(entry: &str) -> bool {
    entry.starts_with(|c: char| c.is_ascii_digit()) && entry.contains('.')
}

/// Reads the entry at the beginning and says of how many tokens it is made: more than one for a
/// range with white space in it and for an address with its mask.
fn reading(tokens: &[Token<'_>]) -> (String, Result<Reading, Mistake>, usize) {
    let text = tokens[0].text;
    let one = read(text);
    if let Some((joined, used)) = spaced_range(tokens) {
        let range = read(&joined);
        if !matches!(
            range,
            Ok(Reading::Network(..)) | Err(Mistake::Range | Mistake::NotAnAddress)
        ) {
            return (joined, range, used);
        }
    }
    if let Ok(Reading::Network(network, _)) = &one
        && network.family() == Family::V4
    {
        let named = tokens[1..]
            .first()
            .is_some_and(|next| has_word(next.text, &["mask", "netmask"]));
        let used = 2 + usize::from(named);
        if let Some(mask) = tokens.get(used - 1)
            && let Some(length) = mask.text.parse().ok().and_then(lone_mask)
        {
            let meant = Mistake::Mask {
                address: network.address(),
                prefix: length,
            };
            return (format!("{text} {}", mask.text), Err(meant), used);
        }
    }
    (text.to_owned(), one, 1)
}

/// `a - b`, `a -b`, `a- b` and `a to b`, put together, and of how many tokens.
fn spaced_range(tokens: &[Token<'_>]) -> Option<(String, usize)> {
    const DASHES: [char; 3] = ['-', '–', '—'];
    let is_address = |text: &str| text.contains(['.', ':']) && read(text).is_ok();
    let [first, second, ..] = tokens else {
        return None;
    };
    let begin = first.text.trim_end_matches(DASHES);
    if !begin.contains(['.', ':']) {
        return None;
    }
    let bare = second.text.trim_matches(DASHES);
    let dashed = begin.len() != first.text.len() || second.text.starts_with(DASHES);
    let (end, used) = if bare.is_empty() || bare.eq_ignore_ascii_case("to") {
        (tokens.get(2)?.text, 3)
    } else if dashed {
        (bare, 2)
    } else {
        return None;
    };
    (is_address(begin) && is_address(end)).then(|| (format!("{begin}-{end}"), used))
}
