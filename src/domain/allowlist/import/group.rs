//! Finds by what stands around them.

use std::collections::HashMap;

use zeroize::Zeroize;

use super::lines::Lines;
use super::pairs::InLine;
use super::{Find, Group, Meaning};

/// Characters shown on either side of a find.
const SHOWN: usize = 60;
/// Characters of a find that are shown.
const WRITTEN: usize = 120;
/// With more groups, each find is a row.
const MOST_GROUPS: usize = 8;
/// So many finds with nothing but commas between are a list; fewer may be columns.
const LEAST_LISTED: usize = 4;
/// Stands for a find in a pattern.
const SLOT: char = '\u{1}';

/// The same in two finds of one group: the pattern of the lines, the place in it, the line above,
/// the block.
type Key = (usize, usize, Option<usize>, u32);

/// Finds that go into groups at once in a slice.
const SLICE_FINDS: usize = 1_000;

/// Puts finds into groups.
#[derive(Debug, Default)]
pub(super) struct Grouper {
    /// Finds that are in a group.
    done: usize,
    /// Up to where the text belongs to them.
    taken_until: usize,
    around: Around,
    patterns: HashMap<Wiped, usize>,
    keys: HashMap<Key, usize>,
    groups: Vec<Group>,
    /// The group of each find, in the order of the text.
    order: Vec<usize>,
}

/// What stands around the next finds, which are of one line or of one record.
#[derive(Debug, Default)]
struct Around {
    pattern: Wiped,
    /// Which of all patterns it is.
    id: usize,
    /// Of each find that is left its place in the pattern, the last first.
    slots: Vec<usize>,
    context: Option<usize>,
    block: u32,
}

impl Grouper {
    /// Puts finds of about so many bytes into groups. Whether more are left.
    pub fn step(&mut self, text: &str, lines: &Lines, finds: &mut [InLine], bytes: usize) -> bool {
        let until = self.taken_until.saturating_add(bytes);
        for _ in 0..SLICE_FINDS {
            let Some(slot) = self.around.slots.pop() else {
                let Some((at, _)) = finds.get(self.done) else {
                    return false;
                };
                if self.taken_until >= until {
                    return true;
                }
                self.look_around(text, lines, *at, &finds[self.done..]);
                continue;
            };
            let (at, found) = &mut finds[self.done];
            self.done += 1;
            let Ok(meaning) = &mut found.what else {
                continue;
            };
            let find = Find {
                line: lines.all[*at].number,
                written: first_chars(&folded(&text[found.start..found.end]).0, WRITTEN),
                meaning: std::mem::replace(meaning, Meaning::MatchesAll),
            };
            let group = self.group(text, lines, slot);
            self.order.push(group);
            self.groups[group].finds.push(find);
        }
        true
    }

    /// Looks at what stands around the finds of a line or a record.
    fn look_around(&mut self, text: &str, lines: &Lines, at: usize, finds: &[InLine]) {
        let record = lines.record(text, at);
        let (first, last) = record.unwrap_or((at, at));
        let count = finds.iter().take_while(|(line, _)| *line <= last).count();
        let unit = &finds[..count];
        let behind = unit.last().map_or(0, |(_, found)| found.end);
        // A range may end on the line below.
        let last = (last..lines.all.len()).find(|line| lines.all[*line].end >= behind);
        let end = last.map_or(behind, |line| lines.all[line].end);
        let start = lines.all[first].start.max(self.taken_until);
        let (pattern, mut slots) = pattern(text, (start, end), unit);
        slots.reverse();
        let (context, block) = lines.context(at, record.is_some());
        let next = self.patterns.len();
        self.around = Around {
            id: *self.patterns.entry(pattern.clone()).or_insert(next),
            pattern,
            slots,
            context,
            block,
        };
        self.taken_until = end.max(self.taken_until);
    }

    /// The group of a find at a place of the pattern.
    fn group(&mut self, text: &str, lines: &Lines, slot: usize) -> usize {
        let around = &self.around;
        let key = (around.id, slot, around.context, around.block);
        *self.keys.entry(key).or_insert_with(|| {
            let (before, behind) = around.pattern.0.split_at(slot);
            self.groups.push(Group {
                before: last_chars(before),
                after: first_chars(&behind[SLOT.len_utf8()..], SHOWN),
                context: around.context.map(|line| {
                    let line = &lines.all[line];
                    first_chars(&folded(text[line.start..line.end].trim()).0, SHOWN)
                }),
                finds: Vec::new(),
            });
            self.groups.len() - 1
        })
    }

    /// The groups, and whether each is a row.
    pub fn finish(self) -> (Vec<Group>, bool) {
        if self.groups.len() <= MOST_GROUPS {
            return (self.groups, false);
        }
        let mut groups = self.groups;
        for group in &mut groups {
            group.finds.reverse();
        }
        let row = |at: usize| {
            let group = &mut groups[at];
            let find = group.finds.pop()?;
            let mut row = group.clone_around();
            row.finds.push(find);
            Some(row)
        };
        (self.order.into_iter().filter_map(row).collect(), true)
    }
}

impl Group {
    /// The same without the finds.
    fn clone_around(&self) -> Self {
        Self {
            before: self.before.clone(),
            after: self.after.clone(),
            context: self.context.clone(),
            finds: Vec::new(),
        }
    }
}

/// The text with a slot for each find, and where in it the slot of each stands.
fn pattern(text: &str, (start, end): (usize, usize), unit: &[InLine]) -> (Wiped, Vec<usize>) {
    let gap = |at: usize| {
        let from = if at == 0 { start } else { unit[at - 1].1.end };
        let to = unit.get(at).map_or(end, |(_, found)| found.start);
        &text[from.min(to)..to]
    };
    // With room for all of it: a text that grows leaves parts of itself behind.
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

fn is_list_separator(gap: &str) -> bool {
    let is_comma = |c: char| matches!(c, ',' | ';' | '，' | '、' | '；');
    let is_around = |c: char| c.is_whitespace() || super::super::entry::is_quote(c);
    gap.contains(is_comma) && gap.chars().all(|c| is_comma(c) || is_around(c))
}

/// With one space for each run of white space.
fn folded(text: &str) -> Wiped {
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

fn first_chars(text: &str, most: usize) -> String {
    filled(text.chars().take(most))
}

fn last_chars(text: &str) -> String {
    let start = text
        .char_indices()
        .rev()
        .nth(SHOWN - 1)
        .map_or(0, |(at, _)| at);
    filled(text[start..].chars())
}

/// Counted first: a text that grows leaves parts of itself behind.
fn filled(chars: impl Iterator<Item = char> + Clone) -> String {
    let chars = chars.map(shown);
    let mut filled = String::with_capacity(chars.clone().map(char::len_utf8).sum());
    filled.extend(chars);
    filled
}

/// A piece of what was pasted, which is overwritten when it goes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
struct Wiped(String);

impl Drop for Wiped {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}
