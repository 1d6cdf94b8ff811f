//! The structure of a text: the indentation of each line, the line that describes it, and its
//! block.

use super::super::scan::{contains, find_or_end, starts_with, trim_start};

/// No line, or no block.
const NONE: u32 = u32::MAX;

/// A line that is not blank.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// Line number in the text, from 1.
    pub number: usize,
    pub start: usize,
    pub end: usize,
    /// Indentation in bytes.
    outer: u32,
    /// Indentation in bytes of the text after a list mark; the same as `outer` without a mark.
    inner: u32,
    pub has_find: bool,
    /// The line above is blank, or this is the first line.
    after_blank: bool,
    /// Index of the nearest line above that may describe this one.
    heading: u32,
    /// Index of the nearest such line that is less indented.
    parent: u32,
    /// Id of the block: the lines of equal indentation, without a less indented line between them.
    block: u32,
    /// Id of the block around that block.
    outer_block: u32,
}

/// All lines that are not blank, and what is open after the last one.
#[derive(Debug, Default)]
pub(super) struct Lines {
    pub all: Vec<Line>,
    /// Lines that may describe later lines: the indentation, the index, and whether the line also
    /// describes lines of equal indentation.
    above: Vec<(u32, u32, bool)>,
    /// The open blocks: the indentation and the id.
    blocks: Vec<(u32, u32)>,
    next_block: u32,
}

impl Lines {
    /// Adds a line that is not blank, after it was searched for addresses.
    pub fn push(
        &mut self,
        number: usize,
        (start, end): (usize, usize),
        text: &str,
        has_find: bool,
    ) {
        let line = &text[start..end];
        let content = line.trim_start();
        let item = trim_start(content, |c| matches!(c, '-' | '*' | '•')).trim_start();
        let is_item =
            content.len() - item.len() == content.chars().next().map_or(0, char::len_utf8) + 1;
        let width = |rest: &str| u32::try_from(line.len() - rest.len()).unwrap_or(NONE);
        let outer = width(content);
        let inner = if is_item { width(item) } else { outer };
        let after_blank = self.all.last().is_none_or(|last| last.number + 1 < number);

        self.blocks.retain(|(depth, _)| *depth <= outer);
        for depth in [outer, inner] {
            if self.blocks.last().is_none_or(|(last, _)| *last < depth) {
                self.blocks.push((depth, self.next_block));
                self.next_block += 1;
            }
        }
        let closes =
            starts_with(content, |c| matches!(c, '}' | ']' | ')')) || content.starts_with("</");
        while self
            .above
            .last()
            .is_some_and(|(depth, ..)| *depth > outer || (closes && *depth == outer))
        {
            self.above.pop();
        }
        // A line above more indented lines describes only these, and no later line of its own
        // indentation.
        for (depth, _, names_equal) in self.above.iter_mut().rev().take(2) {
            *names_equal &= *depth >= inner;
        }
        let find = |wanted: &dyn Fn(&(u32, u32, bool)) -> bool| {
            let found = self.above.iter().rev().find(|entry| wanted(entry));
            found.map_or(NONE, |(_, line, _)| *line)
        };
        let count = self.blocks.len();
        self.all.push(Line {
            number,
            start,
            end,
            outer,
            inner,
            has_find,
            after_blank,
            heading: find(&|(depth, _, names_equal)| *depth < inner || *names_equal),
            parent: find(&|(depth, ..)| *depth < inner),
            block: self.blocks[count - 1].1,
            outer_block: count.checked_sub(2).map_or(NONE, |at| self.blocks[at].1),
        });
        if !has_find && contains(content, char::is_alphabetic) {
            let names_equal = names_what_follows(content, after_blank);
            while self
                .above
                .last()
                .is_some_and(|(depth, _, named)| *depth == outer && (names_equal || !named))
            {
                self.above.pop();
            }
            let index = u32::try_from(self.all.len() - 1).unwrap_or(NONE);
            self.above.push((outer, index, names_equal));
        }
    }

    /// The first and the last line of the record whose fields include the find of this line. `None`
    /// if the lines are not the fields of one record.
    pub fn record(&self, text: &str, at: usize) -> Option<(usize, usize)> {
        let line = &self.all[at];
        let is_flat = line.inner == 0;
        let most = if is_flat { 1 } else { 3 };
        let (mut first, mut last) = (at, at);
        let mut fields = vec![self.field(text, at)];
        let mut take = |index: usize| {
            if !self.all[index].has_find {
                return true;
            }
            let field = self.field(text, index);
            // The same field twice: a list, not a record.
            let is_other =
                !fields.contains(&field) && contains(field, |c| matches!(c, ':' | '=' | '<'));
            fields.push(field);
            is_other && fields.len() <= most
        };
        while self.all[first].outer == self.all[first].inner && first > 0 {
            let above = &self.all[first - 1];
            let begins_item = above.outer < line.inner && above.inner == line.inner;
            if (above.outer < line.inner && !begins_item)
                || (is_flat && self.all[first].after_blank)
            {
                break;
            }
            first -= 1;
            if !take(first) {
                return None;
            }
        }
        while let Some(below) = self.all.get(last + 1) {
            if below.outer < line.inner || (is_flat && below.after_blank) {
                break;
            }
            last += 1;
            if !take(last) {
                return None;
            }
        }
        Some((first, last))
    }

    /// The name of the field in a line, including the `:`, `=` or space after it. Empty if there is
    /// none.
    fn field<'a>(&self, text: &'a str, at: usize) -> &'a str {
        let line = &self.all[at];
        let content = trim_start(&text[line.start..line.end], |c| {
            matches!(c, '-' | '*' | '•' | ' ' | '\t')
        });
        let end = find_or_end(content, |c| matches!(c, ':' | '=' | ' '));
        content.get(..=end).unwrap_or_default()
    }

    /// The index of the line that describes a line or a record, and the block of the line or
    /// record.
    pub fn context(&self, at: usize, is_record: bool) -> (Option<usize>, u32) {
        let line = &self.all[at];
        let (over, block) = match is_record {
            true => (line.parent, line.outer_block),
            false => (line.heading, line.block),
        };
        ((over != NONE).then_some(over as usize), block)
    }
}

/// Whether a line describes the following lines of equal indentation: a comment, a title, the first
/// line after a blank one, or only words.
fn names_what_follows(content: &str, after_blank: bool) -> bool {
    let content = content.trim_end();
    let comment = ["#", "//", ";", "--", "/*", "<!--", "!", "%", "[", "="];
    let is_comment = comment.iter().any(|mark| content.starts_with(mark));
    let is_title = content
        .chars()
        .next_back()
        .is_some_and(|c| matches!(c, ':' | '：' | '{' | '[' | '('));
    let is_words = || {
        !contains(content, |c| {
            !c.is_alphabetic() && !c.is_whitespace() && !is_mark(c)
        })
    };
    is_comment
        || is_title
        || (after_blank && !matches!(content.as_bytes().last(), Some(b';' | b',')))
        || is_words()
}

fn is_mark(c: char) -> bool {
    crate::model::ip_allowlist::parse_entry::is_quote(c)
}
