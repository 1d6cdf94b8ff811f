//! A native modal dialog that only the page can close.
//!
//! `<dialog>` makes the rest of the page inert, keeps the focus inside and gives it back. A second
//! Escape would close it even where `cancel` is prevented. The guard prevents this, and a closed
//! dialog is opened again.

mod guard;

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use js_sys::{Function, Object, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use crate::ui::focus::keep_focus_of;
use crate::ui::lean::{HtmlElement, html};
use guard::Guard;

/// How often a dialog checks that it is still modal.
const RECHECK_INTERVAL: Duration = Duration::from_millis(250);

/// An empty alert dialog. It is open while it is mounted.
pub struct Modal {
    pub labelledby: &'static str,
    pub describedby: &'static str,
    /// Selector of the element that gets the focus when the dialog opens.
    pub focus: &'static str,
}

impl Modal {
    /// Renders the dialog; the caller adds the content. `on_escape` is called on Escape and on
    /// every other request to close the dialog.
    #[must_use]
    pub fn view(self, on_escape: impl Fn() + 'static) -> HtmlElement {
        self.built(Rc::new(on_escape))
    }

    fn built(self, on_escape: Rc<dyn Fn()>) -> HtmlElement {
        let modal = html::dialog()
            .attr("role", "alertdialog")
            .attr("aria-labelledby", self.labelledby)
            .attr("aria-describedby", self.describedby)
            .attr("closedby", "none");
        let dialog: HtmlDialogElement = modal.node();
        let gone = Rc::new(Cell::new(false));
        let open = {
            let (dialog, gone, focus) = (dialog.clone(), gone.clone(), self.focus);
            move || {
                if gone.get() || dialog.open() || !is_shown(&dialog) {
                    return;
                }
                // Fails only for an element that is not in a document and therefore not visible.
                let _ = dialog.show_modal();
                let found = dialog.query_selector(focus).ok().flatten();
                if let Some(Ok(element)) = found.map(JsCast::dyn_into::<web_sys::HtmlElement>) {
                    let _ = element.focus();
                }
            }
        };
        // Runs when the present render has ended and the dialog is in the document, before the next
        // frame.
        let opening = open.clone();
        spawn_local(async move { opening() });
        // If the host moves the page in the document, the dialog leaves the top layer: it is open
        // but not modal. If the host hides the page, an invisible dialog blocks everything. No
        // event reports either case.
        let look = {
            let dialog = SendWrapper::new(dialog.clone());
            let open = SendWrapper::new(open.clone());
            move || {
                let is_modal = dialog.matches(":modal").unwrap_or(true);
                if !dialog.open() {
                    open();
                } else if dialog.is_connected() && !(is_modal && is_shown(&dialog)) {
                    // After `close`, the dialog is opened again as soon as it can be visible.
                    dialog.close();
                }
            }
        };
        if let Ok(look) = set_interval_with_handle(look, RECHECK_INTERVAL) {
            on_cleanup(move || look.clear());
        }
        let guard = Guard::new(&dialog, on_escape.clone());
        let to_remove = SendWrapper::new((dialog, gone, guard));
        on_cleanup(move || {
            let (dialog, gone, guard) = to_remove.take();
            drop(guard);
            gone.set(true);
            keep_focus_of(&dialog);
            // Closing gives the focus back; removing the element does not.
            dialog.close();
        });
        modal
            .on("cancel", move |event| {
                event.prevent_default();
                on_escape();
            })
            .on("close", move |_| open())
    }
}

/// Whether the dialog would be visible if it was open: nothing around it is hidden.
fn is_shown(dialog: &HtmlDialogElement) -> bool {
    let around = match dialog.parent_node() {
        Some(parent) => parent,
        None => return false,
    };
    let options = Object::new();
    let _ = Reflect::set(&options, &"visibilityProperty".into(), &true.into());
    // A browser without `checkVisibility` counts as visible. A shadow root has no such method
    // either.
    Reflect::get(&around, &"checkVisibility".into())
        .and_then(|check| check.unchecked_into::<Function>().call1(&around, &options))
        .map_or(true, |is_shown| is_shown.is_truthy())
}
