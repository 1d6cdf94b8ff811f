//! An open modal keeps Escape and presses outside it from the host.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, Event, EventInit, HtmlDialogElement};

use crate::dom::{MountedView, focused, next_frames, press};
use crate::modal::page;

/// A host that listens on the document in the capture phase, as most libraries with dialogs do.
struct Listening {
    events: Rc<RefCell<Vec<String>>>,
    listener: Closure<dyn Fn(Event)>,
}

const KINDS: [&str; 5] = ["keydown", "keyup", "pointerdown", "mousedown", "click"];

impl Listening {
    fn new() -> Self {
        let events = Rc::new(RefCell::new(Vec::new()));
        let into = events.clone();
        let listener = Closure::new(move |event: Event| into.borrow_mut().push(event.type_()));
        for kind in KINDS {
            document()
                .add_event_listener_with_callback_and_bool(
                    kind,
                    listener.as_ref().unchecked_ref(),
                    true,
                )
                .unwrap();
        }
        Self { events, listener }
    }

    fn heard(&self) -> Vec<String> {
        self.events.take()
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        for kind in KINDS {
            document()
                .remove_event_listener_with_callback_and_bool(
                    kind,
                    self.listener.as_ref().unchecked_ref(),
                    true,
                )
                .unwrap();
        }
    }
}

/// A press with a pointer, or a part of one. Whether its default action is left.
fn point(kind: &str, target: &Element) -> bool {
    let init = EventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    init.set_composed(true);
    let event = Event::new_with_event_init_dict(kind, &init).unwrap();
    target.dispatch_event(&event).unwrap()
}

#[wasm_bindgen_test]
async fn host_receives_escape_only_after_the_modal_closed() {
    let (open, escapes) = (RwSignal::new(true), RwSignal::new(0));
    let mounted = MountedView::new(move || page(open, escapes));
    next_frames().await;
    let host = Listening::new();
    press("Escape");
    focused().blur().unwrap();
    press("Escape");
    assert_eq!(
        escapes.get_untracked(),
        2,
        "also where nothing has the focus"
    );
    assert!(host.heard().is_empty());
    press("k");
    assert_eq!(host.heard(), ["keydown"], "other keys are the host's");
    open.set(false);
    next_frames().await;
    press("Escape");
    assert_eq!(host.heard(), ["keydown"]);
    assert_eq!(escapes.get_untracked(), 2);
    drop(mounted);
}

#[wasm_bindgen_test]
async fn press_outside_the_modal_does_not_reach_the_host() {
    let mounted = MountedView::new(move || page(RwSignal::new(true), RwSignal::new(0)));
    next_frames().await;
    let host = Listening::new();
    let dialog: Element = mounted.find("dialog");
    let body: Element = document().body().unwrap().into();
    for target in [&dialog, &body] {
        for kind in ["pointerdown", "mousedown", "click"] {
            let keeps_default = point(kind, target);
            assert_eq!(keeps_default, kind != "mousedown", "the focus stays");
        }
    }
    assert!(host.heard().is_empty());
    point("pointerdown", &mounted.find("dialog .plain"));
    assert_eq!(
        host.heard(),
        ["pointerdown"],
        "one inside tells the host that it is not outside"
    );
}

#[wasm_bindgen_test]
async fn press_inside_the_modal_does_not_reach_ancestors() {
    let open = RwSignal::new(true);
    let mounted = MountedView::new(move || page(open, RwSignal::new(0)));
    next_frames().await;
    let presses = Rc::new(RefCell::new(0));
    let heard = presses.clone();
    let around = Closure::<dyn Fn()>::new(move || *heard.borrow_mut() += 1);
    for kind in ["mousedown", "click"] {
        mounted
            .root
            .add_event_listener_with_callback(kind, around.as_ref().unchecked_ref())
            .unwrap();
        point(kind, &mounted.find("dialog .plain"));
    }
    assert_eq!(*presses.borrow(), 0);
    // A press on a button that closes the modal is on its way when the modal is gone.
    let dialog: Element = mounted.find("dialog");
    open.set(false);
    next_frames().await;
    mounted.root.append_child(&dialog).unwrap();
    point("click", &dialog.query_selector(".plain").unwrap().unwrap());
    assert_eq!(*presses.borrow(), 0);
    point("click", &mounted.find("#opener"));
    assert_eq!(*presses.borrow(), 1);
}

