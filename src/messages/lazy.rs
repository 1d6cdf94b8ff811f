//! Texts about the views that are loaded after the list.

/// Shown when the user has to wait for a view.
pub const LOADING: &str = "Loading…";
/// Button when loading failed and a retry cannot help. `start.js` has the text with the reason.
pub const RELOAD: &str = "Reload the page";
