//! Which characters a name or a note may have, and what the others are called.

/// Whether it ends or breaks lines, or is a control character otherwise: never folded, always refused.
pub fn is_control(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}')
}

/// Unicode TR 36, 3.1: embeddings, overrides, isolates and marks.
pub fn turns_direction(letter: char) -> bool {
    matches!(letter, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The text without white space at its ends, and with one plain space for all that stands together
/// within: nobody can see how many there are, or of which kind.
pub fn folded(text: &str) -> String {
    text.trim()
        .split(|letter: char| letter.is_whitespace() && !is_control(letter))
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Code point and name, as `U+202E (right-to-left override)`.
pub fn called(letter: char) -> String {
    format!("U+{:04X} ({})", u32::from(letter), name(letter))
}

/// The Unicode name or alias in lower case, where it helps to find the character.
fn name(letter: char) -> &'static str {
    match letter {
        '\0' => "null",
        '\u{0007}' => "bell",
        '\u{0008}' => "backspace",
        '\t' => "tab",
        '\n' => "line break",
        '\u{000B}' => "vertical tab",
        '\u{000C}' => "form feed",
        '\r' => "carriage return",
        '\u{001B}' => "escape",
        '\u{007F}' => "delete",
        '\u{0085}' => "next line",
        '\u{061C}' => "Arabic letter mark",
        '\u{200E}' => "left-to-right mark",
        '\u{200F}' => "right-to-left mark",
        '\u{2028}' => "line separator",
        '\u{2029}' => "paragraph separator",
        '\u{202A}' => "left-to-right embedding",
        '\u{202B}' => "right-to-left embedding",
        '\u{202C}' => "pop directional formatting",
        '\u{202D}' => "left-to-right override",
        '\u{202E}' => "right-to-left override",
        '\u{2066}' => "left-to-right isolate",
        '\u{2067}' => "right-to-left isolate",
        '\u{2068}' => "first strong isolate",
        '\u{2069}' => "pop directional isolate",
        _ => "control character",
    }
}
