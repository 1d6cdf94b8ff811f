//! Keeps key presses that are meant for the page from the shortcuts of its host. Outside a shadow
//! root they seem to come from the element itself, so a host that looks whether somebody is typing
//! cannot see it.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement, KeyboardEvent};

/// Where a press is typing, or a choice.
const FIELDS: &str =
    "input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select";
const EVENTS: [&str; 3] = ["keydown", "keypress", "keyup"];

/// Keeps them until it is dropped.
pub struct KeyboardGuard {
    root: HtmlElement,
    keep: Closure<dyn Fn(KeyboardEvent)>,
}

impl KeyboardGuard {
    /// From within `root`; what listens inside it hears them first.
    pub fn within(root: HtmlElement) -> Self {
        let keep = Closure::new(|event: KeyboardEvent| {
            let target = event.target().and_then(|target| target.dyn_into().ok());
            if target.is_some_and(|target| is_meant_for_page(&target, &event)) {
                event.stop_propagation();
            }
        });
        for event in EVENTS {
            // Fails for no element.
            let _ = root.add_event_listener_with_callback(event, keep.as_ref().unchecked_ref());
        }
        Self { root, keep }
    }
}

impl Drop for KeyboardGuard {
    fn drop(&mut self) {
        let keep = self.keep.as_ref().unchecked_ref();
        for event in EVENTS {
            let _ = self.root.remove_event_listener_with_callback(event, keep);
        }
    }
}

/// Under a dialog nothing of the host may happen; in a field, its shortcuts with Control may.
fn is_meant_for_page(target: &Element, event: &KeyboardEvent) -> bool {
    let is = |selector| matches!(target.closest(selector), Ok(Some(_)));
    is("dialog[open]") || (is(FIELDS) && !event.ctrl_key() && !event.meta_key())
}
