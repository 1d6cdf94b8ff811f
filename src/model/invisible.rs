//! Detection of invisible characters, and of characters that reorder the text around them.

/// First strong isolate and pop directional isolate (Unicode UAX #9). Text between them has a
/// direction of its own.
pub const ISOLATE: [char; 2] = ['\u{2068}', '\u{2069}'];

/// The invisible characters that a text does not need, each with its byte position. Needed are
/// joiners in scripts that use them and within an emoji, and a variation selector after the
/// character that it varies.
pub fn invisible(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    let mut before = ' ';
    let mut letters = text.char_indices();
    std::iter::from_fn(move || {
        for (at, c) in letters.by_ref() {
            let needed = match c {
                '\u{200C}' | '\u{200D}' if is_joined(before) => true,
                '\u{200D}' if is_emoji(before) || before == '\u{FE0F}' => {
                    text[at..].chars().nth(1).is_some_and(is_emoji)
                }
                _ if is_variation(c) => !before.is_whitespace() && !cannot_be_seen(before),
                _ => !cannot_be_seen(c),
            };
            before = c;
            if !needed {
                return Some((at, c));
            }
        }
        None
    })
}

/// Whether a text has no visible character.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || cannot_be_seen(c))
}

/// Control characters, format characters and fillers: general categories Cc, Cf, Zl and Zp,
/// characters that Unicode lets a font ignore, and the blank Braille pattern.
#[must_use]
pub fn cannot_be_seen(c: char) -> bool {
    c.is_control()
        || is_variation(c)
        || matches!(
            c,
            '\u{AD}'
                | '\u{34F}'
                | '\u{600}'..='\u{605}'
                | '\u{61C}'
                | '\u{6DD}'
                | '\u{70F}'
                | '\u{890}'
                | '\u{891}'
                | '\u{8E2}'
                | '\u{115F}'
                | '\u{1160}'
                | '\u{17B4}'
                | '\u{17B5}'
                | '\u{180E}'
                | '\u{200B}'..='\u{200F}'
                | '\u{2028}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}'
                | '\u{2800}'
                | '\u{3164}'
                | '\u{FEFF}'
                | '\u{FFA0}'
                | '\u{FFF0}'..='\u{FFFB}'
                | '\u{110BD}'
                | '\u{110CD}'
                | '\u{13430}'..='\u{1343F}'
                | '\u{1BCA0}'..='\u{1BCA3}'
                | '\u{1D173}'..='\u{1D17A}'
                | '\u{E0000}'..='\u{E0FFF}'
        )
}

/// Whether the character selects a form of the character before it.
fn is_variation(c: char) -> bool {
    matches!(c, '\u{180B}'..='\u{180D}' | '\u{180F}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Scripts that use joiners: Arabic and related scripts, and the scripts of India and its
/// neighbours.
fn is_joined(c: char) -> bool {
    !cannot_be_seen(c)
        && matches!(c, '\u{620}'..='\u{DFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{18AF}'
            | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{11000}'..='\u{11FFF}')
}

fn is_emoji(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FBFF}')
}

#[cfg(test)]
mod tests {
    use super::{invisible, is_blank};

    fn found(text: &str) -> Vec<char> {
        invisible(text).map(|(_, c)| c).collect()
    }

    #[test]
    fn finds_invisible_characters_with_positions() {
        let found: Vec<_> = invisible("é\u{202E}b\u{200B}\u{E0041}").collect();
        assert_eq!(found, [(2, '\u{202E}'), (6, '\u{200B}'), (9, '\u{E0041}')]);
        for c in [
            '\0',
            '\n',
            '\u{85}',
            '\u{AD}',
            '\u{34F}',
            '\u{61C}',
            '\u{115F}',
            '\u{180E}',
            '\u{2028}',
            '\u{2060}',
            '\u{2069}',
            '\u{2800}',
            '\u{3164}',
            '\u{FEFF}',
            '\u{FFA0}',
            '\u{FFF9}',
            '\u{1D173}',
        ] {
            assert_eq!(self::found(&format!("a{c}b")), [c]);
        }
    }

    #[test]
    fn allows_joiners_and_selectors_in_scripts_and_emoji() {
        for text in [
            "می\u{200C}خواهم",
            "क\u{94D}\u{200D}ष",
            "അവന\u{D4D}\u{200D}",
            "👩\u{200D}💻",
            "❤\u{FE0F}\u{200D}🔥",
            "👩🏽\u{200D}⚕\u{FE0F}",
            "1\u{FE0F}\u{20E3}",
            "葛\u{E0100}",
        ] {
            assert!(found(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn finds_misplaced_joiners_and_selectors() {
        for (text, hidden) in [
            ("CR\u{200D}M", '\u{200D}'),
            ("CR\u{200C}M", '\u{200C}'),
            ("\u{200C}می", '\u{200C}'),
            ("می\u{200C}\u{200C}خ", '\u{200C}'),
            ("👩\u{200D}", '\u{200D}'),
            ("👩\u{200D}a", '\u{200D}'),
            (" \u{FE0F}", '\u{FE0F}'),
            ("a\u{FE0F}\u{FE0E}", '\u{FE0E}'),
        ] {
            assert_eq!(found(text), [hidden], "{text:?}");
        }
    }

    #[test]
    fn text_of_only_blank_characters_is_blank() {
        for text in [
            "",
            " \u{A0}\u{3000}",
            "\u{200B}\u{200B}",
            "\u{3164}",
            "\u{2800} \u{2800}",
            "\u{115F}\u{1160}\u{FFA0}",
            "\u{FE0F}",
        ] {
            assert!(is_blank(text), "{text:?}");
        }
        assert!(!is_blank("\u{200B}.\u{200B}"));
    }
}
