//! All texts of the page, one module per screen. Functions take data and return text, so another
//! language needs only another set of these modules. The browser's `Intl` formats dates, numbers
//! and relative times.

pub mod actions;
pub mod activity;
pub mod bulk;
#[cfg(feature = "embedded")]
pub mod embedded;
pub mod errors;
pub mod examples;
pub mod expiry;
pub mod form;
pub mod help;
pub mod ip_allowlist;
pub mod key_detail;
pub mod key_lifecycle;
pub mod key_list;
pub mod lazy;
pub mod listing;
pub mod marks;
pub mod one_time;
pub mod reauthentication;
pub mod rotation;
pub mod session;
pub mod settings_diff;
pub mod time;
pub mod usage;
pub mod warnings;

/// "1 key" or "2 keys".
#[must_use]
pub fn count(n: usize, one: &str, many: &str) -> String {
    if n == 1 {
        format!("1 {one}")
    } else {
        format!("{} {many}", time::number(n))
    }
}

/// "15 minutes", "24 hours" or "7 days", rounded up to a whole unit.
#[must_use]
pub fn duration(seconds: u32) -> String {
    let n = seconds as usize;
    match n {
        0..120 => count(n, "second", "seconds"),
        120..3_600 => count(n.div_ceil(60), "minute", "minutes"),
        3_600..172_800 => count(n.div_ceil(3_600), "hour", "hours"),
        _ => count(n.div_ceil(86_400), "day", "days"),
    }
}

/// "a, b and c". From `most + 2` names on: the first `most` and a count, "a, b and 3 more".
#[must_use]
pub fn listed(names: impl Iterator<Item = String>, most: usize) -> String {
    let mut names: Vec<_> = names.collect();
    if names.len() > most + 1 {
        let more = time::number(names.len() - most);
        names.truncate(most);
        names.push(format!("{more} more"));
    }
    let last = names.pop().unwrap_or_default();
    if names.is_empty() {
        return last;
    }
    format!("{} and {last}", names.join(", "))
}
