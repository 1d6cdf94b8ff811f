//! A mount point in the document for one test, and DOM helpers.

use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use we_link_security::ui::ShadowRootHandle;
use web_sys::{HtmlElement, ShadowRootInit, ShadowRootMode};

/// Mounts a view into an element of its own, which goes with this value.
pub struct MountedView {
    pub root: HtmlElement,
    _page: Box<dyn std::any::Any>,
}

impl MountedView {
    pub fn new(view: impl FnOnce() -> AnyView + 'static) -> Self {
        let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        document().body().unwrap().append_child(&root).unwrap();
        // Controls look for elements in the page's root, which is not there.
        let elsewhere = document().create_element("div").unwrap();
        let elsewhere = elsewhere
            .attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open))
            .unwrap();
        let in_context = move || {
            ShadowRootHandle::provide(elsewhere);
            view()
        };
        Self {
            _page: Box::new(mount_to(root.clone(), in_context)),
            root,
        }
    }

    /// The one element that a selector finds.
    pub fn find<T: JsCast>(&self, selector: &str) -> T {
        let found = self.root.query_selector(selector).unwrap();
        found
            .unwrap_or_else(|| panic!("{selector} in {}", self.root.inner_html()))
            .unchecked_into()
    }

    /// How many elements a selector finds.
    pub fn count(&self, selector: &str) -> u32 {
        self.root.query_selector_all(selector).unwrap().length()
    }
}

impl Drop for MountedView {
    fn drop(&mut self) {
        self.root.remove();
    }
}

/// Waits until effects have run and two frames were drawn.
pub async fn next_frames() {
    for _ in 0..2 {
        let frame = js_sys::Promise::new(&mut |resolve, _| {
            drop(window().request_animation_frame(&resolve));
        });
        JsFuture::from(frame).await.unwrap();
    }
}

/// Presses a key on the element with the focus.
pub fn press(key: &str) {
    let options = web_sys::KeyboardEventInit::new();
    options.set_key(key);
    options.set_bubbles(true);
    options.set_cancelable(true);
    let event =
        web_sys::KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &options).unwrap();
    focused().dispatch_event(&event).unwrap();
}

/// The element with the focus.
pub fn focused() -> HtmlElement {
    document().active_element().unwrap().unchecked_into()
}
