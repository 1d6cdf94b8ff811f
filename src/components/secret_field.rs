//! One value of the pair: a read-only field and its button. The value is written into the field by
//! `delivery` and is in no signal and no attribute.

use web_sys::HtmlTextAreaElement;

use super::button::{Kind, button};
use super::element::{El, el};
use crate::delivery::Delivery;
use crate::domain::pair::Part;
use crate::text::one_time as words;

/// A read-only field for `part` with a button that copies it. `id` is that of the field.
#[must_use]
pub fn secret_field(part: Part, id: &'static str, on_copy: impl Fn(Part) + 'static) -> El {
    let delivery = Delivery::expect();
    let (label, copy) = match part {
        Part::ApiKey => (words::API_KEY, words::COPY_API_KEY),
        Part::SecretKey | Part::Both => (words::SECRET_KEY, words::COPY_SECRET_KEY),
    };
    let textarea = el("textarea")
        .id(id)
        .flag("readonly", true)
        .attr("rows", "1")
        .attr("spellcheck", "false")
        .attr("autocomplete", "off")
        .attr("translate", "no")
        .flag("data-1p-ignore", true)
        .attr("data-lpignore", "true");
    let field: HtmlTextAreaElement = textarea.node();
    delivery.reveal(part, &field);
    let on_copied = move |_| {
        let (from, to) = (field.selection_start(), field.selection_end());
        if from == Ok(Some(0)) && to == Ok(Some(field.text_length())) {
            delivery.copied_by_hand(part);
        }
    };
    let button = button(Kind::Plain, words::COPY, move || on_copy(part));
    el("div")
        .class("secret")
        .child(el("label").attr("for", id).text(label))
        .child(textarea.on("copy", on_copied))
        .child(button.attr("aria-label", copy))
}
