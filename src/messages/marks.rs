//! Somebody's text within a sentence.

use crate::model::invisible::invisible;

/// A text with a mark for each character that cannot be seen or that turns the direction, as
/// `⟨U+202E⟩`.
#[must_use]
pub fn with_marks(text: &str) -> String {
    let mut marked = String::with_capacity(text.len());
    let mut done = 0;
    for (at, c) in invisible(text) {
        marked.push_str(&text[done..at]);
        marked.push_str(&mark_of(c));
        done = at + c.len_utf8();
    }
    marked.push_str(&text[done..]);
    marked
}

/// The mark for a character.
#[must_use]
pub fn mark_of(c: char) -> String {
    format!("⟨U+{:04X}⟩", u32::from(c))
}

/// What begins and ends a piece of a sentence whose direction is its own (Unicode UAX #9): first strong
/// isolate, and pop directional isolate.
pub const ISOLATE: [char; 2] = ['\u{2068}', '\u{2069}'];

/// Somebody's text for a sentence: with marks, and apart from what stands around it, whichever way it
/// is written. An element shows it in a `<bdi>` in place of the two characters.
#[must_use]
pub fn isolated(text: &str) -> String {
    let [begin, end] = ISOLATE;
    format!("{begin}{}{end}", with_marks(text))
}

#[cfg(test)]
mod tests {
    use super::with_marks;

    #[test]
    fn invisible_characters_are_shown_as_marks() {
        assert_eq!(
            with_marks("12.34.56.78/24\u{202E}"),
            "12.34.56.78/24⟨U+202E⟩"
        );
        assert_eq!(with_marks("\u{200B}é\tb"), "⟨U+200B⟩é⟨U+0009⟩b");
        assert_eq!(with_marks("Café 👩\u{200D}💻"), "Café 👩\u{200D}💻");
    }
}
