//! The split point: the only way from the first part of the program to the second.

use wasm_split_helpers::SplitLoaderError;

use super::{LAZY_VIEWS, LazyViews};

/// The views, once the host has loaded the second part (`HostCapabilities::load_rest`).
#[cfg(split)]
#[wasm_split_helpers::wasm_split(rest, fallible)]
pub fn lazy_views() -> Result<&'static LazyViews, SplitLoaderError> {
    Ok(&LAZY_VIEWS)
}

/// The views. The program is in one piece.
#[cfg(not(split))]
pub async fn lazy_views() -> Result<&'static LazyViews, SplitLoaderError> {
    Ok(&LAZY_VIEWS)
}

/// The views, if the program is in one piece.
#[must_use]
pub fn linked_views() -> Option<&'static LazyViews> {
    #[cfg(not(split))]
    return Some(&LAZY_VIEWS);
    #[cfg(split)]
    return None;
}
