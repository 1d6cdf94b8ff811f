//! Reading a text in slices.

use zeroize::Zeroizing;

use super::find::{Atom, Found, next_atom, with_suffix};
use super::group::Grouper;
use super::incomplete::{Pieces, look};
use super::invalid::invalid;
use super::lines::Lines;
use super::pairs::{Columns, InLine, joined};
use super::plain_list::PlainList;
use super::{Import, Incomplete, IncompleteReason, MAX_TEXT_BYTES, Meaning, PlainEntry, Review};

/// Maximum number of networks from all ranges of a text. One range of IPv6 alone can have 254.
const MAX_RANGED: usize = 20_000;
/// Cost of trying to join two finds, in bytes.
const JOIN_BYTES: usize = 64;

/// Reads a text in slices, so that a long text does not block the page.
#[derive(Debug, Default)]
pub struct Importer {
    text: Zeroizing<String>,
    phase: Phase,
    /// Number of the current line; `line` is its start and its end in the text.
    number: usize,
    line: (usize, usize),
    /// Index in the text up to which addresses were searched.
    at: usize,
    /// Index in the line at which the last find ends.
    found_until: usize,
    /// The text between two finds that is searched for incomplete addresses, and the second find;
    /// `None` at the end of the line.
    gap: Option<(Pieces, Option<Atom>)>,
    /// Whether the line has a find or an incomplete address.
    has_find: bool,
    lines: Lines,
    columns: Columns,
    ranged: usize,
    finds: Vec<InLine>,
    /// Index in `finds` of the first find of the line.
    first_of_line: usize,
    /// The finds after neighbours were joined into ranges.
    kept: Vec<InLine>,
    incomplete: Vec<Incomplete>,
    grouper: Grouper,
}

#[derive(Debug)]
enum Phase {
    PlainList(PlainList),
    Find,
    Join(std::iter::Peekable<std::vec::IntoIter<InLine>>),
    Group,
    Done(Option<Vec<PlainEntry>>),
    TooLong,
}

impl Default for Phase {
    fn default() -> Self {
        Self::PlainList(PlainList::default())
    }
}

impl Importer {
    /// A text with more than [`MAX_TEXT_BYTES`] is not read.
    #[must_use]
    pub fn new(text: String) -> Self {
        let is_too_long = text.len() > MAX_TEXT_BYTES;
        Self {
            text: Zeroizing::new(text),
            phase: match is_too_long {
                true => Phase::TooLong,
                false => Phase::default(),
            },
            ..Self::default()
        }
    }

    /// Reads about `bytes` more bytes ([`SLICE_BYTES`](super::SLICE_BYTES)). Returns whether there
    /// is more to read.
    pub fn step(&mut self, bytes: usize) -> bool {
        match &mut self.phase {
            Phase::PlainList(list) => match list.step(&self.text, bytes) {
                Some(true) => {}
                Some(false) => self.phase = Phase::Done(Some(std::mem::take(&mut list.entries))),
                None => {
                    self.phase = Phase::Find;
                    self.begin_line(0);
                }
            },
            Phase::Find => {
                let until = self.at.saturating_add(bytes);
                while self.at < until {
                    if !self.find(bytes) {
                        let finds = std::mem::take(&mut self.finds).into_iter();
                        self.phase = Phase::Join(finds.peekable());
                        break;
                    }
                    if self.gap.is_some() {
                        break;
                    }
                }
            }
            Phase::Join(finds) => {
                for _ in 0..=bytes / JOIN_BYTES {
                    let Some(one) = finds.next() else {
                        self.phase = Phase::Group;
                        break;
                    };
                    let range = finds.peek().and_then(|other| {
                        joined(&self.text, &self.lines, &self.columns, &one, other)
                    });
                    if let Some(range) = range {
                        finds.next();
                        self.kept.push((one.0, range));
                    } else {
                        self.kept.push(one);
                    }
                }
            }
            Phase::Group => {
                let (text, lines) = (&self.text, &self.lines);
                if !self.grouper.step(text, lines, &mut self.kept, bytes) {
                    self.phase = Phase::Done(None);
                }
            }
            Phase::Done(_) | Phase::TooLong => return false,
        }
        true
    }

