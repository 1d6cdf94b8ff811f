//! The text of an element. Isolated parts of it are put into `<bdi>` (`messages::marks`).

use leptos::prelude::*;
use web_sys::Element;

use super::HtmlElement;
use crate::model::invisible::ISOLATE;

impl HtmlElement {
    pub(super) fn add_text(self, text: &str) -> Self {
        append(&self.0.node, text);
        self
    }

    /// Binds the whole content of the element to a text. No text node is kept, since translators and
    /// extensions wrap or replace text nodes.
    #[must_use]
    pub fn bind_text(self, text: Signal<String>) -> Self {
        let node = self.0.node.clone();
        self.effect(Box::new(move || {
            text.with(|text| {
                let is_plain = !text.contains(ISOLATE);
                node.set_text_content(is_plain.then_some(text));
                if !is_plain {
                    append(&node, text);
                }
            });
        }))
    }
}

/// Appends text nodes, and `<bdi>` for isolated parts.
fn append(node: &Element, text: &str) {
    let document = document();
    let mut is_isolated = false;
    for piece in text.split(ISOLATE) {
        let text = document.create_text_node(piece);
        let _ = match is_isolated.then(|| document.create_element("bdi")) {
            Some(Ok(bdi)) => {
                let _ = bdi.set_attribute("translate", "no");
                let _ = bdi.append_child(&text);
                node.append_child(&bdi)
            }
            _ => node.append_child(&text),
        };
        is_isolated = !is_isolated;
    }
}
