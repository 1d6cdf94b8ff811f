//! A native modal dialog that closes only when the page says so.
//!
//! `<dialog>` makes the rest inert, keeps the focus inside and gives it back. A second Escape would
//! close it even where `cancel` is prevented, hence the key handler and the reopening.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement, KeyboardEvent};

use super::element::{El, el};

/// An alert dialog, empty: open for as long as it is there.
pub struct Modal {
    /// Id of the title.
    pub labelledby: &'static str,
    /// Id of the description.
    pub describedby: &'static str,
    /// Selector of what gets the focus when it opens.
    pub focus: &'static str,
}

impl Modal {
    /// As something to see, to put the content in. `on_escape` is called at Escape, and at whatever
    /// else would close a dialog.
    #[must_use]
    pub fn view(self, on_escape: impl Fn() + Clone + 'static) -> El {
        let modal = el("dialog")
            .attr("role", "alertdialog")
            .attr("aria-labelledby", self.labelledby)
            .attr("aria-describedby", self.describedby)
            .attr("closedby", "none");
        let dialog: HtmlDialogElement = modal.node();
        let gone = Rc::new(Cell::new(false));
        let open = {
            let (dialog, gone, focus) = (dialog.clone(), gone.clone(), self.focus);
            move || {
                if gone.get() || dialog.open() {
                    return;
                }
                // Fails only for an element that is not in a document, and then nobody sees it.
                let _ = dialog.show_modal();
                let found = dialog.query_selector(focus).ok().flatten();
                if let Some(Ok(element)) = found.map(JsCast::dyn_into::<HtmlElement>) {
                    let _ = element.focus();
                }
            }
        };
        // Once it is in the document.
        request_animation_frame(open.clone());
        let parting = SendWrapper::new((dialog, gone));
        on_cleanup(move || {
            let (dialog, gone) = &*parting;
            gone.set(true);
            // Closing, unlike removing, gives the focus back to where it was.
            dialog.close();
        });
        let (on_key, on_cancel) = (on_escape.clone(), on_escape);
        modal
            .on("keydown", move |event| {
                if event.unchecked_ref::<KeyboardEvent>().key() == "Escape" {
                    event.prevent_default();
                    event.stop_propagation();
                    on_key();
                }
            })
            .on("cancel", move |event| {
                event.prevent_default();
                on_cancel();
            })
            .on("close", move |_| open())
    }
}
