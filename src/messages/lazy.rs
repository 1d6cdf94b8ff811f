//! Words about the rest of the program, which comes after the list.

/// While it is on its way and somebody waits for it.
pub const LOADING: &str = "Loading…";
/// Where it did not come, and only that helps. Why, `start.js` says.
pub const RELOAD: &str = "Reload the page";
