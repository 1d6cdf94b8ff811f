//! The name by which people find a key again.

use std::fmt;

/// A name that the API takes: trimmed, not empty, within the limit, without characters that
/// deceive the eye.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyName(String);

/// Why a name cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameError {
    /// Nothing but white space.
    Empty,
    /// Longer than the API's limit; both in Unicode scalar values.
    TooLong {
        /// Length of what was typed, trimmed.
        length: usize,
        /// The API's limit.
        limit: usize,
    },
    /// A control character, such as a line break.
    ControlCharacter,
    /// A character that changes the direction of the text around it (Unicode UAX #9), with which
    /// one name can be made to look like another.
    DirectionCharacter,
}

impl KeyName {
    /// Reads what was typed. `limit` is in Unicode scalar values.
    ///
    /// # Errors
    /// The first rule of [`NameError`] that is broken.
    pub fn parse(typed: &str, limit: usize) -> Result<Self, NameError> {
        let name = typed.trim();
        if name.is_empty() {
            return Err(NameError::Empty);
        }
        if name.chars().any(char::is_control) {
            return Err(NameError::ControlCharacter);
        }
        if name.chars().any(changes_direction) {
            return Err(NameError::DirectionCharacter);
        }
        let length = name.chars().count();
        if length > limit {
            return Err(NameError::TooLong { length, limit });
        }
        Ok(Self(name.to_owned()))
    }
}

impl fmt::Display for KeyName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether a character is a mark, embedding, override or isolate of UAX #9.
fn changes_direction(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::{KeyName, NameError};

    fn parse(typed: &str) -> Result<String, NameError> {
        KeyName::parse(typed, 64).map(|name| name.to_string())
    }

    #[test]
    fn white_space_around_a_name_is_cut_off() {
        assert_eq!(parse("  Client CRM\t").as_deref(), Ok("Client CRM"));
    }

    #[test]
    fn white_space_alone_is_no_name() {
        assert_eq!(parse(" \u{3000}\n"), Err(NameError::Empty));
    }

    #[test]
    fn length_counts_scalar_values_not_bytes() {
        assert!(parse(&"é".repeat(64)).is_ok());
        assert_eq!(
            parse(&"é".repeat(65)),
            Err(NameError::TooLong {
                length: 65,
                limit: 64
            })
        );
    }

    #[test]
    fn characters_that_deceive_are_refused() {
        assert_eq!(parse("a\nb"), Err(NameError::ControlCharacter));
        assert_eq!(parse("a\u{202E}b"), Err(NameError::DirectionCharacter));
        assert_eq!(parse("a\u{2066}b"), Err(NameError::DirectionCharacter));
    }
}
