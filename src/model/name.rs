//! The name of a key.

use std::fmt;

use super::invisible::{invisible, is_blank};
use super::secret_shape::{SecretShape, secret_shape};

/// A name that the API accepts: trimmed, white space collapsed, not empty, within the limit,
/// without invisible or direction-changing characters, and not a secret. Or the current name of a
/// key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyName(String);

/// Why a name or a note is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextError {
    /// No visible character. Only for a name.
    Empty,
    /// Longer than the API's limit. Both lengths are in Unicode scalar values.
    TooLong {
        /// Length of the trimmed input.
        length: usize,
        limit: usize,
    },
    /// A character that is invisible or changes the direction of text (Unicode UAX #9). It can make
    /// one name look like another.
    DisallowedChar(char),
    /// Text in the shape of a secret: a sure one in a name, at least a likely one in a note.
    Secret,
}

impl KeyName {
    /// Parses the input. `limit` is in Unicode scalar values.
    ///
    /// # Errors
    /// The first rule of [`TextError`] that the input breaks.
    pub fn parse(typed: &str, limit: usize) -> Result<Self, TextError> {
        if is_blank(typed) {
            return Err(TextError::Empty);
        }
        if secret_shape(typed) == Some(SecretShape::Sure) {
            return Err(TextError::Secret);
        }
        plain(typed, limit).map(Self)
    }

    /// The current name of a key. It may stay, even if it breaks the rules.
    #[must_use]
    pub fn kept(name: &str) -> Self {
        Self(name.to_owned())
    }
}

/// An existing name without invisible characters; empty if it certainly contains a secret.
#[must_use]
pub fn cleaned(name: &str) -> String {
    if secret_shape(name) == Some(SecretShape::Sure) {
        return String::new();
    }
    let mut clean = name.to_owned();
    // The removed character may have made the next one valid, so the search starts again.
    loop {
        let Some((at, c)) = invisible(&clean).next() else {
            return clean;
        };
        let space = if c.is_whitespace() { " " } else { "" };
        clean.replace_range(at..at + c.len_utf8(), space);
    }
}

/// One line of text: trimmed, white space collapsed, within the limit.
pub(super) fn plain(typed: &str, limit: usize) -> Result<String, TextError> {
    let trimmed = typed.trim();
    if let Some((_, unwanted)) = invisible(trimmed).next() {
        return Err(TextError::DisallowedChar(unwanted));
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

#[cfg(test)]
mod tests {
    use super::{KeyName, TextError, cleaned};

    fn parse(typed: &str) -> Result<String, TextError> {
        KeyName::parse(typed, 64).map(|name| name.to_string())
    }

    #[test]
    fn trims_and_collapses_white_space() {
        assert_eq!(
            parse("  Client \u{A0}\u{3000} CRM\t").as_deref(),
            Ok("Client CRM")
        );
    }

    #[test]
    fn rejects_blank_names() {
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
    fn rejects_control_and_bidi_characters() {
        for c in [
            '\n', '\0', '\u{9F}', '\u{2028}', '\u{200F}', '\u{202E}', '\u{2066}', '\u{61C}',
        ] {
            assert_eq!(parse(&format!("a{c}b")), Err(TextError::DisallowedChar(c)));
        }
    }

    #[test]
    fn cleaned_name_is_valid_or_empty() {
        for (name, clean) in [
            ("Client CRM", "Client CRM"),
            ("Cl\u{200B}ient\u{202E} C\nRM", "Client C RM"),
            ("a\u{FE0F}\u{FE0F}\u{FE0F}", "a\u{FE0F}"),
            ("می\u{200C}خواهم", "می\u{200C}خواهم"),
            ("\u{3164}", ""),
            ("key AKIAIOSFODNN7EXAMPLE", ""),
        ] {
            assert_eq!(cleaned(name), clean);
            assert!(clean.is_empty() || parse(clean).is_ok());
        }
    }

    /// The stand-in API is tested with the same file.
    #[test]
    fn agrees_with_the_contract_examples() {
        let vectors = include_str!("../../tests/contract/name-vectors.json");
        let vectors: serde_json::Value = serde_json::from_str(vectors).unwrap_or_default();
        let texts = |of: &str| {
            let texts = vectors[of].as_array().cloned().unwrap_or_default();
            assert!(texts.len() > 3, "{of}");
            texts
                .into_iter()
                .filter_map(|text| text.as_str().map(str::to_owned))
        };
        let parse = |text: &str| KeyName::parse(text, 1000);
        for text in texts("passes") {
            assert_eq!(parse(&text).map(|name| name.to_string()), Ok(text.clone()));
        }
        for text in texts("nothing") {
            assert_eq!(parse(&text), Err(TextError::Empty), "{text:?}");
        }
        for text in texts("unseen") {
            let error = parse(&text);
            assert!(
                matches!(error, Err(TextError::DisallowedChar(_))),
                "{text:?}"
            );
        }
        for text in texts("secrets") {
            assert_eq!(parse(&text), Err(TextError::Secret), "{text}");
        }
    }
}
