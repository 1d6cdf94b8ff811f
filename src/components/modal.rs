//! A native modal dialog that closes only when the page says so.
//!
//! `<dialog>` makes the rest inert, keeps the focus inside and gives it back. A second Escape would
//! close it even where `cancel` is prevented, hence the key handler and the reopening.

use leptos::ev::{Event, KeyboardEvent};
use leptos::html;
use leptos::prelude::*;

/// A modal that is open for as long as it is there.
#[component]
pub fn Modal(
    /// `dialog` or `alertdialog`.
    role: &'static str,
    /// Id of the title.
    labelledby: &'static str,
    /// Id of the description.
    describedby: &'static str,
    /// Escape, or whatever else would close a dialog.
    on_escape: Callback<()>,
    /// What stands in it.
    children: Children,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let gone = StoredValue::new(false);
    let open = move || {
        if let Some(dialog) = dialog.get_untracked()
            && !dialog.open()
        {
            // Fails only for an element that is not in a document, and then nobody sees it.
            let _ = dialog.show_modal();
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
        if !gone.try_get_value().unwrap_or(true) {
            open();
        }
    };
    dialog.on_load(move |_| request_animation_frame(open));
    on_cleanup(move || {
        gone.set_value(true);
        // Closing, unlike removing, gives the focus back to where it was.
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    });
    view! {
        <dialog
            node_ref=dialog
            role=role
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
}
