//! A line of text with its label, help and what is to be mended.

use leptos::prelude::*;

use crate::state::ShadowRootHandle;
use crate::ui::lean::{HtmlElement, aria_bool, html};

/// A text box. Below it stand what is to be mended and what is only to be looked at.
pub struct TextField {
    /// Id of the box.
    pub id: &'static str,
    /// The label.
    pub label: &'static str,
    /// One line of help.
    pub help: &'static str,
    /// Whether something must stand in it.
    pub required: bool,
    /// What is typed.
    pub value: RwSignal<String>,
    /// What is to be mended; empty where nothing is.
    pub error: Signal<String>,
    /// What is only to be looked at; empty where nothing is.
    pub warning: Signal<String>,
}

impl TextField {
    /// As something to see. `on_leave` is called when the box was left with something in it.
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
    /// Marks a control as wrong while there is something to mend.
    #[must_use]
    pub fn invalid(self, error: Signal<String>) -> Self {
        let is_wrong = move || error.with(|error| (!error.is_empty()).then_some(true));
        self.bind_attr("aria-invalid", aria_bool(is_wrong))
    }
}
