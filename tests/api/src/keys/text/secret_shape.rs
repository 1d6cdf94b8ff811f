//! Whether a text holds something of the shape of a secret; the rule is the contract's (`Note`).

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

/// Whether it does, anywhere in it.
pub fn looks_like_a_secret(text: &str) -> bool {
    text.contains(PEM) || has_our_key(text) || has_uuid(text.as_bytes()) || has_random_run(text)
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
