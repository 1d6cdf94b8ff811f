//! One value of the pair: a read-only field and its button. The value is written into the field by
//! `delivery` and is in no signal and no attribute.

use leptos::html;
use leptos::prelude::*;
use web_sys::HtmlTextAreaElement;

use super::button::{Button, Kind};
use crate::context::effect;
use crate::delivery::Delivery;
use crate::domain::pair::Part;
use crate::text::one_time as words;

/// A read-only field with a button that copies it.
#[component]
pub fn SecretField(
    /// Which value.
    part: Part,
    /// Id of the field, unique within the page.
    id: &'static str,
    /// Copies this value.
    on_copy: Callback<Part>,
) -> impl IntoView {
    let delivery = Delivery::expect();
    let field = NodeRef::<html::Textarea>::new();
    let (label, copy) = match part {
        Part::ApiKey => (words::API_KEY, words::COPY_API_KEY),
        Part::SecretKey | Part::Both => (words::SECRET_KEY, words::COPY_SECRET_KEY),
    };
    effect(move |_| {
        if let Some(field) = field.get() {
            delivery.reveal(part, &field);
        }
    });
    let on_copied = move |_| {
        let whole = |field: &HtmlTextAreaElement| {
            let (from, to) = (field.selection_start(), field.selection_end());
            from == Ok(Some(0)) && to == Ok(Some(field.text_length()))
        };
        if field.get_untracked().is_some_and(|field| whole(&field)) {
            delivery.copied_by_hand(part);
        }
    };
    view! {
        <div class="secret">
            <label for=id>{label}</label>
            <textarea
                node_ref=field
                id=id
                readonly
                rows="1"
                spellcheck="false"
                autocomplete="off"
                translate="no"
                data-1p-ignore
                data-lpignore="true"
                on:copy=on_copied
            ></textarea>
            <Button
                kind=Kind::Plain
                label=words::COPY
                name=copy.to_owned()
                on_press=Callback::new(move |()| on_copy.run(part))
            />
        </div>
    }
    .into_any()
}
