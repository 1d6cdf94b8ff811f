//! Finds the focused element, and moves the focus when that element is removed.

use leptos::prelude::{document, request_animation_frame};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ShadowRoot};

/// Frames to wait for others that take the focus: a closing dialog restores it, and a view that
/// replaces another one may request it.
const FRAMES: u32 = 3;
/// Ids that get the focus if no nearer element does; the first one that exists.
const FALLBACKS: [&str; 3] = ["list-title", "key-title", "heading"];

/// The focused element, also inside open shadow roots, of which the document reports only the host.
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

/// Whether no element has the focus, because the focused one was removed.
#[must_use]
pub fn focus_is_lost() -> bool {
    focused_element().is_none_or(|element| element.tag_name() == "BODY")
}

/// To be called before an element is removed or hidden. If the focus is in it and no other element
/// takes the focus, it moves to a button of the same name or to the heading, in the nearest part
/// around it that has one, so that it never falls to the body.
pub fn keep_focus_of(leaving: &Element) {
    if leaving.matches(":focus-within") != Ok(true) {
        return;
    }
    let name = focused_element().map(|focused| name_of(&focused));
    let root = leaving.get_root_node().dyn_into::<ShadowRoot>().ok();
    let mut around = Vec::new();
    let mut next = leaving.parent_element();
    while let Some(element) = next {
        next = element.parent_element();
        around.push(element);
    }
    after_frames(FRAMES, move || {
        if !focus_is_lost() {
            return;
        }
        for part in around.iter().filter(|part| part.is_connected()) {
            if name.as_ref().is_some_and(|name| focus_button(part, name))
                || focus_heading(part, root.as_ref())
            {
                return;
            }
        }
        let mut fallbacks = FALLBACKS.iter();
        let _ = fallbacks.any(|id| root.as_ref().is_some_and(|root| focus_id(root, id)));
    });
}

pub fn after_frames(frames: u32, then: impl FnOnce() + 'static) {
    count_down(frames, Box::new(then));
}

fn count_down(frames: u32, then: Box<dyn FnOnce()>) {
    match frames.checked_sub(1) {
        Some(left) => request_animation_frame(move || count_down(left, then)),
        None => then(),
    }
}

fn name_of(element: &Element) -> String {
    let label = element.get_attribute("aria-label");
    label.or_else(|| element.text_content()).unwrap_or_default()
}

/// Focuses the button in `part` that has this name.
fn focus_button(part: &Element, name: &str) -> bool {
    let Ok(buttons) = part.query_selector_all("button") else {
        return false;
    };
    (0..buttons.length()).any(|at| {
        let button = buttons.item(at).and_then(|node| node.dyn_into().ok());
        button.is_some_and(|button: Element| name_of(&button) == name && focus(&button))
    })
}

/// Focuses the heading of `part`, unless it is the heading of the whole page.
fn focus_heading(part: &Element, root: Option<&ShadowRoot>) -> bool {
    let id = part.get_attribute("aria-labelledby");
    let id = id.filter(|id| id != "heading");
    id.is_some_and(|id| root.is_some_and(|root| focus_id(root, &id)))
}

fn focus_id(root: &ShadowRoot, id: &str) -> bool {
    root.get_element_by_id(id).is_some_and(|element| {
        if !element.has_attribute("tabindex") {
            let _ = element.set_attribute("tabindex", "-1");
        }
        focus(&element)
    })
}

/// Whether the element took the focus. A hidden element does not.
fn focus(element: &Element) -> bool {
    let _ = element.unchecked_ref::<HtmlElement>().focus();
    !focus_is_lost()
}
