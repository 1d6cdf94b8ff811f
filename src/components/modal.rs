//! A native modal dialog that closes only when the page says so.
//!
//! `<dialog>` makes the rest inert, keeps the focus inside and gives it back. A second Escape would
//! close it even where `cancel` is prevented, hence the key handler and the reopening.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement, KeyboardEvent};

use super::element::{El, el};
use super::focus::keep_focus_of;

/// How often a dialog makes sure that it is still modal.
const LOOK: Duration = Duration::from_millis(250);

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
        // Once it is in the document, which it is when what builds the page now has ended: in time
        // for the next frame.
        let opening = open.clone();
        spawn_local(async move { opening() });
        // Whoever moves the page in the document takes the dialog out of the top layer, and it
        // stands there open and not modal; no event tells of that.
        let moved = {
            let dialog = SendWrapper::new(dialog.clone());
            move || {
                let is_modal = dialog.matches(":modal").unwrap_or(true);
                if dialog.open() && dialog.is_connected() && !is_modal {
                    // What hears of the closing opens it again.
                    dialog.close();
                }
            }
        };
        if let Ok(look) = set_interval_with_handle(moved, LOOK) {
            on_cleanup(move || look.clear());
        }
        let parting = SendWrapper::new((dialog, gone));
        on_cleanup(move || {
            let (dialog, gone) = &*parting;
            gone.set(true);
            keep_focus_of(dialog);
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
            // A press beside what is in the dialog would take the focus out of the page, and the keys
            // that follow would go to whatever surrounds it.
            .on("mousedown", |event| {
                if event.target() == event.current_target() {
                    event.prevent_default();
                }
            })
            .on("cancel", move |event| {
                event.prevent_default();
                on_cancel();
            })
            .on("close", move |_| open())
    }
}
