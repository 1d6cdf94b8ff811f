//! What SQL asks of us: SQLite knows the letters of English alone.

use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;

use super::StoreError;

/// Adds `holds(text, part)`: whether a text holds a part that [`lower`] was applied to, whatever the
/// case of its own letters. Every character of the part stands for itself.
pub fn add(connection: &Connection) -> Result<(), StoreError> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    connection.create_scalar_function("holds", 2, flags, |context| {
        let text = context.get_raw(0).as_str_or_null()?.unwrap_or_default();
        let part = context.get_raw(1).as_str()?;
        Ok(lower(text).contains(part))
    })?;
    Ok(())
}

/// Unicode's lower case, letter by letter: as a whole word's it would hang on where the word ends
/// (Σ), and a part of it would not be found.
pub fn lower(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::lower;

    #[test]
    fn a_part_of_a_word_is_a_part_of_it_in_lower_case() {
        assert!(lower("ΟΔΟΣ ΑΘΗΝΩΝ").contains(&lower("οδοσ")));
        assert!(lower("Ключ İstanbul").contains(&lower("КЛЮЧ İ")));
    }
}
