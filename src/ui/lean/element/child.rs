//! The children that `.child(…)` takes: an element, an optional element, a text, an `AnyView`, or a closure
//! that returns an `AnyView`.

use leptos::prelude::*;

use super::HtmlElement;
use crate::ui::lean::dynamic;

/// A child of an element.
pub trait Child {
    /// Adds the child to `parent`.
    fn add_to(self, parent: HtmlElement) -> HtmlElement;
}

impl Child for HtmlElement {
    fn add_to(self, parent: HtmlElement) -> HtmlElement {
        parent.add_view(self.into_any())
    }
}

impl Child for AnyView {
    fn add_to(self, parent: HtmlElement) -> HtmlElement {
        parent.add_view(self)
    }
}

impl Child for Option<HtmlElement> {
    fn add_to(self, parent: HtmlElement) -> HtmlElement {
        match self {
            Some(child) => parent.child(child),
            None => parent,
        }
    }
}

impl Child for &str {
    fn add_to(self, parent: HtmlElement) -> HtmlElement {
        parent.add_text(self)
    }
}

impl Child for &String {
    fn add_to(self, parent: HtmlElement) -> HtmlElement {
        parent.add_text(self)
    }
}

/// A view that is built again when a signal that the closure reads changes; see [`dynamic`].
impl<F: Fn() -> AnyView + Send + 'static> Child for F {
    fn add_to(self, parent: HtmlElement) -> HtmlElement {
        parent.add_view(dynamic(self))
    }
}
