//! Search in the catalogue of actions.

use super::Action;

/// A search query: its words, compared without ASCII case. Case folding for all scripts would cost
/// the page 7 KB.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search(Vec<String>);

impl Search {
    #[must_use]
    pub fn new(typed: &str) -> Self {
        let words = typed.split_whitespace();
        Self(words.map(str::to_ascii_lowercase).collect())
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether each word occurs in the name, the id or the description of an action.
    #[must_use]
    pub fn finds(&self, action: &Action) -> bool {
        let texts = [&action.name, &action.id, &action.description];
        self.0
            .iter()
            .all(|word| texts.iter().any(|text| find(text, word).is_some()))
    }

    /// Splits a text at the words. `true` marks a piece that matches a word.
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

/// The byte position of a lower-case word in a text, ignoring ASCII case. Comparing bytes is safe:
/// in UTF-8, whole characters only match whole characters.
fn find(text: &str, word: &str) -> Option<usize> {
    let mut windows = text.as_bytes().windows(word.len().max(1));
    windows.position(|window| window.eq_ignore_ascii_case(word.as_bytes()))
}
