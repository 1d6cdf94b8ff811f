//! Names and notes.

mod secret_shape;

use super::fields::Fields;
use super::limits;
use secret_shape::looks_like_a_secret;

/// A name: 1 to 64 Unicode scalar values, trimmed.
pub fn name(fields: &mut Fields, text: &str) -> Option<String> {
    let name = text.trim();
    if name.is_empty() {
        fields.refuse(
            "/name",
            "required",
            "Give the key a name that you will recognise later.",
        );
        return None;
    }
    plain(fields, "/name", name, limits::NAME_LENGTH)
}

/// A note: up to 200 Unicode scalar values, trimmed; nothing but white space is no note. Everybody in
/// the workspace reads it, so it may hold no secret.
pub fn note(fields: &mut Fields, text: &str) -> Option<String> {
    let note = text.trim();
    if note.is_empty() {
        return None;
    }
    if looks_like_a_secret(note) {
        fields.refuse(
            "/note",
            "looks-like-a-secret",
            "This looks like a secret, and everybody who sees the key can read its note. Write where the \
             secret is kept instead.",
        );
    }
    plain(fields, "/note", note, limits::NOTE_LENGTH)
}

fn plain(fields: &mut Fields, pointer: &str, text: &str, most: usize) -> Option<String> {
    let length = text.chars().count();
    let mut fine = true;
    if length > most {
        let detail = format!("At most {most} characters fit; these are {length}.");
        fields.refuse(pointer, "too-long", detail);
        fine = false;
    }
    if let Some(odd) = text.chars().find(|letter| breaks_lines(*letter)) {
        let detail = format!("Remove the control character U+{:04X}.", u32::from(odd));
        fields.refuse(pointer, "control-character", detail);
        fine = false;
    }
    if let Some(odd) = text.chars().find(|letter| turns_direction(*letter)) {
        let detail = format!(
            "Remove the invisible direction mark U+{:04X}: it can make a name look like another.",
            u32::from(odd)
        );
        fields.refuse(pointer, "bidi-character", detail);
        fine = false;
    }
    fine.then(|| text.to_owned())
}

fn breaks_lines(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}')
}

/// Unicode TR 36, 3.1: embeddings, overrides, isolates and marks.
fn turns_direction(letter: char) -> bool {
    matches!(letter, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}
