//! Which characters a name or a note may have, and what the others are called.

use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

/// Whether it ends or breaks lines, or is a control character otherwise: never folded, always refused.
pub fn is_control(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}')
}

/// Unicode TR 36, 3.1: embeddings, overrides, isolates and marks.
pub fn turns_direction(letter: char) -> bool {
    matches!(letter, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether it cannot be seen where a font has it: format characters, fillers, blanks, and what only
/// varies the letter before it.
pub fn is_invisible(letter: char) -> bool {
    const RANGES: [(u32, u32); 28] = [
        (0x00, 0x1F),
        (0x7F, 0x9F),
        (0xAD, 0xAD),
        (0x34F, 0x34F),
        (0x600, 0x605),
        (0x61C, 0x61C),
        (0x6DD, 0x6DD),
        (0x70F, 0x70F),
        (0x890, 0x891),
        (0x8E2, 0x8E2),
        (0x115F, 0x1160),
        (0x17B4, 0x17B5),
        (0x180B, 0x180F),
        (0x200B, 0x200F),
        (0x2028, 0x202E),
        (0x2060, 0x206F),
        (0x2800, 0x2800),
        (0x3164, 0x3164),
        (0xFE00, 0xFE0F),
        (0xFEFF, 0xFEFF),
        (0xFFA0, 0xFFA0),
        (0xFFF0, 0xFFFB),
        (0x110BD, 0x110BD),
        (0x110CD, 0x110CD),
        (0x13430, 0x1343F),
        (0x1BCA0, 0x1BCA3),
        (0x1D173, 0x1D17A),
        (0xE0000, 0xE0FFF),
    ];
    let code = u32::from(letter);
    RANGES
        .iter()
        .any(|(first, last)| (*first..=*last).contains(&code))
}

/// The first character of a text that cannot be seen, and that its script or emoji does not need.
pub fn hidden(text: &str) -> Option<char> {
    let letters: Vec<char> = text.chars().collect();
    (0..letters.len())
        .find(|at| is_invisible(letters[*at]) && !is_needed(&letters, *at))
        .map(|at| letters[at])
}

/// Whether nothing of it can be seen.
pub fn is_blank(text: &str) -> bool {
    text.chars()
        .all(|letter| letter.is_whitespace() || is_invisible(letter))
}

fn is_needed(letters: &[char], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| letters[before]) else {
        return false;
    };
    let stands_alone = !before.is_whitespace() && !is_invisible(before);
    match letters[at] {
        '\u{200C}' => is_joined(before),
        '\u{200D}' => {
            let after = letters.get(at + 1).copied();
            is_joined(before)
                || (is_emoji(before) || before == '\u{FE0F}') && after.is_some_and(is_emoji)
        }
        '\u{180B}'..='\u{180D}'
        | '\u{180F}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{E0100}'..='\u{E01EF}' => stands_alone,
        _ => false,
    }
}

/// A letter or a mark of a script whose forms a joiner or a non-joiner chooses.
fn is_joined(letter: char) -> bool {
    let scripts = matches!(letter,
        // Arabic to Sinhala; Myanmar; Khmer and Mongolian; presentation forms; later Brahmic ones.
        '\u{620}'..='\u{DFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{18AF}'
            | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{11000}'..='\u{11FFF}');
    scripts && !is_invisible(letter)
}

fn is_emoji(letter: char) -> bool {
    matches!(letter, '\u{2190}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FBFF}')
}

/// The text in NFC, without white space at its ends, and with one plain space for all that stands together
/// within: nobody can see how many there are, or of which kind.
pub fn folded(text: &str) -> String {
    composed(text.trim())
        .split(|letter: char| letter.is_whitespace() && !is_control(letter))
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// A text in NFC. It may hold a secret that somebody pasted, so a copy of it is wiped.
pub fn composed(text: &str) -> Zeroizing<String> {
    // Nothing composed is longer than three times its parts (Unicode UAX #15).
    let mut composed = Zeroizing::new(String::with_capacity(3 * text.len()));
    composed.extend(text.nfc());
    composed
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
        '\u{00AD}' => "soft hyphen",
        '\u{034F}' => "combining grapheme joiner",
        '\u{061C}' => "Arabic letter mark",
        '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' => "Hangul filler",
        '\u{200B}' => "zero width space",
        '\u{200C}' => "zero width non-joiner",
        '\u{200D}' => "zero width joiner",
        '\u{200E}' => "left-to-right mark",
        '\u{200F}' => "right-to-left mark",
        '\u{2028}' => "line separator",
        '\u{2029}' => "paragraph separator",
        '\u{202A}' => "left-to-right embedding",
        '\u{202B}' => "right-to-left embedding",
        '\u{202C}' => "pop directional formatting",
        '\u{202D}' => "left-to-right override",
        '\u{202E}' => "right-to-left override",
        '\u{2060}' => "word joiner",
        '\u{2066}' => "left-to-right isolate",
        '\u{2067}' => "right-to-left isolate",
        '\u{2068}' => "first strong isolate",
        '\u{2069}' => "pop directional isolate",
        '\u{2800}' => "Braille pattern blank",
        '\u{FEFF}' => "zero width no-break space",
        _ if is_control(letter) => "control character",
        _ => "invisible character",
    }
}
