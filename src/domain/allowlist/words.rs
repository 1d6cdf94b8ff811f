//! The words of a line: which of them deny, which allow, and where a comment begins.

use super::entry::{is_invisible, is_quote, read};

/// Words that turn what stands beside them away.
pub(super) const DENYING: [&str; 22] = [
    "deny",
    "denied",
    "disallow",
    "denylist",
    "block",
    "blocked",
    "blocklist",
    "blacklist",
    "reject",
    "drop",
    "refuse",
    "refused",
    "ban",
    "banned",
    "exclude",
    "excluded",
    "forbid",
    "forbidden",
    "denies",
    "blackhole",
    "except",
    "not",
];
/// Words that let it in.
pub(super) const ALLOWING: [&str; 9] = [
    "allow",
    "allowed",
    "allowlist",
    "whitelist",
    "permit",
    "accept",
    "pass",
    "require",
    "include",
];

/// A word of a line, and which statement of the line it belongs to.
pub(super) struct Token<'a> {
    pub text: &'a str,
    pub statement: usize,
}

/// Where a comment begins, how long its opening is, and what ends it unless the line does.
pub(super) fn comment_start(line: &str) -> Option<(usize, usize, Option<&'static str>)> {
    // Whether a word could begin here; slashes may also follow a comma or a bracket, but no scheme.
    let (mut free, mut parted) = (true, true);
    for (at, c) in line.char_indices() {
        let rest = &line[at..];
        let found = match c {
            '#' => Some((1, None)),
            // Behind an address it is the path of a URL.
            '/' if free && rest.starts_with("/*") => Some((2, Some("*/"))),
            '<' if rest.starts_with("<!--") => Some((4, Some("-->"))),
            '/' if parted && rest.starts_with("//") => Some((2, None)),
            '-' if free && rest.starts_with("--") => Some((2, None)),
            '!' if line[..at].trim().is_empty() && rest[1..].starts_with(' ') => Some((1, None)),
            // Between addresses it parts them; before other words it begins a comment.
            ';' if free && (line[..at].trim().is_empty() || has_prose(&rest[1..])) => {
                Some((1, None))
            }
            _ => None,
        };
        if let Some((length, end)) = found {
            return Some((at, length, end));
        }
        free = c.is_whitespace() || is_invisible(c);
        parted = free || matches!(c, ',' | ';' | '{' | '}' | '(' | ')' | '[' | ']') || is_quote(c);
    }
    None
}

/// Whether the next part has a word that belongs to no address and is no verb of a rule.
fn has_prose(text: &str) -> bool {
    let part = text.split(';').next().unwrap_or_default();
    tokens(part).iter().any(|token| {
        token.text.bytes().any(|byte| byte.is_ascii_alphabetic())
            && read(token.text).is_err()
            && !has_word(token.text, &ALLOWING)
            && !has_word(token.text, &DENYING)
    })
}

pub(super) fn has_word(text: &str, words: &[&str]) -> bool {
    text.split(|c: char| !c.is_ascii_alphabetic())
        .flat_map(humps)
        .any(|word| words.iter().any(|other| word.eq_ignore_ascii_case(other)))
}

/// The words of a name such as `blockedIps`.
fn humps(name: &str) -> Vec<&str> {
    let (mut humps, mut rest) = (Vec::new(), name);
    loop {
        let turn = |pair: &[u8]| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase();
        let Some(at) = rest.as_bytes().windows(2).position(turn) else {
            humps.push(rest);
            return humps;
        };
        let (hump, after) = rest.split_at(at + 1);
        humps.push(hump);
        rest = after;
    }
}

/// The words of a line. A semicolon, a brace and the bracket that closes a list end a statement.
pub(super) fn tokens(line: &str) -> Vec<Token<'_>> {
    let parts = |c: char| {
        c.is_whitespace()
            || is_quote(c)
            || matches!(c, ',' | ';' | '|' | '<' | '>' | '{' | '}' | '(' | ')' | '=')
    };
    let (mut tokens, mut statement) = (Vec::new(), 0);
    for part in line.split_inclusive(parts) {
        let text = part.trim_end_matches(parts);
        let lists = text.trim_matches(['[', ']', ':', '-']).is_empty() && text.contains(['[', ']']);
        if !text.is_empty() && !lists {
            tokens.push(Token { text, statement });
        }
        let closes = text.ends_with(']') && !text.contains(':') || text == "]";
        if closes || part.ends_with([';', '}']) {
            statement += 1;
        }
    }
    tokens
}
/// Whether a `!` stands before the entry, perhaps behind a mark that nobody sees.
pub(super) fn is_negated(entry: &str) -> bool {
    let before = entry
        .split(|c: char| c.is_ascii_hexdigit() || c == ':')
        .next();
    // SPF (RFC 7208, 4.6.2) says "fail" with a minus.
    entry.starts_with("-ip") || before.is_some_and(|before| before.contains('!'))
}
