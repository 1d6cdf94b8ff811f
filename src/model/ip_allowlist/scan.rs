//! Searches and trims a text with a character test. The test is a function pointer, so that all
//! tests share one copy of the search code. The compiler would make a copy for each closure.

pub(super) type Test = fn(char) -> bool;

/// The byte index of the first matching character, or the length of the text.
pub(super) fn find_or_end(text: &str, test: Test) -> usize {
    text.find(test).unwrap_or(text.len())
}

/// The byte index after the matching characters that begin at `from`.
pub(super) fn skip_while(text: &str, from: usize, test: Test) -> usize {
    text.len() - trim_start(&text[from..], test).len()
}

pub(super) fn trim_start(text: &str, test: Test) -> &str {
    text.trim_start_matches(test)
}

pub(super) fn trim(text: &str, test: Test) -> &str {
    trim_start(text, test).trim_end_matches(test)
}

pub(super) fn contains(text: &str, test: Test) -> bool {
    find_or_end(text, test) < text.len()
}

pub(super) fn starts_with(text: &str, test: Test) -> bool {
    text.chars().next().is_some_and(test)
}

/// Whether the text consists of ASCII digits and is not empty.
pub(super) fn is_decimal(text: &str) -> bool {
    !text.is_empty() && !contains(text, |c| !c.is_ascii_digit())
}
