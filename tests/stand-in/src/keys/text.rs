//! Names and notes.

mod characters;
mod secret_shape;

use super::body_reader::BodyReader;
use super::limits;
use characters::{called, hidden, turns_direction};
pub use characters::{composed, folded, is_blank, is_control, is_invisible};
use secret_shape::{is_surely_a_secret, looks_like_a_secret};

/// A name: 1 to 64 Unicode scalar values, folded, and no secret: it stands in lists and messages.
pub fn name(fields: &mut BodyReader, text: &str) -> Option<String> {
    let name = folded(text);
    if is_blank(&name) {
        fields.error(
            "/name",
            "required",
            "Give the key a name that you will recognise later.",
        );
        return None;
    }
    if is_surely_a_secret(&name) {
        fields.error(
            "/name",
            "looks-like-a-secret",
            "This looks like a secret, and everybody who sees the key reads its name. Write what the key \
             is for instead.",
        );
    }
    plain(fields, "/name", name, limits::NAME_LENGTH)
}

/// A note: up to 200 Unicode scalar values, folded; nothing but white space is no note. Everybody in
/// the workspace reads it, so it may hold no secret.
pub fn note(fields: &mut BodyReader, text: &str) -> Option<String> {
    let note = folded(text);
    if note.is_empty() {
        return None;
    }
    if looks_like_a_secret(&note) {
        fields.error(
            "/note",
            "looks-like-a-secret",
            "This looks like a secret, and everybody who sees the key can read its note. Write where the \
             secret is kept instead.",
        );
    }
    plain(fields, "/note", note, limits::NOTE_LENGTH)
}

fn plain(fields: &mut BodyReader, pointer: &str, text: String, most: usize) -> Option<String> {
    let length = text.chars().count();
    let mut fine = true;
    if length > most {
        let detail = format!("At most {most} characters fit; these are {length}.");
        fields.error(pointer, "too-long", detail);
        fine = false;
    }
    if let Some(odd) = text.chars().find(|letter| is_control(*letter)) {
        let detail = format!(
            "Remove {}: names and notes are one line of plain text.",
            called(odd)
        );
        fields.error(pointer, "control-character", detail);
        fine = false;
    }
    if let Some(odd) = text.chars().find(|letter| turns_direction(*letter)) {
        let detail = format!(
            "Remove {}: it is invisible, and can make a text look like another.",
            called(odd)
        );
        fields.error(pointer, "bidi-character", detail);
        fine = false;
    }
    if let Some(odd) = hidden(&text).filter(|odd| !is_control(*odd) && !turns_direction(*odd)) {
        let detail = format!(
            "Remove {}: it cannot be seen, and can make a text look like another.",
            called(odd)
        );
        fields.error(pointer, "invisible-character", detail);
        fine = false;
    }
    fine.then_some(text)
}
