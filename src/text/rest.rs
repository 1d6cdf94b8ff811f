//! Words about the rest of the program, which comes after the list.

/// While it is on its way and somebody waits for it.
pub const LOADING: &str = "Loading…";
/// When it did not come.
pub const MISSING: &str =
    "The rest of the page could not be loaded. Check your connection and try again.";
/// When it is no longer where it was.
pub const REPLACED: &str = "The rest of the page could not be loaded: there is a newer version of this page. Reload the page to go on.";
/// Does so.
pub const RELOAD: &str = "Reload the page";
