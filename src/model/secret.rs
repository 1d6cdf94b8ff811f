//! The type of a secret: one buffer that is overwritten when it is dropped.
//!
//! It has no `Display`, no `Clone` and no `PartialEq`, and its `Debug` output hides the value, so
//! that a value cannot get into a signal, a log or an error by accident. `SECURITY.md` lists the
//! places where a secret may be.

use std::fmt;

use zeroize::Zeroizing;

/// UTF-8 text that is overwritten on drop.
pub struct Secret(Zeroizing<Vec<u8>>);

/// A JSON string that is not a valid secret. Contains no part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidSecret;

impl Secret {
    /// Parses a JSON string literal, with its quotes, into a buffer of its own (RFC 8259,
    /// section 7). serde_json would unescape into a buffer that is freed without being overwritten.
    ///
    /// # Errors
    /// [`InvalidSecret`] if the quotes are missing, the text is empty, or an escape is invalid.
    pub fn from_json_literal(literal: &str) -> Result<Self, InvalidSecret> {
        let inner = literal
            .strip_prefix('"')
            .and_then(|rest| rest.strip_suffix('"'))
            .ok_or(InvalidSecret)?;
        // Unescaping never lengthens a text, so the buffer is not reallocated and leaves no copy.
        let mut secret = Self::with_capacity(inner.len());
        let mut rest = inner.chars();
        while let Some(c) = rest.next() {
            let c = if c == '\\' { unescape(&mut rest)? } else { c };
            secret.push(c);
        }
        if secret.0.is_empty() {
            Err(InvalidSecret)
        } else {
            Ok(secret)
        }
    }

    /// An empty secret with room for `bytes` bytes of UTF-8.
    #[must_use]
    pub fn with_capacity(bytes: usize) -> Self {
        Self(Zeroizing::new(Vec::with_capacity(bytes)))
    }

    /// Bytes that fit without reallocation.
    #[must_use]
    pub fn capacity(&self) -> usize {
        self.0.capacity()
    }

    /// Appends a character. A full buffer is copied into a larger one and then overwritten. `Vec`
    /// would free it without overwriting it.
    pub fn push(&mut self, c: char) {
        let mut utf8 = Zeroizing::new([0_u8; 4]);
        let bytes = c.encode_utf8(&mut utf8[..]).as_bytes();
        if self.0.capacity() - self.0.len() < bytes.len() {
            let mut larger = Zeroizing::new(Vec::with_capacity(self.0.len() * 2 + 16));
            larger.extend_from_slice(&self.0);
            self.0 = larger;
        }
        self.0.extend_from_slice(bytes);
    }

    pub fn push_str(&mut self, text: &str) {
        text.chars().for_each(|c| self.push(c));
    }

    /// Appends a text with the escapes of a JSON string, without quotes (RFC 8259, section 7).
    pub fn push_json_escaped(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '"' | '\\' => {
                    self.push('\\');
                    self.push(c);
                }
                '\0'..'\u{20}' => {
                    self.push_str("\\u00");
                    for half in [u32::from(c) >> 4, u32::from(c) & 15] {
                        self.push(char::from_digit(half, 16).unwrap_or('0'));
                    }
                }
                _ => self.push(c),
            }
        }
    }

    /// The text, for the field that shows it, the clipboard and a request body.
    #[must_use]
    pub fn expose(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// Parses an escape after its backslash.
fn unescape(rest: &mut std::str::Chars<'_>) -> Result<char, InvalidSecret> {
    Ok(match rest.next().ok_or(InvalidSecret)? {
        '"' => '"',
        '\\' => '\\',
        '/' => '/',
        'b' => '\u{8}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'u' => unicode(rest)?,
        _ => return Err(InvalidSecret),
    })
}

/// Parses four hexadecimal digits, and the low surrogate if they are a high one.
fn unicode(rest: &mut std::str::Chars<'_>) -> Result<char, InvalidSecret> {
    let high = four_digits(rest)?;
    if !(0xD800..0xDC00).contains(&high) {
        return char::from_u32(high).ok_or(InvalidSecret);
    }
    if (rest.next(), rest.next()) != (Some('\\'), Some('u')) {
        return Err(InvalidSecret);
    }
    let low = four_digits(rest)?;
    if !(0xDC00..0xE000).contains(&low) {
        return Err(InvalidSecret);
    }
    char::from_u32(0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00)).ok_or(InvalidSecret)
}

