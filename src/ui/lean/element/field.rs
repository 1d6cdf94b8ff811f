//! Methods of form fields.

use leptos::prelude::*;
use send_wrapper::SendWrapper;
use web_sys::{Element, HtmlInputElement};

use super::HtmlElement;

const RECORDER_OPT_OUT_CLASSES: [&str; 7] = [
    "rr-block",
    "rr-ignore",
    "ph-no-capture",
    "fs-exclude",
    "lr-hide",
    "sentry-block",
    "sentry-mask",
];
const RECORDER_OPT_OUT_ATTRIBUTES: [(&str, &str); 4] = [
    ("data-private", ""),
    ("data-hj-suppress", ""),
    ("data-clarity-mask", "true"),
    ("data-dd-privacy", "hidden"),
];

impl HtmlElement {
    /// Asks common session recorders to leave the element out. A host has to exclude the whole page all the
    /// same: not every recorder knows these marks.
    #[must_use]
    pub fn opt_out_of_recorders(self) -> Self {
        let node: Element = self.node();
        for class in RECORDER_OPT_OUT_CLASSES {
            let _ = node.class_list().add_1(class);
        }
        let marks = RECORDER_OPT_OUT_ATTRIBUTES.into_iter();
        marks.fold(self, |this, (name, value)| this.attr(name, value))
    }

    /// Binds the value of a text field to a signal, in both directions.
    #[must_use]
    pub fn bind_value(self, value: RwSignal<String>) -> Self {
        let input: HtmlInputElement = self.node();
        let this = self.effect(Box::new(move || {
            value.with(|value| {
                // Setting an equal value would move the caret.
                if input.value() != *value {
                    input.set_value(value);
                }
            });
        }));
        this.on("input", move |event| value.set(event_target_value(&event)))
    }

    /// Binds the selected option of a `<select>`. The options must exist.
    #[must_use]
    pub fn bind_selected(self, word: Box<dyn Fn() -> &'static str>) -> Self {
        let node = self.0.node.clone();
        self.effect(Box::new(move || {
            let _ = js_sys::Reflect::set(&node, &"value".into(), &word().into());
        }))
    }

    /// Makes the input a radio button of the group `name`. Chromium keeps a radio button that is removed from a
    /// shadow root in its group, and everything around it in memory, until the root is removed (measured);
    /// so the button leaves the group first.
    #[must_use]
    pub fn radio_in_group(self, name: &str) -> Self {
        let this = self.attr("type", "radio").attr("name", name);
        let node = SendWrapper::new(this.node::<Element>());
        on_cleanup(move || {
            let _ = node.remove_attribute("name");
        });
        this
    }
}
