//! What `.child(…)` takes, as in Leptos: an element, a text, a view, a closure, or nothing.

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
