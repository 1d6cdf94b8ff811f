//! A native modal dialog that closes only when the page says so.
//!
//! `<dialog>` makes the rest inert, keeps the focus inside and gives it back. A second Escape would
//! close it even where `cancel` is prevented, hence the guard and the reopening.

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

/// How often a dialog makes sure that it is still modal.
const RECHECK_INTERVAL: Duration = Duration::from_millis(250);

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
                // Fails only for an element that is not in a document, and then nobody sees it.
                let _ = dialog.show_modal();
                let found = dialog.query_selector(focus).ok().flatten();
                if let Some(Ok(element)) = found.map(JsCast::dyn_into::<web_sys::HtmlElement>) {
                    let _ = element.focus();
                }
            }
        };
        // Once it is in the document, which it is when what builds the page now has ended: in time
        // for the next frame.
        let opening = open.clone();
        spawn_local(async move { opening() });
        // Whoever moves the page in the document takes the dialog out of the top layer, and it
        // stands there open and not modal; whoever hides the page leaves a dialog that nobody sees
        // and that blocks everything. No event tells of either.
        let look = {
            let dialog = SendWrapper::new(dialog.clone());
            let open = SendWrapper::new(open.clone());
            move || {
                let is_modal = dialog.matches(":modal").unwrap_or(true);
                if !dialog.open() {
                    open();
                } else if dialog.is_connected() && !(is_modal && is_shown(&dialog)) {
                    // What hears of the closing opens it again, as soon as it can be seen.
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
            // Closing, unlike removing, gives the focus back to where it was.
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

/// Whether a dialog could be seen if it was open: nothing around it is hidden.
fn is_shown(dialog: &HtmlDialogElement) -> bool {
    let around = match dialog.parent_node() {
        Some(parent) => parent,
        None => return false,
    };
    let options = Object::new();
    let _ = Reflect::set(&options, &"visibilityProperty".into(), &true.into());
    // A browser that does not know it shows everything; nor does a shadow root know it.
    Reflect::get(&around, &"checkVisibility".into())
        .and_then(|check| check.unchecked_into::<Function>().call1(&around, &options))
        .map_or(true, |is_shown| is_shown.is_truthy())
}
