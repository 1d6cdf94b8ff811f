//! A native modal dialog that closes only when the page says so.
//!
//! `<dialog>` makes the rest inert, keeps the focus inside and gives it back. A second Escape would
//! close it even where `cancel` is prevented, hence the key handler and the reopening.

use leptos::ev::{Event, KeyboardEvent};
use leptos::html;
use leptos::prelude::*;

use crate::context::effect;

/// An alert dialog that is open for as long as it is there.
#[component]
pub fn Modal(
    /// Id of the title.
    labelledby: &'static str,
    /// Id of the description.
    describedby: &'static str,
    /// What gets the focus when it opens.
    focus: NodeRef<html::Button>,
    /// Escape, or whatever else would close a dialog.
    on_escape: Callback<()>,
    /// What stands in it.
    children: Children,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let gone = RwSignal::new(false);
    let open = move || {
        if let Some(Some(dialog)) = dialog.try_get_untracked()
            && !dialog.open()
        {
            // Fails only for an element that is not in a document, and then nobody sees it.
            let _ = dialog.show_modal();
            if let Some(button) = focus.get_untracked() {
                let _ = button.focus();
            }
        }
    };
    let on_keydown = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            event.stop_propagation();
            on_escape.run(());
        }
    };
    let on_cancel = move |event: Event| {
        event.prevent_default();
        on_escape.run(());
    };
    let on_close = move |_| {
        if gone.try_get_untracked() == Some(false) {
            open();
        }
    };
    // Once it is in the document.
    effect(move |_| {
        dialog.track();
        request_animation_frame(open);
    });
    on_cleanup(move || {
        gone.set(true);
        // Closing, unlike removing, gives the focus back to where it was.
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    });
    view! {
        <dialog
            node_ref=dialog
            role="alertdialog"
            aria-labelledby=labelledby
            aria-describedby=describedby
            closedby="none"
            on:keydown=on_keydown
            on:cancel=on_cancel
            on:close=on_close
        >
            {children()}
        </dialog>
    }
    .into_any()
}
