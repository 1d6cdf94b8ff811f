//! Cursors: the place where a page ended, and the list it stood in.

use data_encoding::HEXLOWER;

use crate::store::listing::{Cursor, Position};

/// The most that the contract allows.
const MAX_CURSOR_LENGTH: usize = 2_000;

/// As hexadecimal digits, so that nobody builds on it. The list's name holds no line break, and
/// neither does a name of a key.
pub fn write(place: &Cursor, list: &str) -> String {
    let (kind, at) = match &place.at {
        Position::Moment(at) => ("moment", at.to_string()),
        Position::Behind(at) => ("behind", at.to_string()),
        Position::Name(name) => ("name", name.clone()),
    };
    hex(&format!("{list}\n{}\n{kind}\n{at}", place.key_id))
}

/// The place in this list; `None` where the cursor is of another one, or none at all.
pub fn read(cursor: &str, list: &str) -> Option<Cursor> {
    let text = from_hex(cursor)?;
    let mut parts = text.splitn(4, '\n');
    let own = parts.next()? == list;
    let key_id = parts.next()?.to_owned();
    let at = match (parts.next()?, parts.next()?) {
        ("moment", at) => Position::Moment(at.parse().ok()?),
        ("behind", at) => Position::Behind(at.parse().ok()?),
        ("name", name) => Position::Name(name.to_owned()),
        _ => return None,
    };
    own.then_some(Cursor { at, key_id })
}

/// Hexadecimal digits of a text.
pub fn hex(text: &str) -> String {
    HEXLOWER.encode(text.as_bytes())
}

/// The text of hexadecimal digits.
pub fn from_hex(digits: &str) -> Option<String> {
    if digits.len() > MAX_CURSOR_LENGTH {
        return None;
    }
    String::from_utf8(HEXLOWER.decode(digits.as_bytes()).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cursor_round_trips_only_for_its_own_list() {
        for at in [
            Position::Moment(-1),
            Position::Behind(0),
            Position::Name("ключ 🔑".into()),
            Position::Name(String::new()),
        ] {
            let key_id = "key_1".to_owned();
            let place = Cursor { at, key_id };
            let cursor = write(&place, "all name -");
            assert_eq!(read(&cursor, "all name -"), Some(place));
            assert_eq!(read(&cursor, "all -name -"), None);
        }
        for nonsense in ["", "zz", "+1", "6", "616c6c"] {
            assert_eq!(read(nonsense, "all"), None, "{nonsense}");
        }
    }
}
