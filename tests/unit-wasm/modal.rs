//! The modal: it opens, stays open, and restores the focus.

use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use we_link_security::ui::button::{ButtonVariant, button};
use we_link_security::ui::lean::{html, nothing};
use we_link_security::ui::modal::Modal;
use web_sys::{HtmlDialogElement, HtmlElement};

use crate::dom::{MountedView, focused, next_frames, press};

/// A page with a button, and a modal while `open`. Counts the Escapes.
pub fn page(open: RwSignal<bool>, escapes: RwSignal<u32>) -> AnyView {
    let modal = move || {
        if !open.get() {
            return nothing();
        }
        let modal = Modal {
            labelledby: "t",
            describedby: "d",
            focus: ".plain",
        };
        modal
            .view(move || escapes.update(|n| *n += 1))
            .child(html::h2().id("t").child("Title"))
            .child(html::p().id("d").child("Description"))
            .child(button(ButtonVariant::Danger, "Dangerous", || {}))
            .child(button(ButtonVariant::Secondary, "Safe", || {}))
            .into_any()
    };
    let opener = html::button().id("opener").child("Open");
    html::div().child(opener).child(modal).into_any()
}

#[wasm_bindgen_test]
async fn focuses_the_safe_answer_and_restores_focus() {
    let open = RwSignal::new(false);
    let mounted = MountedView::new(move || page(open, RwSignal::new(0)));
    mounted.find::<HtmlElement>("#opener").focus().unwrap();
    open.set(true);
    next_frames().await;
    let dialog: HtmlDialogElement = mounted.find("dialog");
    assert!(dialog.open() && dialog.matches(":modal").unwrap());
    assert_eq!(focused().text_content().as_deref(), Some("Safe"));
    open.set(false);
    next_frames().await;
    assert_eq!(mounted.count("dialog"), 0);
    assert_eq!(focused().id(), "opener");
}

#[wasm_bindgen_test]
async fn escape_is_reported_and_never_closes_the_dialog() {
    let (open, escapes) = (RwSignal::new(true), RwSignal::new(0));
    let mounted = MountedView::new(move || page(open, escapes));
    next_frames().await;
    for _ in 0..5 {
        press("Escape");
        next_frames().await;
    }
    assert_eq!(escapes.get_untracked(), 5);
    assert!(mounted.find::<HtmlDialogElement>("dialog").open());
}

#[wasm_bindgen_test]
async fn reopens_when_closed_externally() {
    let mounted = MountedView::new(move || page(RwSignal::new(true), RwSignal::new(0)));
    next_frames().await;
    let dialog: HtmlDialogElement = mounted.find("dialog");
    dialog.close();
    next_frames().await;
    assert!(dialog.open());
}
