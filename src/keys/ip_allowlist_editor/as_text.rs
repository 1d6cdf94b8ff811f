//! The list as lines of text, to be edited or copied as a whole.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use super::IpAllowlistForm;
use crate::messages::ip_allowlist as words;
use crate::ui::button::{ButtonVariant, button};
use crate::ui::lean::{HtmlElement, html};

/// Id of the text area.
pub const FIELD: &str = "networks-text";

impl IpAllowlistForm {
    pub fn edit_as_text(&self) {
        let lines: Vec<_> = self.list.with_untracked(|list| {
            let entries = list.entries.iter();
            entries.map(|entry| entry.network.to_string()).collect()
        });
        self.text.set(lines.join("\n"));
        self.text_error.set(String::new());
        self.as_text.set(true);
        self.root.focus(FIELD.to_owned());
    }

    /// Closes the text area without changing the list.
    fn cancel_text(self) {
        self.as_text.set(false);
        self.root.focus(EDIT.to_owned());
    }
}

/// Id of the button that opens the text area.
pub const EDIT: &str = "networks-as-text";

/// The text area with the buttons Done and Cancel.
pub fn as_text(model: IpAllowlistForm) -> HtmlElement {
    let done = move || {
        if model.take_text() {
            model.root.focus(super::INPUT.to_owned());
        }
    };
    let error = model.text_error.into();
    html::div()
        .class("field")
        .child(html::label().attr("for", FIELD).child(words::AS_TEXT))
        .child(
            html::p()
                .class("help")
                .id("networks-text-help")
                .child(words::AS_TEXT_HELP),
        )
        .child(
            html::textarea()
                .id(FIELD)
                .attr("rows", "8")
                .attr("spellcheck", "false")
                .attr("autocomplete", "off")
                .attr("autocapitalize", "off")
                .attr("translate", "no")
                .attr("aria-describedby", "networks-text-help networks-text-error")
                .invalid(error)
                .bind_value(model.text)
                .on("keydown", move |event| {
                    if event.unchecked_ref::<KeyboardEvent>().key() == "Escape" {
                        event.prevent_default();
                        event.stop_propagation();
                        model.cancel_text();
                    }
                }),
        )
        .child(
            html::p()
                .class("error")
                .id("networks-text-error")
                .bind_text(error),
        )
        .child(
            html::div()
                .class("buttons")
                .child(button(ButtonVariant::Secondary, words::DONE, done))
                .child(button(
                    ButtonVariant::Ghost,
                    words::CANCEL_TEXT,
                    move || {
                        model.cancel_text();
                    },
                )),
        )
}