fn four_digits(rest: &mut std::str::Chars<'_>) -> Result<u32, InvalidSecret> {
    let mut value = 0;
    for _ in 0..4 {
        let digit = rest
            .next()
            .and_then(|c| c.to_digit(16))
            .ok_or(InvalidSecret)?;
        value = value * 16 + digit;
    }
    Ok(value)
}

#[cfg(test)]
mod tests {
    use super::{InvalidSecret, Secret};

    fn read(literal: &str) -> Result<String, InvalidSecret> {
        Secret::from_json_literal(literal).map(|secret| secret.expose().to_owned())
    }

    #[test]
    fn reads_printable_characters_plain_and_escaped() {
        let all: String = (' '..='~').collect();
        let plain = serde_json::to_string(&all).unwrap_or_default();
        let escaped: String = all
            .chars()
            .map(|c| format!("\\u{:04x}", u32::from(c)))
            .collect();
        assert_eq!(read(&plain).as_deref(), Ok(all.as_str()));
        assert_eq!(read(&format!("\"{escaped}\"")).as_deref(), Ok(all.as_str()));
    }

    #[test]
    fn json_escapes_agree_with_serde_json() {
        for literal in [
            r#""a\"b\\c\/d\b\f\n\r\t""#,
            r#""\u00e9\ud83d\ude00""#,
            "\"é😀\"",
        ] {
            let expected: Result<String, _> = serde_json::from_str(literal);
            assert_eq!(read(literal).ok(), expected.ok(), "{literal}");
        }
    }

    #[test]
    fn rejects_invalid_or_empty_json_strings() {
        for literal in [
            "",
            "\"",
            "null",
            "12",
            "\"\"",
            r#""\x""#,
            r#""\u12""#,
            r#""\ud800""#,
            r#""\ud800\u0041""#,
            r#""\udc00""#,
        ] {
            assert_eq!(read(literal), Err(InvalidSecret), "{literal}");
        }
    }

    #[test]
    fn json_encoding_round_trips() {
        let all: String = ('\0'..='\u{2100}').chain("😀".chars()).collect();
        let mut json = Secret::with_capacity(8);
        json.push('"');
        json.push_json_escaped(&all);
        json.push('"');
        assert_eq!(read(json.expose()).as_deref(), Ok(all.as_str()));
        let oracle: Result<String, _> = serde_json::from_str(json.expose());
        assert_eq!(oracle.ok().as_deref(), Some(all.as_str()));
    }

    #[test]
    fn debug_output_hides_the_secret() {
        let secret = Secret::from_json_literal("\"hunter2\"");
        assert_eq!(format!("{secret:?}"), "Ok(Secret(…))");
    }

    #[test]
    fn decoding_does_not_move_the_buffer() {
        // A buffer that grew would have another capacity than one allocated at its final size.
        let escaped = format!("\"{}\"", "\\u20ac".repeat(512));
        let plain = format!("\"{}\"", "a".repeat(6 * 512));
        let [escaped, plain] = [escaped, plain].map(|literal| Secret::from_json_literal(&literal));
        assert!(
            escaped
                .as_ref()
                .is_ok_and(|secret| secret.0.len() == 3 * 512)
        );
        assert_eq!(
            escaped.map(|secret| secret.capacity()).ok(),
            plain.map(|secret| secret.capacity()).ok(),
        );
    }
}
