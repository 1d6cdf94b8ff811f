//! Whether a text holds something of the shape of a secret; the rules are the contract's (`Note` for
//! what only seems one, `NewKey` for what surely is one).

use crate::random;

/// What PEM files say of themselves.
const PEM: &str = "PRIVATE KEY";
/// How our own keys begin.
const OURS: [&str; 2] = ["wlk_", "wls_"];
/// Letters and digits after which the beginning counts as a key.
const OURS_LENGTH: usize = 16;
/// Hexadecimal digits of the parts of a UUID (RFC 9562, 4), as API keys were before.
const UUID: [usize; 5] = [8, 4, 4, 4, 12];
/// Characters of a run that can be a random value.
const RUN: usize = 20;
/// Changes between letter and digit in it; words with a year in them have two.
const CHANGES: usize = 4;

/// How the tokens of GitHub begin, and how many characters follow at least.
const GITHUB: [(&str, usize); 6] = [
    ("ghp_", 30),
    ("gho_", 30),
    ("ghu_", 30),
    ("ghs_", 30),
    ("ghr_", 30),
    ("github_pat_", 22),
];

/// Whether a word of it has a form that nothing but a secret has.
pub fn is_surely_a_secret(text: &str) -> bool {
    let in_word = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    let mut words = text.split(|letter| !in_word(letter));
    text.contains("-----BEGIN ") || has_json_web_token(text) || words.any(is_secret_word)
}

fn is_secret_word(word: &str) -> bool {
    if let Some(rest) = word.strip_prefix("wlk_") {
        // Ours has no checksum; 24 small letters may be words.
        return rest.len() == 24
            && rest.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && rest.bytes().any(|byte| !byte.is_ascii_lowercase());
    }
    if word.starts_with("wls_") && word.len() == 53 {
        let (body, sum) = word.split_at(47);
        return random::checksum(body) == sum.as_bytes();
    }
    let is_github = GITHUB.iter().any(|(beginning, least)| {
        word.strip_prefix(beginning)
            .is_some_and(|rest| rest.len() >= *least)
    });
    let is_aws = word.len() == 20
        && (word.starts_with("AKIA") || word.starts_with("ASIA"))
        && word
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    is_github || is_aws
}

/// RFC 7519: three parts in base64url, of which the first is a JSON object.
fn has_json_web_token(text: &str) -> bool {
    let in_token = |letter: char| letter.is_ascii_alphanumeric() || "_-.".contains(letter);
    text.split(|letter| !in_token(letter)).any(|word| {
        let parts: Vec<_> = word.split('.').collect();
        parts.len() >= 3
            && parts[0].starts_with("eyJ")
            && parts[0].len() >= 10
            && parts[1].len() >= 10
    })
}

/// Whether it does, anywhere in it.
pub fn looks_like_a_secret(text: &str) -> bool {
    is_surely_a_secret(text)
        || text.contains(PEM)
        || has_our_key(text)
        || has_uuid(text.as_bytes())
        || has_random_run(text)
}

fn has_our_key(text: &str) -> bool {
    OURS.iter()
        .flat_map(|beginning| text.split(beginning).skip(1))
        .any(|after| {
            let follows = after.bytes().take_while(u8::is_ascii_alphanumeric);
            follows.count() >= OURS_LENGTH
        })
}

fn has_uuid(text: &[u8]) -> bool {
    let shape = UUID.map(|length| "0".repeat(length)).join("-");
    text.windows(shape.len()).any(|window| {
        window.iter().zip(shape.bytes()).all(|(byte, of)| match of {
            b'-' => *byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
    })
}

fn has_random_run(text: &str) -> bool {
    let in_run = |letter: char| letter.is_ascii_alphanumeric() || "_+=".contains(letter);
    text.split(|letter| !in_run(letter))
        .filter(|run| run.len() >= RUN)
        .any(|run| changes(run.as_bytes()) >= CHANGES)
}

/// How often a letter and a digit are neighbours.
fn changes(run: &[u8]) -> usize {
    run.windows(2)
        .filter(|pair| match pair {
            [one, other] => {
                one.is_ascii_alphabetic() && other.is_ascii_digit()
                    || one.is_ascii_digit() && other.is_ascii_alphabetic()
            }
            _ => false,
        })
        .count()
}
