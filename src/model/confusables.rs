//! Comparison of names that differ in characters but are typed alike or look alike.

use super::invisible::cannot_be_seen;

/// A name as it can be typed on any keyboard: without invisible characters, with one form of
/// quotation marks, dashes and spaces. Callers apply NFC first, then compare names in this form.
#[must_use]
pub fn typeable(name: &str) -> String {
    let mut typed = String::with_capacity(name.len());
    for c in name.chars() {
        let c = match c {
            _ if c.is_whitespace() => ' ',
            _ if cannot_be_seen(c) => continue,
            '`' | '´' | 'ʼ' | '′' | '‹' | '›' | '\u{2018}'..='\u{201B}' => '\'',
            '«' | '»' | '″' | '\u{201C}'..='\u{201F}' => '"',
            '\u{2010}'..='\u{2015}' | '−' | '﹘' | '﹣' | '－' => '-',
            c => c,
        };
        if c != ' ' || !typed.is_empty() && !typed.ends_with(' ') {
            typed.push(c);
        }
    }
    typed.truncate(typed.trim_end().len());
    typed
}

/// The `typeable` form without ASCII punctuation and spaces, in ASCII lower case, with look-alike
/// characters mapped to one. Two names with the same skeleton are easily confused.
#[must_use]
pub fn confusable_skeleton(name: &str) -> String {
    let typed = typeable(name);
    let kept = typed
        .chars()
        .filter(|c| !c.is_ascii() || c.is_ascii_alphanumeric());
    let alike = |c: char| match c.to_ascii_lowercase() {
        '0' | '\u{43E}' | '\u{41E}' => 'o',
        '1' | 'i' | '\u{456}' => 'l',
        '\u{430}' | '\u{410}' => 'a',
        '\u{435}' | '\u{415}' => 'e',
        '\u{440}' | '\u{420}' => 'p',
        '\u{441}' | '\u{421}' => 'c',
        '\u{445}' | '\u{425}' => 'x',
        c => c,
    };
    kept.map(alike).collect()
}

/// Whether one word contains Latin letters and letters of Greek or Cyrillic, which look alike.
#[must_use]
pub fn mixes_alphabets(name: &str) -> bool {
    let (mut latin, mut other) = (false, false);
    name.chars().any(|c| {
        match c {
            'A'..='Z' | 'a'..='z' | '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => latin = true,
            '\u{370}'..='\u{3FF}' | '\u{400}'..='\u{52F}' | '\u{1F00}'..='\u{1FFF}' => other = true,
            _ if c.is_ascii() || c.is_whitespace() => (latin, other) = (false, false),
            _ => {}
        }
        latin && other
    })
}

#[cfg(test)]
mod tests {
    use super::{confusable_skeleton, mixes_alphabets, typeable};

    #[test]
    fn typographic_characters_match_typed_ones() {
        for (written, typed) in [
            ("Sales’ “CRM” – test", "Sales' \"CRM\" - test"),
            ("«a» ‹b› „c“", "\"a\" 'b' \"c\""),
            ("a—b−c\u{2011}d", "a-b-c-d"),
            ("Client\u{A0}\u{3000}CRM", " Client  CRM "),
            ("Cl\u{200B}ient\u{202E}", "Client"),
            ("❤\u{FE0F}", "❤"),
            ("\u{200B} \u{200B}", ""),
        ] {
            assert_eq!(typeable(written), typeable(typed));
        }
        assert_eq!(typeable("Sales’ “CRM” – test"), "Sales' \"CRM\" - test");
        for (one, other) in [("Client CRM", "client CRM"), ("ab", "a b"), ("é", "e")] {
            assert_ne!(typeable(one), typeable(other));
        }
    }

    #[test]
    fn lookalike_names_have_the_same_gist() {
        for (one, other) in [
            ("Client CRM integration", "client-crm_Integration"),
            ("Staging 10", "Staging lO"),
            ("access", "\u{430}\u{441}\u{441}\u{435}ss"),
            ("Sales’ “CRM” – test", "Sales CRM test"),
            ("CRM", "C\u{3164}R\u{2060}M"),
        ] {
            assert_eq!(confusable_skeleton(one), confusable_skeleton(other));
        }
        assert_ne!(
            confusable_skeleton("Staging key 2"),
            confusable_skeleton("Staging key 3")
        );
        assert_ne!(confusable_skeleton("Zürich"), confusable_skeleton("Zurich"));
    }

    #[test]
    fn detects_mixed_alphabets_within_a_word() {
        for mixed in ["p\u{430}ypal", "Client \u{421}RM", "αlpha", "é\u{435}"] {
            assert!(mixes_alphabets(mixed), "{mixed}");
        }
        for plain in [
            "Client ключ",
            "CRM-ключ",
            "Ключ 2",
            "Zürich",
            "α test",
            "東京 CRM",
        ] {
            assert!(!mixes_alphabets(plain), "{plain}");
        }
    }
}
