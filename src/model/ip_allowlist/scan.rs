//! The characters of a text, by a test. A test is a function pointer, so that all tests share the code
//! of the search; the compiler copies it for each closure.

/// Whether a character is of a kind.
pub(super) type Test = fn(char) -> bool;

/// Where the first such character stands; the end where there is none.
pub(super) fn find_or_end(text: &str, test: Test) -> usize {
    text.find(test).unwrap_or(text.len())
}

/// The place behind all such characters that stand at a place.
pub(super) fn skip_while(text: &str, from: usize, test: Test) -> usize {
    text.len() - trim_start(&text[from..], test).len()
}

/// Without such characters at the beginning.
pub(super) fn trim_start(text: &str, test: Test) -> &str {
    text.trim_start_matches(test)
}

/// Without such characters at both ends.
pub(super) fn trim(text: &str, test: Test) -> &str {
    trim_start(text, test).trim_end_matches(test)
}

/// Whether there is such a character.
pub(super) fn contains(text: &str, test: Test) -> bool {
    find_or_end(text, test) < text.len()
}

/// Whether the text begins with one.
pub(super) fn starts_with(text: &str, test: Test) -> bool {
    text.chars().next().is_some_and(test)
}

/// Whether there are digits and nothing else.
pub(super) fn is_decimal(text: &str) -> bool {
    !text.is_empty() && !contains(text, |c| !c.is_ascii_digit())
}
