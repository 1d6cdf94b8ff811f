//! A text input with its label, help, error and warning.

use leptos::prelude::*;

use crate::ui::ShadowRootHandle;
use crate::ui::lean::{HtmlElement, aria_bool, html};

pub struct TextField {
    pub id: &'static str,
    pub label: &'static str,
    /// One line.
    pub help: &'static str,
    pub required: bool,
    pub value: RwSignal<String>,
    /// The error message; empty if there is none.
    pub error: Signal<String>,
    /// A message that does not prevent saving; empty if there is none.
    pub warning: Signal<String>,
}

impl TextField {
    /// `on_leave` is called after the input lost the focus, unless it is empty.
    #[must_use]
    pub fn view(self, on_leave: impl Fn() + Clone + 'static) -> HtmlElement {
        let Self {
            id, value, error, ..
        } = self;
        let root = ShadowRootHandle::expect();
        let (help_id, error_id) = (format!("{id}-help"), format!("{id}-error"));
        let on_blur = move |_| {
            let on_leave = on_leave.clone();
            root.after_pointer_up(move || {
                if value.try_with_untracked(String::is_empty) == Some(false) {
                    on_leave();
                }
            });
        };
        let input = html::input()
            .id(id)
            .attr("type", "text")
            .attr("autocomplete", "off")
            .bool_attr("required", self.required)
            .attr("aria-describedby", &format!("{help_id} {error_id}"))
            .invalid(error)
            .bind_value(value)
            .on("blur", on_blur);
        html::div()
            .class("field")
            .child(html::label().attr("for", id).child(self.label))
            .child(html::p().class("help").id(&help_id).child(self.help))
            .child(input)
            .child(html::p().class("error").id(&error_id).bind_text(error))
            .child(
                html::p()
                    .class("warning-text")
                    .attr("role", "status")
                    .bind_text(self.warning),
            )
    }
}

impl HtmlElement {
    /// Sets `aria-invalid` while there is an error.
    #[must_use]
    pub fn invalid(self, error: Signal<String>) -> Self {
        let is_wrong = move || error.with(|error| (!error.is_empty()).then_some(true));
        self.bind_attr("aria-invalid", aria_bool(is_wrong))
    }
}
