//! The page's root, in which its ids are unique.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlTextAreaElement, ShadowRoot};

/// Finds elements of this page by their id.
#[derive(Clone, Copy)]
pub struct ShadowRootHandle(StoredValue<ShadowRoot, LocalStorage>);

impl ShadowRootHandle {
    /// Puts the root into the context.
    pub fn provide(root: ShadowRoot) {
        provide_context(Self(StoredValue::new_local(root)));
    }

    /// The root of this page.
    #[must_use]
    pub fn expect() -> Self {
        expect_context()
    }

    /// Runs `then` when no pointer and no key presses anything of the page: what moves under a press
    /// makes it miss. At once where nothing is pressed.
    pub fn after_pointer_up(&self, then: impl FnOnce() + 'static) {
        self.wait_for_release(Box::new(then));
    }

    fn wait_for_release(&self, then: Box<dyn FnOnce()>) {
        let this = *self;
        let pressed = self
            .0
            .try_with_value(|root| root.query_selector(":active").ok().flatten());
        match pressed.flatten() {
            Some(_) => request_animation_frame(move || this.wait_for_release(then)),
            None => then(),
        }
    }

    /// Gives the focus to a text area with the next frame, and marks all of its text.
    pub fn focus_and_select(&self, id: &'static str) {
        let this = *self;
        request_animation_frame(move || {
            let found = this.0.try_with_value(|root| root.get_element_by_id(id));
            if let Some(element) = found.flatten()
                && let Ok(field) = element.dyn_into::<HtmlTextAreaElement>()
            {
                let _ = field.focus();
                field.select();
            }
        });
    }

    /// Gives the focus to an element with the next frame, after whatever is being rendered, and
    /// after a dialog that is going away has given it back.
    pub fn focus(&self, id: String) {
        let this = *self;
        request_animation_frame(move || {
            let found = this.0.try_with_value(|root| root.get_element_by_id(&id));
            if let Some(element) = found.flatten() {
                // Elements of SVG have the same method (HTML standard, `HTMLOrSVGElement`).
                let _ = element.unchecked_into::<HtmlElement>().focus();
            }
        });
    }
}
