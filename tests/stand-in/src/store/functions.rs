//! What SQL asks of us: SQLite knows the letters of English alone.

use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;
use unicode_normalization::UnicodeNormalization as _;

use super::StoreError;
use crate::keys::text::{composed, is_control, is_invisible};

/// Found in a name or a note.
const BY_TEXT: i64 = 2;
/// Found in what can be read of an API key.
const BY_HINT: i64 = 1;

/// Adds `found(name, note, hint, words, piece)`: 2 where a name or a note holds the words, 1 where
/// only the hint holds the piece of one or has its ends, else 0; whatever the case of letters. Words
/// and piece are in [`lower`] case already, and every character of them stands for itself. And
/// `nfc(text)`, for a text as it is kept.
pub fn add(connection: &Connection) -> Result<(), StoreError> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    connection.create_scalar_function("found", 5, flags, |context| {
        let text = |at| context.get_raw(at).as_str_or_null();
        let holds = |at, part: &str| -> rusqlite::Result<bool> {
            Ok(text(at)?.is_some_and(|text| lower(text).contains(part)))
        };
        let words = context.get_raw(3).as_str()?;
        if holds(0, words)? || holds(1, words)? {
            return Ok(BY_TEXT);
        }
        Ok(match text(4)? {
            Some(piece) if holds(2, piece)? => BY_HINT,
            Some(piece) if text(2)?.is_some_and(|hint| has_ends(&lower(hint), piece)) => BY_HINT,
            _ => 0,
        })
    })?;
    connection.create_scalar_function("nfc", 1, flags, |context| {
        let text = context.get_raw(0).as_str_or_null()?;
        Ok(text.map(|text| composed(text).to_string()))
    })?;
    Ok(())
}

/// Whether a masked credential, `beginning…end`, is masked from the one of this hint: it may show more
/// or less of either end than the hint does.
fn has_ends(hint: &str, masked: &str) -> bool {
    let (Some((prefix, last)), Some((head, tail))) = (hint.split_once('…'), masked.split_once('…'))
    else {
        return false;
    };
    (prefix.starts_with(head) || head.starts_with(prefix))
        && (last.ends_with(tail) || tail.ends_with(last))
}

/// What a text is searched by: in lower case, in NFC, without what cannot be seen, with one kind of
/// quotation marks, dashes and spaces. Unicode's lower case is taken letter by letter: as a whole
/// word's it would hang on where the word ends (Σ), and a part of it would not be found.
pub fn lower(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let shows = |letter: &char| is_control(*letter) || !is_invisible(*letter);
    let letters = text.chars().filter(shows);
    letters
        .nfc()
        .map(typed)
        .flat_map(char::to_lowercase)
        .collect()
}

/// The character that a keyboard has in place of one that it has not.
fn typed(letter: char) -> char {
    match letter {
        '\u{60}'
        | '\u{B4}'
        | '\u{2BC}'
        | '\u{2018}'..='\u{201B}'
        | '\u{2032}'
        | '\u{2039}'
        | '\u{203A}' => '\'',
        '\u{AB}' | '\u{BB}' | '\u{201C}'..='\u{201F}' | '\u{2033}' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}' => '-',
        letter if letter.is_whitespace() => ' ',
        letter => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::{has_ends, lower};

    #[test]
    fn masked_credential_matches_by_its_visible_ends() {
        let hint = "wlk_4ft9…qm2z";
        for masked in [
            "wlk_4ft9…qm2z",
            "wlk_4f…2z",
            "wlk_4ft9xy…abqm2z",
            "…qm2z",
            "wlk_4ft9…",
        ] {
            assert!(has_ends(hint, masked), "{masked}");
        }
        for masked in ["wlk_4ft9…qm2y", "wlk_4ft8…qm2z", "wlk_4ft9", "…qm2"] {
            assert!(!has_ends(hint, masked), "{masked}");
        }
    }

    #[test]
    fn lowercasing_preserves_substring_matches() {
        assert!(lower("ΟΔΟΣ ΑΘΗΝΩΝ").contains(&lower("οδοσ")));
        assert!(lower("Ключ İstanbul").contains(&lower("КЛЮЧ İ")));
    }

    #[test]
    fn typographic_text_is_found_by_typed_query() {
        for (kept, query) in [
            ("Sales’ “CRM” – test", "sales' \"crm\" - test"),
            ("Café", "cafe\u{301}"),
            ("Client CRM", "client\u{a0}c\u{200b}rm"),
            ("می\u{200c}خواهم", "میخواهم"),
        ] {
            assert!(lower(kept).contains(&lower(query)), "{query:?}");
        }
        assert!(!lower("Café").contains(&lower("cafe")));
    }
}
