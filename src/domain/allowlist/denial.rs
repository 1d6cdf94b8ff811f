//! How far a line that denies reaches: a heading such as `deny:` holds for what stands below it.

use super::entry::read;
use super::words::Token;

/// What denies the lines to come.
#[derive(Default)]
pub(super) struct Denial {
    /// Brackets that are open.
    depth: usize,
    until: Option<Until>,
}

/// Where a denial ends.
enum Until {
    /// With the bracket that was open so often before it.
    Closed(usize),
    /// With the next line that stands no further in than the heading, at this indentation, where
    /// the list below it stands further in; else with the next words.
    Outdented { heading: usize, further_in: bool },
    /// With the line that a comma or a backslash goes on to.
    LineEnds,
}

impl Denial {
    /// Whether a line stands under something that denies.
    pub(super) fn holds_for(&mut self, code: &str, tokens: &[Token<'_>]) -> bool {
        let has_words = || {
            let word = |token: &Token<'_>| {
                token.text.bytes().any(|b| b.is_ascii_alphabetic()) && read(token.text).is_err()
            };
            tokens.iter().any(word)
        };
        let over = match &mut self.until {
            None => return false,
            Some(Until::Closed(depth)) => self.depth <= *depth,
            Some(Until::LineEnds) => false,
            Some(_) if tokens.is_empty() => false,
            Some(Until::Outdented {
                heading,
                further_in,
            }) => {
                let is_out = indentation(code) <= *heading;
                *further_in |= !is_out;
                let has_address = tokens.iter().any(|token| read(token.text).is_ok());
                // A list may stand as far out as its heading, with words beside the addresses.
                let ends = has_words() && !has_address && !code.trim_start().starts_with('-');
                is_out && (*further_in || ends)
            }
        };
        if over {
            self.until = None;
        }
        !over
    }

    /// Takes note of a line: its brackets, and what of it holds for the next ones.
    pub(super) fn note(&mut self, code: &str, denies: bool, has_addresses: bool) {
        if code.trim().is_empty() {
            return;
        }
        let before = self.depth;
        for c in code.chars() {
            match c {
                '[' | '{' | '(' => self.depth += 1,
                ']' | '}' | ')' => self.depth = self.depth.saturating_sub(1),
                _ => {}
            }
        }
        let code = code.trim_end();
        let goes_on = code.ends_with('\\')
            || code.strip_suffix(',').is_some_and(|list| {
                let last = list.rsplit(|c: char| c.is_whitespace() || c == ',').next();
                let bare = last.map(|last| last.trim_matches(['[', ']', '"', '\'']));
                bare.is_some_and(|last| read(last).is_ok())
            });
        let denied = denies || matches!(self.until, Some(Until::LineEnds));
        if denies && self.depth > before {
            self.until = Some(Until::Closed(before));
        } else if denied && goes_on {
            self.until = Some(Until::LineEnds);
        } else if denies && !has_addresses && !code.ends_with(';') {
            self.until = Some(Until::Outdented {
                heading: indentation(code),
                further_in: false,
            });
        } else if let Some(Until::LineEnds) = self.until {
            self.until = None;
        }
    }
}

/// White space at the beginning.
fn indentation(code: &str) -> usize {
    code.len() - code.trim_start().len()
}
