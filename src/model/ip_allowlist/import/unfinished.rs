//! Addresses with placeholders for the last numbers.

use super::find::{Atom, Kind, before, is_of_word};
use crate::model::ip_allowlist::ranges::wildcard;

/// Parses `10.0.*`, `10.0.%` and `10.0.x`. `core` is the part before the placeholders.
pub(super) fn unfinished(line: &str, start: usize, core: &str) -> Option<Atom> {
    let known = core.split('.').count();
    let rest = &line[start + core.len()..];
    let sign = rest.strip_prefix('.')?.chars().next()?;
    if known > 3
        || !matches!(sign, '*' | '%' | 'x' | 'X')
        || before(line, start).is_some_and(is_of_word)
    {
        return None;
    }
    let mut length = 0;
    while rest[length..]
        .strip_prefix('.')
        .is_some_and(|rest| rest.starts_with(sign))
    {
        length += 2;
    }
    if rest[length..]
        .chars()
        .next()
        .is_some_and(|c| is_of_word(c) || c == sign)
    {
        return None;
    }
    let network = wildcard(&format!("{core}.*"), None).ok()?;
    Some(Atom {
        start,
        end: start + core.len() + length,
        kind: match sign {
            '*' => Kind::Wildcard(network),
            _ => Kind::Placeholder(network),
        },
    })
}
