//! Keeps key presses in the page from triggering shortcuts of the host. Outside the shadow root the
//! target of the event is the host element, so the host cannot detect that the user is typing in a
//! field.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement, KeyboardEvent};

/// Elements in which a key press types text or chooses an option.
const FIELDS: &str =
    "input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select";
const EVENTS: [&str; 3] = ["keydown", "keypress", "keyup"];

/// Active until it is dropped.
pub struct KeyboardGuard {
    root: HtmlElement,
    keep: Closure<dyn Fn(KeyboardEvent)>,
}

impl KeyboardGuard {
    /// Guards the events within `root`. Listeners inside `root` receive them first.
    pub fn within(root: HtmlElement) -> Self {
        let keep = Closure::new(|event: KeyboardEvent| {
            let target = event.target().and_then(|target| target.dyn_into().ok());
            if target.is_some_and(|target| is_meant_for_page(&target, &event)) {
                event.stop_propagation();
            }
        });
        for event in EVENTS {
            // Cannot fail for an element.
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

/// True for any key in an open dialog, and for keys without Control or Command in a field.
fn is_meant_for_page(target: &Element, event: &KeyboardEvent) -> bool {
    let is = |selector| matches!(target.closest(selector), Ok(Some(_)));
    is("dialog[open]") || (is(FIELDS) && !event.ctrl_key() && !event.meta_key())
}
