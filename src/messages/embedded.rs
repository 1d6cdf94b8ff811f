//! Texts about wrong options of an embedded page.

/// Shown to the user in place of the page.
pub const NOT_SET_UP: &str = "This page cannot start, because it is not set up correctly. Tell the people who run this site.";

/// Console message for the developer of the host. `expected`: one of the constants below.
#[must_use]
pub fn bad_option(name: &str, expected: &str) -> String {
    format!("<we-link-security>: the option {name} has to be {expected}.")
}

/// Expected value of `apiBase`.
pub const API_BASE: &str = "a path such as /api/settings, or an address with https: (http: on loopback alone) \
     without a query, a user or a password";
pub const THEME: &str = "auto, light or dark";
pub const CREDENTIALS: &str = "same-origin, include or omit";
/// Expected value of `documentationUrl`.
pub const LINK: &str = "an address with https:, or a path";
/// Expected value of callbacks.
pub const FUNCTION: &str = "a function";
pub const TEXT: &str = "a text";
