//! Names and notes.

mod characters;
mod secret_shape;

use super::fields::Fields;
use super::limits;
pub use characters::folded;
use characters::{called, is_control, turns_direction};
use secret_shape::looks_like_a_secret;

/// A name: 1 to 64 Unicode scalar values, folded.
pub fn name(fields: &mut Fields, text: &str) -> Option<String> {
    let name = folded(text);
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

/// A note: up to 200 Unicode scalar values, folded; nothing but white space is no note. Everybody in
/// the workspace reads it, so it may hold no secret.
pub fn note(fields: &mut Fields, text: &str) -> Option<String> {
    let note = folded(text);
    if note.is_empty() {
        return None;
    }
    if looks_like_a_secret(&note) {
        fields.refuse(
            "/note",
            "looks-like-a-secret",
            "This looks like a secret, and everybody who sees the key can read its note. Write where the \
             secret is kept instead.",
        );
    }
    plain(fields, "/note", note, limits::NOTE_LENGTH)
}

fn plain(fields: &mut Fields, pointer: &str, text: String, most: usize) -> Option<String> {
    let length = text.chars().count();
    let mut fine = true;
    if length > most {
        let detail = format!("At most {most} characters fit; these are {length}.");
        fields.refuse(pointer, "too-long", detail);
        fine = false;
    }
    if let Some(odd) = text.chars().find(|letter| is_control(*letter)) {
        let detail = format!(
            "Remove {}: names and notes are one line of plain text.",
            called(odd)
        );
        fields.refuse(pointer, "control-character", detail);
        fine = false;
    }
    if let Some(odd) = text.chars().find(|letter| turns_direction(*letter)) {
        let detail = format!(
            "Remove {}: it is invisible, and can make a text look like another.",
            called(odd)
        );
        fields.refuse(pointer, "bidi-character", detail);
        fine = false;
    }
    fine.then_some(text)
}
