//! The note that says where a key is used.

use super::name::{TextError, plain};
use super::secret_shape::{SecretShape, secret_shape};

/// Parses the input; `None` if it is blank. `limit` is in Unicode scalar values.
///
/// # Errors
/// The first rule of [`TextError`] that the input breaks.
pub fn parse(typed: &str, limit: usize) -> Result<Option<String>, TextError> {
    if secret_shape(typed) >= Some(SecretShape::Likely) {
        return Err(TextError::Secret);
    }
    let note = plain(typed, limit)?;
    Ok(Some(note).filter(|note| !note.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::{TextError, parse};

    #[test]
    fn note_is_optional_and_normalized() {
        assert_eq!(parse("  ", 200), Ok(None));
        assert_eq!(
            parse(" CRM  server ", 200),
            Ok(Some("CRM server".to_owned()))
        );
    }

    /// The stand-in API is tested with the same file.
    #[test]
    fn agrees_with_the_contract_examples() {
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