#[wasm_bindgen_test]
async fn topmost_modal_receives_escape() {
    let (lower, upper) = (RwSignal::new(0), RwSignal::new(0));
    let open = RwSignal::new(true);
    let first = MountedView::new(move || page(RwSignal::new(true), lower));
    next_frames().await;
    let second = MountedView::new(move || page(open, upper));
    next_frames().await;
    press("Escape");
    focused().blur().unwrap();
    press("Escape");
    assert_eq!((lower.get_untracked(), upper.get_untracked()), (0, 2));
    open.set(false);
    next_frames().await;
    press("Escape");
    assert_eq!((lower.get_untracked(), upper.get_untracked()), (1, 2));
    drop((first, second));
}

#[wasm_bindgen_test]
async fn host_dialog_above_the_modal_receives_escape_and_presses() {
    let escapes = RwSignal::new(0);
    let mounted = MountedView::new(move || page(RwSignal::new(true), escapes));
    next_frames().await;
    let above: HtmlDialogElement = document()
        .create_element("dialog")
        .unwrap()
        .unchecked_into();
    above.set_inner_html("<button>Of the host</button>");
    document().body().unwrap().append_child(&above).unwrap();
    above.show_modal().unwrap();
    let host = Listening::new();
    press("Escape");
    point("pointerdown", &focused());
    assert_eq!(host.heard(), ["keydown", "pointerdown"]);
    assert_eq!(escapes.get_untracked(), 0);
    above.remove();
    press("Escape");
    assert_eq!(escapes.get_untracked(), 1);
    assert!(host.heard().is_empty());
    drop(mounted);
}

#[wasm_bindgen_test]
async fn hidden_modal_blocks_nothing_until_shown_again() {
    let mounted = MountedView::new(move || page(RwSignal::new(true), RwSignal::new(0)));
    next_frames().await;
    let dialog: HtmlDialogElement = mounted.find("dialog");
    for style in ["display: none", "visibility: hidden"] {
        mounted.root.set_attribute("style", style).unwrap();
        until(|| !dialog.open()).await;
        let host = Listening::new();
        press("Escape");
        assert_eq!(host.heard(), ["keydown"], "{style}");
        mounted.root.remove_attribute("style").unwrap();
        until(|| dialog.open()).await;
        assert_eq!(focused().text_content().as_deref(), Some("Safe"));
    }
}

#[wasm_bindgen_test]
async fn surrounding_host_dialog_stays_open_on_cancel() {
    let (open, escapes) = (RwSignal::new(true), RwSignal::new(0));
    let around: HtmlDialogElement = document()
        .create_element("dialog")
        .unwrap()
        .unchecked_into();
    document().body().unwrap().append_child(&around).unwrap();
    around.show_modal().unwrap();
    let mounted = MountedView::new(move || page(open, escapes));
    around.append_child(&mounted.root).unwrap();
    next_frames().await;
    assert!(mounted.find::<HtmlDialogElement>("dialog").open());
    assert!(!point("cancel", &around));
    assert_eq!(escapes.get_untracked(), 1);
    open.set(false);
    next_frames().await;
    assert!(point("cancel", &around));
    assert_eq!(escapes.get_untracked(), 1);
    around.remove();
}

async fn until(is_so: impl Fn() -> bool) {
    for _ in 0..100 {
        if is_so() {
            return;
        }
        next_frames().await;
    }
    panic!("not within 100 frames");
}
