//! Detection of text in the shape of a secret, for names and notes. The rules are those of the
//! contract, tested with the same examples (`tests/contract/note-vectors.json` and
//! `name-vectors.json`).

use super::find::{after_each, find};

/// The minimum length of a piece of text that may be random, in bytes.
const LONG: usize = 20;
/// The minimum number of changes between letters and digits in such a piece. Random text has many,
/// a word with a year at its end has one.
const TURNS: usize = 4;
/// The digits of a checksum, by value.
const BASE62: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// How certain a match is. A higher value is more certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SecretShape {
    /// A word such as `password:` with text after it.
    Announced,
    /// A UUID, the format of older keys, or text that looks random. Refused in a note.
    Likely,
    /// A format that only one kind of secret has. Refused in a name, too.
    Sure,
}

/// The most certain match in a text.
#[must_use]
pub fn secret_shape(text: &str) -> Option<SecretShape> {
    if is_sure(text) {
        Some(SecretShape::Sure)
    } else if is_likely(text) {
        Some(SecretShape::Likely)
    } else {
        is_announced(text).then_some(SecretShape::Announced)
    }
}

fn is_sure(text: &str) -> bool {
    if find(text, "-----BEGIN ").is_some() || has_json_web_token(text) {
        return true;
    }
    text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
        .any(|word| {
            let behind = |beginning: &str| word.strip_prefix(beginning);
            behind("wlk_").is_some_and(is_our_key)
                || behind("wls_").is_some_and(|rest| rest.len() == 49 && has_checksum(word))
                || behind("github_pat_").is_some_and(|rest| rest.len() >= 22)
                || ["ghp_", "gho_", "ghu_", "ghs_", "ghr_"]
                    .iter()
                    .any(|kind| behind(kind).is_some_and(|rest| rest.len() >= 30))
                || word.len() == 20
                    && ["AKIA", "ASIA"].iter().any(|kind| word.starts_with(kind))
                    && !word.contains(|c: char| c.is_ascii_lowercase() || c == '_')
        })
}

/// The format of our API keys. They have no checksum, so a word of lower-case letters is excluded.
fn is_our_key(rest: &str) -> bool {
    rest.len() == 24
        && !rest.contains('_')
        && rest.contains(|c: char| c.is_ascii_digit() || c.is_ascii_uppercase())
}

/// Whether a secret key ends with the CRC-32 of the text before, as six base-62 digits.
fn has_checksum(word: &str) -> bool {
    let (body, sum) = word.split_at(word.len() - 6);
    let mut crc = u32::MAX;
    for byte in body.bytes() {
        crc ^= u32::from(byte);
        for _ in 0..8 {
            crc = (crc >> 1) ^ (0xEDB8_8320 * (crc & 1));
        }
    }
    let mut rest = !crc;
    sum.bytes().rev().all(|letter| {
        let digit = BASE62[(rest % 62) as usize];
        rest /= 62;
        letter == digit
    })
}

/// Header, payload and signature of RFC 7519. A header is JSON, so in Base64 it starts with `eyJ`.
fn has_json_web_token(text: &str) -> bool {
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    text.split(|c| !part(c) && c != '.').any(|word| {
        let mut parts = word.split('.');
        let (header, content) = (parts.next(), parts.next());
        header.is_some_and(|header| header.starts_with("eyJ") && header.len() >= 10)
            && content.is_some_and(|content| content.len() >= 10)
            && parts.next().is_some()
    })
}

/// Whether a text has the shape of a secret, but may be something else.
#[must_use]
pub fn is_likely(text: &str) -> bool {
    let joins = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '+' | '=');
    find(text, "PRIVATE KEY").is_some()
        || ["wlk_", "wls_"].iter().any(|prefix| has_key(text, prefix))
        || has_uuid(text.as_bytes())
        || text
            .split(|c| !joins(c))
            .any(|piece| piece.len() >= LONG && turns(piece.as_bytes()) >= TURNS)
}

/// Whether one of our prefixes is followed by 16 letters or digits.
fn has_key(text: &str, prefix: &str) -> bool {
    after_each(text, prefix).any(|behind| {
        let letters = behind.bytes().take(16);
        letters.filter(u8::is_ascii_alphanumeric).count() == 16
    })
}

/// Whether any 36 bytes have the shape of a UUID (RFC 9562), the format of older keys.
fn has_uuid(text: &[u8]) -> bool {
    text.windows(36).any(|window| {
        window.iter().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => *byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
    })
}

/// The number of changes between a letter and a digit.
fn turns(piece: &[u8]) -> usize {
    let turn = |pair: &&[u8]| {
        pair.iter().all(u8::is_ascii_alphanumeric)
            && pair[0].is_ascii_digit() != pair[1].is_ascii_digit()
    };
    piece.windows(2).filter(turn).count()
}

/// Whether a text contains a word such as `password`, a colon or `=`, and a value.
fn is_announced(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    ["password", "passwd", "secret"].iter().any(|word| {
        after_each(&text, word).any(|behind| {
            let value = behind.trim_start().strip_prefix([':', '=']);
            value.is_some_and(|value| !value.trim().is_empty())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::{SecretShape, secret_shape};

    #[test]
    fn keyword_before_a_value_is_an_announced_secret() {
        for text in ["password: hunter2", "CRM PASSWORD=x", "secret : abc"] {
            assert_eq!(secret_shape(text), Some(SecretShape::Announced), "{text}");
        }
        for text in ["the password is in the vault", "password:", "secretariat"] {
            assert_eq!(secret_shape(text), None, "{text}");
        }
    }

    #[test]
    fn surest_shape_wins() {
        let text = "password: 00000000-0000-4000-8000-000000000000";
        assert_eq!(secret_shape(text), Some(SecretShape::Likely));
        let text = "00000000-0000-4000-8000-000000000000 AKIAIOSFODNN7EXAMPLE";
        assert_eq!(secret_shape(text), Some(SecretShape::Sure));
    }
}
