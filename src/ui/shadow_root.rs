//! The page's shadow root. Ids are unique within it.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlTextAreaElement, ShadowRoot};

/// Finds and focuses elements of the page.
#[derive(Clone, Copy)]
pub struct ShadowRootHandle(StoredValue<ShadowRoot, LocalStorage>);

impl ShadowRootHandle {
    pub fn provide(root: ShadowRoot) {
        provide_context(Self(StoredValue::new_local(root)));
    }

    #[must_use]
    pub fn expect() -> Self {
        expect_context()
    }

    /// Runs `then` as soon as no element of the page is pressed (`:active`): an element that moves
    /// while it is pressed gets no click. Runs it at once where nothing is pressed.
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

    /// Focuses a text area in the next frame and selects all of its text.
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

    /// Focuses an element in the next frame: after the pending render, and after a closing dialog
    /// has restored the focus.
    pub fn focus(&self, id: String) {
        let this = *self;
        request_animation_frame(move || {
            let found = this.0.try_with_value(|root| root.get_element_by_id(&id));
            if let Some(element) = found.flatten() {
                // SVG elements have the same method (HTML standard, `HTMLOrSVGElement`).
                let _ = element.unchecked_into::<HtmlElement>().focus();
            }
        });
    }
}
