//! Keeps Escape and presses beside an open dialog from the host. A dialog of the host around the
//! page may listen for both on the document in the capture phase, and would close together with
//! this dialog. The guard listens on the window, which comes before the document.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::window;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlDialogElement, KeyboardEvent, Node};

const EVENTS: [&str; 11] = [
    "keydown",
    "keyup",
    "cancel",
    "toggle",
    "pointerdown",
    "pointerup",
    "mousedown",
    "mouseup",
    "touchstart",
    "touchend",
    "click",
];

/// Events that do not leave the dialog. A host that compares the position of a press with its own
/// dialog would take a press in here for one outside.
const INSIDE: [&str; 5] = ["mousedown", "mouseup", "touchstart", "touchend", "click"];

thread_local! {
    /// Stops the propagation of a press. It outlives the dialog, which a press may close.
    static END: Closure<dyn Fn(Event)> = Closure::new(|event: Event| event.stop_propagation());
    /// The dialogs of all mounted pages in this document, oldest first.
    static DIALOGS: RefCell<Vec<HtmlDialogElement>> = const { RefCell::new(Vec::new()) };
}

/// Keeps events from the host until it is dropped.
pub struct Guard {
    dialog: HtmlDialogElement,
    listener: Closure<dyn Fn(Event)>,
}

impl Guard {
    /// Guards `dialog` while it is open. `on_escape` is called on Escape, wherever the focus is.
    pub fn new(dialog: &HtmlDialogElement, on_escape: Rc<dyn Fn()>) -> Self {
        let guarded = dialog.clone();
        let listener = Closure::new(move |event: Event| {
            if is_on_top(&guarded) {
                guard(&guarded, &event, &*on_escape);
            }
        });
        DIALOGS.with_borrow_mut(|dialogs| dialogs.push(dialog.clone()));
        END.with(|end| {
            for event in INSIDE {
                let end = end.as_ref().unchecked_ref();
                let _ = dialog.add_event_listener_with_callback(event, end);
            }
        });
        for event in EVENTS {
            // Does not fail on a window.
            let _ = window().add_event_listener_with_callback_and_bool(
                event,
                listener.as_ref().unchecked_ref(),
                true,
            );
        }
        Self {
            dialog: dialog.clone(),
            listener,
        }
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        DIALOGS.with_borrow_mut(|dialogs| dialogs.retain(|dialog| *dialog != self.dialog));
        for event in EVENTS {
            let _ = window().remove_event_listener_with_callback_and_bool(
                event,
                self.listener.as_ref().unchecked_ref(),
                true,
            );
        }
    }
}

/// Whether a dialog is the last of the open ones.
fn is_on_top(dialog: &HtmlDialogElement) -> bool {
    let is_open = |dialog: &&HtmlDialogElement| dialog.open() && dialog.is_connected();
    DIALOGS.with_borrow(|dialogs| dialogs.iter().rfind(is_open) == Some(dialog))
}

fn guard(dialog: &HtmlDialogElement, event: &Event, on_escape: &dyn Fn()) {
    let path = event.composed_path();
    let this: &JsValue = dialog.as_ref();
    // Documents and the window have no `matches`; the error counts as no match.
    let is_modal = |node: &JsValue| {
        let element: &Element = node.unchecked_ref();
        element.matches("dialog:modal").unwrap_or(false)
    };
    let from = path.iter().find(is_modal);
    let is_inside = from.as_ref() == Some(this);
    let around = from
        .as_ref()
        .filter(|from| !is_inside && contains((*from).unchecked_ref(), dialog));
    // The event comes from a modal dialog above this one, and belongs to that dialog.
    if from.is_some() && !is_inside && around.is_none() {
        return;
    }
    match event.type_().as_str() {
        "keydown" | "keyup" => {
            let key: &KeyboardEvent = event.unchecked_ref();
            if key.key() != "Escape" {
                return;
            }
            event.stop_immediate_propagation();
            // In an input method, Escape has its own meaning.
            if event.type_() == "keydown" && !key.is_composing() {
                event.prevent_default();
                on_escape();
            }
        }
        // Where Escape is a gesture, the browser sends `cancel` to the host's dialog.
        "cancel" if around.is_some() => {
            event.stop_immediate_propagation();
            event.prevent_default();
            on_escape();
        }
        // The host's dialog was opened again and covers this dialog until this one is opened again,
        // too.
        "toggle" if around.is_some() => dialog.close(),
        "cancel" | "toggle" => {}
        kind => {
            let is_beside = !is_inside || path.get(0) == *this;
            if is_beside {
                event.stop_immediate_propagation();
                // `mousedown` would move the focus out of the page, and with it the following key
                // events.
                if kind == "mousedown" {
                    event.prevent_default();
                }
            }
        }
    }
}

/// Whether a node is inside an element, also through shadow roots.
fn contains(outer: &Node, inner: &Node) -> bool {
    let mut inner = inner.clone();
    loop {
        if outer.contains(Some(&inner)) {
            return true;
        }
        // Only a shadow root has a host.
        let host = js_sys::Reflect::get(&inner.get_root_node(), &"host".into());
        match host.ok().filter(JsValue::is_object) {
            Some(host) => inner = host.unchecked_into(),
            None => return false,
        }
    }
}
