//! Words of a page that somebody embeds.

/// In the element, to whoever wanted to use the page.
pub const NOT_SET_UP: &str = "This page cannot start, because it is not set up correctly. Tell the people who run this site.";

/// On the console, to whoever set it up: which option, and what is expected.
#[must_use]
pub fn bad_option(name: &str, expected: &str) -> String {
    format!("<we-link-security>: the option {name} has to be {expected}.")
}

/// Of the address of the API.
pub const API_BASE: &str = "a path such as /api/settings, or an address with https: (http: on loopback alone) \
     without a query, a user or a password";
/// Of a choice of colours.
pub const THEME: &str = "auto, light or dark";
/// Of whether cookies go with a call.
pub const CREDENTIALS: &str = "same-origin, include or omit";
/// Of an address to link to.
pub const LINK: &str = "an address with https:, or a path";
/// Of what is called.
pub const FUNCTION: &str = "a function";
/// Of a text.
pub const TEXT: &str = "a text";
