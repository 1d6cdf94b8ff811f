//! Where the focus is.

use leptos::prelude::document;
use web_sys::Element;

/// The element with the focus, looked for inside open shadow roots too, where the document sees
/// their host alone.
#[must_use]
pub fn focused_element() -> Option<Element> {
    let mut focused = document().active_element()?;
    while let Some(inner) = focused
        .shadow_root()
        .and_then(|shadow| shadow.active_element())
    {
        focused = inner;
    }
    Some(focused)
}
