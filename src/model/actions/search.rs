//! Looking for actions.

use super::Action;

/// What a search looks for: the words of it, without regard to ASCII capitals. Folding those of
/// every script would cost the page 7 KB.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search(Vec<String>);

impl Search {
    /// The words of what was typed.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        let words = typed.split_whitespace();
        Self(words.map(str::to_ascii_lowercase).collect())
    }

    /// Whether nothing is looked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether every word stands in the name, the id or the description of an action.
    #[must_use]
    pub fn finds(&self, action: &Action) -> bool {
        let texts = [&action.name, &action.id, &action.description];
        self.0
            .iter()
            .all(|word| texts.iter().any(|text| find(text, word).is_some()))
    }

    /// A text in pieces, each with whether it is one of the words.
    #[must_use]
    pub fn marked<'a>(&self, text: &'a str) -> Vec<(&'a str, bool)> {
        let mut pieces = Vec::new();
        let mut rest = text;
        loop {
            let first = |word: &String| Some((find(rest, word)?, word.len()));
            let Some((at, length)) = self.0.iter().filter_map(first).min() else {
                pieces.push((rest, false));
                return pieces;
            };
            pieces.push((&rest[..at], false));
            pieces.push((&rest[at..at + length], true));
            rest = &rest[at + length..];
        }
    }
}

/// Where a word of lower case letters begins in a text; ASCII capitals do not matter. UTF-8 lets
/// whole characters match whole characters alone.
fn find(text: &str, word: &str) -> Option<usize> {
    let mut windows = text.as_bytes().windows(word.len().max(1));
    windows.position(|window| window.eq_ignore_ascii_case(word.as_bytes()))
}