    fn begin_line(&mut self, start: usize) {
        let length = self.text[start..].find('\n');
        self.line = (
            start,
            length.map_or(self.text.len(), |length| start + length),
        );
        self.number += 1;
        self.at = start;
        self.found_until = 0;
        self.has_find = false;
        self.first_of_line = self.finds.len();
    }

    /// Continues in the line, for about `bytes` bytes. Returns whether there is more to read.
    fn find(&mut self, bytes: usize) -> bool {
        let (start, end) = self.line;
        let line = &self.text[start..end];
        if self.gap.is_none() {
            let atom = match next_atom(line, self.at - start, bytes) {
                Ok(atom) => Some(atom),
                Err(at) if at < line.len() => {
                    self.at = start + at;
                    return true;
                }
                Err(_) => None,
            };
            let to = atom.map_or(line.len(), |atom| atom.start);
            self.gap = Some((Pieces::new(self.found_until, to), atom));
        }
        let Some((pieces, _)) = &mut self.gap else {
            return true;
        };
        let until = pieces.at.saturating_add(bytes);
        while let Some(piece) = pieces.next(line) {
            if let Some((reason, network)) = look(&piece) {
                self.has_find = true;
                self.incomplete.push(Incomplete {
                    line: self.number,
                    written: piece.text.to_owned(),
                    reason,
                    network,
                });
            }
            if pieces.at > until {
                return true;
            }
        }
        if let Some((_, Some(atom))) = self.gap.take() {
            let found = with_suffix(line, atom);
            self.found_until = found.end;
            self.at = start + found.end;
            self.has_find = true;
            self.note(found);
            return true;
        }
        if !line.trim().is_empty() {
            let finds = &self.finds[self.first_of_line..];
            self.columns.note(line, finds);
            self.lines
                .push(self.number, self.line, &self.text, self.has_find);
        }
        let goes_on = end < self.text.len();
        if goes_on {
            self.begin_line(end + 1);
        }
        goes_on
    }

    /// Keeps a find of the line. A range beyond the limit is kept as incomplete.
    fn note(&mut self, found: Found) {
        let start = self.line.0;
        let found = Found {
            start: start + found.start,
            end: start + found.end,
            ..found
        };
        let (reason, network) = match found.what {
            Ok(Meaning::Networks(networks)) if self.ranged + networks.len() > MAX_RANGED + 1 => {
                (IncompleteReason::TooMany, None)
            }
            Ok(meaning) => {
                self.ranged += meaning.networks().len().saturating_sub(1);
                let what = Ok(meaning);
                self.finds
                    .push((self.lines.all.len(), Found { what, ..found }));
                return;
            }
            Err(reason) => reason,
        };
        self.incomplete.push(Incomplete {
            line: self.number,
            written: self.text[found.start..found.end]
                .chars()
                .take(120)
                .collect(),
            reason,
            network,
        });
    }

    /// Reads the rest of the text and returns the result.
    #[must_use]
    pub fn finish(mut self) -> Import {
        while self.step(super::SLICE_BYTES) {}
        match self.phase {
            Phase::Done(Some(entries)) => return Import::Plain(entries),
            Phase::TooLong => return Import::TooLong,
            _ => {}
        }
        let text = self.text.trim();
        if text.is_empty() {
            return Import::Empty;
        }
        if self.lines.all.len() < 2
            && let Some(invalid) = invalid(text, self.kept.is_empty(), &self.incomplete)
        {
            return invalid;
        }
        let (groups, is_by_row) = self.grouper.finish();
        Import::Review(Review {
            groups,
            incomplete: self.incomplete,
            is_by_row,
        })
    }
}
