//! The note that says where a key lives.

use super::name::{TextError, plain};

/// Letters and digits in one piece from which on they may be a secret.
const LONG: usize = 20;
/// How often letters and digits take turns in such a piece: random text does it all the time, a
/// word with a year behind it does not.
const TURNS: usize = 4;

/// Reads what was typed; `None` where that is nothing. `limit` is in Unicode scalar values. The
/// rule for secrets is the contract's, with the same examples (`tests/contract/note-vectors.json`).
///
/// # Errors
/// The first rule of [`TextError`] that is broken.
pub fn parse(typed: &str, limit: usize) -> Result<Option<String>, TextError> {
    let note = plain(typed, limit)?;
    if is_secret(&note) {
        return Err(TextError::Secret);
    }
    Ok(Some(note).filter(|note| !note.is_empty()))
}

/// Whether a text has the shape of a secret, by the rules of the contract.
#[must_use]
pub fn is_secret(note: &str) -> bool {
    let joins = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '+' | '=');
    note.contains("PRIVATE KEY")
        || ["wlk_", "wls_"].iter().any(|prefix| has_key(note, prefix))
        || has_uuid(note.as_bytes())
        || note
            .split(|c| !joins(c))
            .any(|piece| piece.len() >= LONG && turns(piece.as_bytes()) >= TURNS)
}

/// Whether one of our own values stands there: its prefix and 16 letters or digits.
fn has_key(note: &str, prefix: &str) -> bool {
    note.match_indices(prefix).any(|(at, _)| {
        let rest = note.as_bytes()[at + prefix.len()..].iter();
        rest.take_while(|byte| byte.is_ascii_alphanumeric()).count() >= 16
    })
}

/// Whether 36 bytes somewhere have the shape of a UUID (RFC 9562), as older keys do.
fn has_uuid(note: &[u8]) -> bool {
    note.windows(36).any(|window| {
        window.iter().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => *byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
    })
}

/// How often a letter follows a digit or a digit a letter.
fn turns(piece: &[u8]) -> usize {
    let turn = |pair: &&[u8]| {
        pair.iter().all(u8::is_ascii_alphanumeric)
            && pair[0].is_ascii_digit() != pair[1].is_ascii_digit()
    };
    piece.windows(2).filter(turn).count()
}

#[cfg(test)]
mod tests {
    use super::{TextError, parse};

    #[test]
    fn a_note_is_optional() {
        assert_eq!(parse("  ", 200), Ok(None));
        assert_eq!(
            parse(" CRM  server ", 200),
            Ok(Some("CRM server".to_owned()))
        );
    }

    /// The stand-in reads the same file.
    #[test]
    fn the_examples_of_the_contract_pass_and_are_refused() {
        let vectors = include_str!("../../tests/contract/note-vectors.json");
        let vectors: serde_json::Value = serde_json::from_str(vectors).unwrap_or_default();
        let texts = |of: &str| vectors[of].as_array().cloned().unwrap_or_default();
        assert!(texts("passes").len() > 5 && texts("refused").len() > 5);
        for text in texts("passes").iter().filter_map(serde_json::Value::as_str) {
            assert!(parse(text, 1000).is_ok(), "{text}");
        }
        for text in texts("refused")
            .iter()
            .filter_map(serde_json::Value::as_str)
        {
            assert_eq!(parse(text, 1000), Err(TextError::Secret), "{text}");
        }
    }
}
