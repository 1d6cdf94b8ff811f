//! The name by which people find a key again.

use std::fmt;

/// A name that the API takes: trimmed, white space folded, not empty, within the limit, without
/// characters that deceive the eye.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyName(String);

/// Why a name or a note cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextError {
    /// Nothing but white space; for a name.
    Empty,
    /// Longer than the API's limit; both in Unicode scalar values.
    TooLong {
        /// Length of what was typed, trimmed.
        length: usize,
        /// The API's limit.
        limit: usize,
    },
    /// A control character, such as a line break, or one that changes the direction of the text
    /// around it (Unicode UAX #9), with which one name can be made to look like another.
    Unwanted(char),
    /// Something of the shape of a secret; for a note.
    Secret,
}

impl KeyName {
    /// Reads what was typed. `limit` is in Unicode scalar values.
    ///
    /// # Errors
    /// The first rule of [`TextError`] that is broken.
    pub fn parse(typed: &str, limit: usize) -> Result<Self, TextError> {
        let name = plain(typed, limit)?;
        if name.is_empty() {
            return Err(TextError::Empty);
        }
        Ok(Self(name))
    }
}

/// A text on one line: trimmed, white space folded, within the limit.
pub(super) fn plain(typed: &str, limit: usize) -> Result<String, TextError> {
    let trimmed = typed.trim();
    if let Some(unwanted) = trimmed.chars().find(|c| is_unwanted(*c)) {
        return Err(TextError::Unwanted(unwanted));
    }
    let mut text = String::with_capacity(trimmed.len());
    for word in trimmed.split_whitespace() {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(word);
    }
    let length = text.chars().count();
    if length > limit {
        return Err(TextError::TooLong { length, limit });
    }
    Ok(text)
}

impl fmt::Display for KeyName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Controls, the two separators of lines that are none, and the marks, embeddings, overrides and
/// isolates of UAX #9.
fn is_unwanted(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Joiners and spaces without width.
fn takes_no_room(c: char) -> bool {
    matches!(
        c,
        '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}'
    )
}

/// What is left of a name for the eye of someone in a hurry: letters and digits alone, without
/// regard to ASCII capitals, and one character for those that look alike. Two names with the same
/// rest resemble each other.
#[must_use]
pub fn gist(name: &str) -> String {
    let kept = name
        .chars()
        .filter(|c| (!c.is_ascii() && !takes_no_room(*c)) || c.is_ascii_alphanumeric());
    let alike = |c: char| match c.to_ascii_lowercase() {
        '0' | '\u{43E}' | '\u{41E}' => 'o',
        '1' | 'i' | '\u{456}' => 'l',
        '\u{430}' | '\u{410}' => 'a',
        '\u{435}' | '\u{415}' => 'e',
        '\u{440}' | '\u{420}' => 'p',
        '\u{441}' | '\u{421}' => 'c',
        '\u{445}' | '\u{425}' => 'x',
        c => c,
    };
    kept.map(alike).collect()
}

#[cfg(test)]
mod tests {
    use super::{KeyName, TextError, gist};

    fn parse(typed: &str) -> Result<String, TextError> {
        KeyName::parse(typed, 64).map(|name| name.to_string())
    }

    #[test]
    fn white_space_is_cut_off_and_folded() {
        assert_eq!(
            parse("  Client \u{A0}\u{3000} CRM\t").as_deref(),
            Ok("Client CRM")
        );
    }

    #[test]
    fn white_space_alone_is_no_name() {
        assert_eq!(parse(" \u{3000}\n"), Err(TextError::Empty));
    }

    #[test]
    fn length_counts_scalar_values_not_bytes() {
        assert!(parse(&"é".repeat(64)).is_ok());
        let (length, limit) = (65, 64);
        assert_eq!(
            parse(&"é".repeat(65)),
            Err(TextError::TooLong { length, limit })
        );
    }

    #[test]
    fn characters_that_deceive_are_refused_by_name() {
        for c in [
            '\n', '\0', '\u{9F}', '\u{2028}', '\u{200F}', '\u{202E}', '\u{2066}', '\u{61C}',
        ] {
            assert_eq!(parse(&format!("a{c}b")), Err(TextError::Unwanted(c)));
        }
    }

    #[test]
    fn names_that_look_alike_have_one_gist() {
        for (one, other) in [
            ("Client CRM integration", "client-crm_Integration"),
            ("Staging 10", "Staging lO"),
            ("access", "\u{430}\u{441}\u{441}\u{435}ss"),
        ] {
            assert_eq!(gist(one), gist(other));
        }
        assert_ne!(gist("Staging key 2"), gist("Staging key 3"));
        assert_ne!(gist("Zürich"), gist("Zurich"));
    }
}
