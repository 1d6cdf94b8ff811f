//! Search for a short text. The search of the standard library is optimized for long texts and adds
//! 3 KB of code.

/// The byte position of the first match; `None` if `wanted` is empty.
#[must_use]
pub fn find(text: &str, wanted: &str) -> Option<usize> {
    let mut windows = text.as_bytes().windows(wanted.len().max(1));
    windows.position(|window| window == wanted.as_bytes())
}

/// The rest of the text after each match. Matches do not overlap.
pub fn after_each<'a>(text: &'a str, wanted: &str) -> impl Iterator<Item = &'a str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (_, behind) = split_once(rest, wanted)?;
        rest = behind;
        Some(behind)
    })
}

/// The text before and after the first match.
#[must_use]
pub fn split_once<'a>(text: &'a str, wanted: &str) -> Option<(&'a str, &'a str)> {
    let at = find(text, wanted)?;
    // In valid UTF-8, a match of whole characters starts and ends at character boundaries.
    Some((text.get(..at)?, text.get(at + wanted.len()..)?))
}

#[cfg(test)]
mod tests {
    use super::{after_each, find, split_once};

    #[test]
    fn agrees_with_the_standard_library() {
        for (text, wanted) in [
            ("", "a"),
            ("aé://b", "://"),
            ("ab", "abc"),
            ("::", "::"),
            ("a..b..", ".."),
        ] {
            assert_eq!(find(text, wanted), text.find(wanted), "{text}");
            assert_eq!(split_once(text, wanted), text.split_once(wanted), "{text}");
            let behind: Vec<_> = text.match_indices(wanted).collect();
            assert_eq!(after_each(text, wanted).count(), behind.len(), "{text}");
        }
    }
}
