//! Groups finds by the text around them.

use super::lines::Lines;
use super::pairs::InLine;
use super::pattern::{SHOWN, SLOT, Wiped, first_chars, folded, last_chars, pattern};
use super::{Find, Group, Meaning};

/// Maximum number of characters of a find that are shown.
const WRITTEN: usize = 120;
/// With more groups, each find is shown in a row of its own.
const MAX_GROUPS: usize = 8;
/// Maximum number of finds that are grouped in one step.
const SLICE_FINDS: usize = 1_000;

#[derive(Debug, Default)]
pub(super) struct Grouper {
    /// Number of finds that were processed.
    done: usize,
    /// End of the last line or record that was read.
    taken_until: usize,
    around: Around,
    /// The different patterns; empty if `is_by_row`.
    patterns: Vec<Wiped>,
    keys: Vec<Key>,
    groups: Vec<Group>,
    /// The group of each find, in the order of the text.
    order: Vec<usize>,
    /// There were too many groups: each find is a group.
    is_by_row: bool,
}

/// Finds with equal keys are in one group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Key {
    /// Id of the pattern, and the byte index of the slot in it.
    pattern: usize,
    slot: usize,
    /// Index of the line that describes the finds, and their block.
    context: Option<usize>,
    block: u32,
}

/// The text around the next finds, which are in one line or in one record.
#[derive(Debug, Default)]
struct Around {
    pattern: Wiped,
    /// Id of the pattern.
    id: usize,
    /// For each remaining find, the byte index of its slot in the pattern. The last find is first.
    slots: Vec<usize>,
    context: Option<usize>,
    block: u32,
}

impl Grouper {
    /// Groups the finds of about `bytes` bytes. Returns whether there are more.
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
            self.groups[group].finds.push(find);
        }
        true
    }

    /// Reads the text around the finds of a line or a record.
    fn look_around(&mut self, text: &str, lines: &Lines, at: usize, finds: &[InLine]) {
        let record = lines.record(text, at);
        let (first, last) = record.unwrap_or((at, at));
        let count = finds.iter().take_while(|(line, _)| *line <= last).count();
        let unit = &finds[..count];
        let behind = unit.last().map_or(0, |(_, found)| found.end);
        // A range may end in the next line.
        let last = (last..lines.all.len()).find(|line| lines.all[*line].end >= behind);
        let end = last.map_or(behind, |line| lines.all[line].end);
        let start = lines.all[first].start.max(self.taken_until);
        let (pattern, mut slots) = pattern(text, (start, end), unit);
        slots.reverse();
        let (context, block) = lines.context(at, record.is_some());
        let known = self.patterns.iter().position(|known| *known == pattern);
        let id = known.unwrap_or(self.patterns.len());
        if known.is_none() && !self.is_by_row {
            self.patterns.push(pattern.clone());
        }
        self.around = Around {
            id,
            pattern,
            slots,
            context,
            block,
        };
        self.taken_until = end.max(self.taken_until);
    }

    /// The group of the next find, whose slot is at this byte index of the pattern.
    fn group(&mut self, text: &str, lines: &Lines, slot: usize) -> usize {
        let around = &self.around;
        let key = Key {
            pattern: around.id,
            slot,
            context: around.context,
            block: around.block,
        };
        let known = self.keys.iter().position(|known| *known == key);
        if let Some(group) = known {
            self.order.push(group);
            return group;
        }
        let (before, behind) = around.pattern.0.split_at(slot);
        let group = Group {
            before: last_chars(before),
            after: first_chars(&behind[SLOT.len_utf8()..], SHOWN),
            context: around.context.map(|line| {
                let line = &lines.all[line];
                first_chars(&folded(text[line.start..line.end].trim()).0, SHOWN)
            }),
            finds: Vec::new(),
        };
        if self.groups.len() == MAX_GROUPS {
            self.split_into_rows();
        }
        self.groups.push(group);
        let group = self.groups.len() - 1;
        if !self.is_by_row {
            self.keys.push(key);
            self.order.push(group);
        }
        group
    }

    /// Turns each find into a group, in the order of the text.
    fn split_into_rows(&mut self) {
        self.is_by_row = true;
        self.keys.clear();
        self.patterns.clear();
        let mut groups = std::mem::take(&mut self.groups);
        for group in &mut groups {
            group.finds.reverse();
        }
        let rows = std::mem::take(&mut self.order)
            .into_iter()
            .filter_map(|at| {
                let group = groups.get_mut(at)?;
                let find = group.finds.pop()?;
                let mut row = group.clone_around();
                row.finds.push(find);
                Some(row)
            });
        self.groups = rows.collect();
    }

    /// The groups, and whether each of them is one find.
    pub fn finish(self) -> (Vec<Group>, bool) {
        (self.groups, self.is_by_row)
    }
}

impl Group {
    /// A copy without the finds.
    fn clone_around(&self) -> Self {
        Self {
            before: self.before.clone(),
            after: self.after.clone(),
            context: self.context.clone(),
            finds: Vec::new(),
        }
    }
}
