//! The characters of a text, by a test. A test is a function pointer: each closure would bring a copy
//! of the search of its own.

/// Whether a character is of a kind.
pub(super) type Test = fn(char) -> bool;

/// Where the first such character stands; the end where there is none.
pub(super) fn until(text: &str, test: Test) -> usize {
    text.find(test).unwrap_or(text.len())
}

/// The place behind all such characters that stand at a place.
pub(super) fn skip(text: &str, from: usize, test: Test) -> usize {
    text.len() - without_lead(&text[from..], test).len()
}

/// Without such characters at the beginning.
pub(super) fn without_lead(text: &str, test: Test) -> &str {
    text.trim_start_matches(test)
}

/// Without such characters at both ends.
pub(super) fn trimmed(text: &str, test: Test) -> &str {
    without_lead(text, test).trim_end_matches(test)
}

/// Whether there is such a character.
pub(super) fn has(text: &str, test: Test) -> bool {
    until(text, test) < text.len()
}

/// Whether the text begins with one.
pub(super) fn begins(text: &str, test: Test) -> bool {
    text.chars().next().is_some_and(test)
}

/// Whether there are digits and nothing else.
pub(super) fn is_decimal(text: &str) -> bool {
    !text.is_empty() && !has(text, |c| !c.is_ascii_digit())
}
