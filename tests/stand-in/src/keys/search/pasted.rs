//! What a pasted text may be: a credential as it stands in a file, or a piece of one.

use zeroize::Zeroizing;

use crate::keys::credential;
use crate::keys::text;

/// How every API key begins: a piece of it tells no key from another.
const BEGINNING: &str = "wlk_";
/// Characters of a hint that can tell one.
const SHORTEST_HINT: usize = 3;
/// Credentials have this many bytes at the most; nobody pasted a longer one.
const MAX_CREDENTIAL_LENGTH: usize = 512;
/// Single words are looked up from this length on; whole lines always.
const SHORTEST_WORD: usize = 16;

/// The hashes of everything in it that can be a whole API key or secret key, each once.
pub fn hashes(query: &str) -> Vec<[u8; 32]> {
    let mut hashes: Vec<[u8; 32]> = Vec::new();
    for candidate in candidates(query) {
        let hash = credential::hash(candidate.as_bytes());
        if !candidate.is_empty()
            && candidate.len() <= MAX_CREDENTIAL_LENGTH
            && !hashes.contains(&hash)
        {
            hashes.push(hash);
        }
    }
    hashes
}

fn candidates(query: &str) -> impl Iterator<Item = &str> {
    let lines = query.lines().flat_map(|line| {
        let value = line.split_once(['=', ':']).map(|(_, value)| bare(value));
        [Some(bare(line)), value].into_iter().flatten()
    });
    let words = query
        .split(|letter: char| letter.is_whitespace() || is_around(letter) || "=:".contains(letter))
        .filter(|word| word.len() >= SHORTEST_WORD);
    lines.chain(words)
}

/// Without what stands around a value in files and commands.
fn bare(text: &str) -> &str {
    text.trim_matches(|letter: char| letter.is_whitespace() || is_around(letter))
}

fn is_around(letter: char) -> bool {
    "\"'`“”‘’,;\\<>(){}[]".contains(letter)
}

/// As names are kept: how much white space there is within nobody can see.
pub fn folded(query: &str) -> Zeroizing<String> {
    Zeroizing::new(text::folded(query))
}

/// What `prefix…last4` must hold, or have for ends where a mask stands between them; `None` where
/// this would be found in any.
pub fn hint(query: &str) -> Option<String> {
    let hint = unmasked(bare(query));
    let readable = hint.replace('…', "");
    let tells = readable.chars().count() >= SHORTEST_HINT
        && !BEGINNING.contains(readable.to_lowercase().as_str());
    tells.then_some(hint)
}

/// With one `…` for each mask, however long it is and whatever it is made of, and for the white space
/// around it: `wlk_4fT9 … Qm2Z`, `••••Qm2Z`.
fn unmasked(text: &str) -> String {
    let text = text.replace("...", "…");
    if !text.contains(is_mask) {
        return text;
    }
    let pieces = text.split(is_mask).map(str::trim);
    let mut hint = String::with_capacity(text.len());
    for (at, piece) in pieces.enumerate() {
        if at > 0 && !hint.ends_with('…') {
            hint.push('…');
        }
        hint.push_str(piece);
    }
    hint
}

fn is_mask(letter: char) -> bool {
    "…*•●∙·∗＊".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(query: &str, value: &str) -> bool {
        hashes(query).contains(&credential::hash(value.as_bytes()))
    }

    #[test]
    fn finds_credentials_in_pasted_text() {
        let key = "wlk_abcdefghijklmnopqrstuvwx";
        for query in [
            key.to_owned(),
            format!("WE_LINK_API_KEY={key}"),
            format!("export WE_LINK_API_KEY=\"{key}\""),
            format!("x-api-key: {key}"),
            format!("-H 'x-api-key: {key}' \\"),
            format!("'{key}'"),
            format!("{{\"api_key\": \"{key}\",\"x\":1}}"),
            format!("A=1\r\nWE_LINK_API_KEY={key}\r\nB=2"),
            format!("  the key is {key}, I think"),
        ] {
            assert!(finds(&query, key), "{query}");
        }
        assert!(!finds("WE_LINK_API_KEY=", ""));
        // Of another form, with signs of its own in it.
        assert!(finds("k=ab=cd:ef", "ab=cd:ef") && finds("ab=cd:ef", "ab=cd:ef"));
    }

    #[test]
    fn recognizes_distinctive_hints() {
        for (query, expected) in [
            ("wlk_4fT9", Some("wlk_4fT9")),
            ("wlk_4fT9...Qm2Z", Some("wlk_4fT9…Qm2Z")),
            ("\"m2Z\"", Some("m2Z")),
            ("wlk_4fT9 … Qm2Z", Some("wlk_4fT9…Qm2Z")),
            ("••••Qm2Z", Some("…Qm2Z")),
            ("wlk_4fT9 **** ****", Some("wlk_4fT9…")),
            ("wlk_••••••••", None),
            ("****", None),
            ("wlk_", None),
            ("LK_", None),
            ("2Z", None),
        ] {
            assert_eq!(hint(query).as_deref(), expected, "{query}");
        }
    }
}
