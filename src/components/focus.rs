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

/// Whether nothing has the focus: what had it is gone.
#[must_use]
pub fn focus_is_lost() -> bool {
    focused_element().is_none_or(|element| element.tag_name() == "BODY")
}
