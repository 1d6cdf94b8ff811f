//! What is peculiar to fields.

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
    /// Marks what common recorders of sessions are to leave out. A host has to exclude the whole page
    /// all the same: these are requests, and not all recorders know them.
    #[must_use]
    pub fn opt_out_of_recorders(self) -> Self {
        let node: Element = self.node();
        for class in RECORDER_OPT_OUT_CLASSES {
            let _ = node.class_list().add_1(class);
        }
        let marks = RECORDER_OPT_OUT_ATTRIBUTES.into_iter();
        marks.fold(self, |this, (name, value)| this.attr(name, value))
    }

    /// What stands in a box: follows the signal, which follows what is typed.
    #[must_use]
    pub fn bind_value(self, value: RwSignal<String>) -> Self {
        let input: HtmlInputElement = self.node();
        let this = self.effect(Box::new(move || {
            value.with(|value| {
                // Setting the same again would move the caret.
                if input.value() != *value {
                    input.set_value(value);
                }
            });
        }));
        this.on("input", move |event| value.set(event_target_value(&event)))
    }

    /// Which of its options a choice has; to be called when they are there.
    #[must_use]
    pub fn bind_selected(self, word: Box<dyn Fn() -> &'static str>) -> Self {
        let node = self.0.node.clone();
        self.effect(Box::new(move || {
            let _ = js_sys::Reflect::set(&node, &"value".into(), &word().into());
        }))
    }

    /// Makes it one of several of which one is chosen. Chromium keeps what is taken out of a shadow
    /// root in its group, and with it everything around it, for as long as the root lives (measured);
    /// so it leaves the group first.
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
