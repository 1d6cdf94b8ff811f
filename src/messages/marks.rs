//! Makes text of users safe to show inside a sentence.

use crate::model::invisible::{ISOLATE, invisible};

/// Replaces characters that are invisible or change the text direction by marks such as `⟨U+202E⟩`.
/// Joiners that an emoji or a script needs are kept.
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

#[must_use]
pub fn mark_of(c: char) -> String {
    format!("⟨U+{:04X}⟩", u32::from(c))
}

/// The text with marks, between the `ISOLATE` characters, so that its direction does not change
/// the sentence around it. Elements render it as a `<bdi>` without these two characters.
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
