//! A read-only field for one value, with its buttons. `SecretIssuance` writes the value into the
//! field; it is in no signal and no attribute.

use leptos::prelude::*;
use web_sys::HtmlTextAreaElement;

use super::visibility::SecretVisibility;
use crate::messages::one_time as words;
use crate::model::credentials::CopyTarget;
use crate::secret_issuance::SecretIssuance;
use crate::ui::ShadowRootHandle;
use crate::ui::button::{ButtonVariant, button, button_with_signal_label};
use crate::ui::lean::{HtmlElement, bool_memo, effect, html, text_signal};

/// A field for `part`, with a copy button and a button that hides it. `id` is the id of the field,
/// `kind` the variant of the copy button. `on_copied` is called after a manual copy.
pub fn secret_field(
    part: CopyTarget,
    id: &'static str,
    kind: ButtonVariant,
    visibility: SecretVisibility,
    on_copy: impl Fn(CopyTarget) + 'static,
    on_copied: impl Fn(CopyTarget) + 'static,
) -> HtmlElement {
    let issuance = SecretIssuance::expect();
    let root = ShadowRootHandle::expect();
    let hidden = visibility.of(part);
    let (label, copy) = match part {
        CopyTarget::ApiKey => (words::API_KEY, words::COPY_API_KEY),
        _ => (words::SECRET_KEY, words::COPY_SECRET_KEY),
    };
    let textarea = read_only(part, id, on_copied).attr("placeholder", words::HIDDEN);
    let field: HtmlTextAreaElement = textarea.node();
    if hidden.get_untracked() {
        issuance.conceal(part);
    }
    effect(move |before: Option<bool>| {
        let now = hidden.get();
        match before {
            Some(before) if before != now && now => issuance.conceal(part),
            Some(before) if before != now => issuance.reveal(part, &field),
            _ => {}
        }
        now
    });
    let toggle = text_signal(move || {
        String::from(if hidden.get() {
            words::SHOW
        } else {
            words::HIDE
        })
    });
    let toggle = button_with_signal_label(ButtonVariant::Ghost, toggle, move || {
        hidden.update(|hidden| *hidden = !*hidden);
        // A press on the toggle of the API key hides that toggle, so the focus moves to the field.
        if part == CopyTarget::ApiKey {
            root.focus(id.to_owned());
        }
    });
    let named = Signal::derive(move || Some(words::toggle_named(part, hidden.get())));
    // The API key is no secret. Its toggle is shown only after the idle timeout has hidden both
    // values.
    let needless = bool_memo(move || part == CopyTarget::ApiKey && !hidden.get());
    let face = if kind == ButtonVariant::Primary {
        copy
    } else {
        words::COPY
    };
    let button = button(kind, face, move || on_copy(part));
    html::div()
        .class("secret")
        .opt_out_of_recorders()
        .child(html::label().attr("for", id).child(label))
        .child(
            toggle
                .bind_attr("aria-label", named)
                .bind_bool_attr("hidden", needless),
        )
        .child(textarea)
        .child(button.attr("aria-label", copy))
}

/// A read-only field that shows `part`. `on_copied` is called after the whole text was copied
/// manually.
pub fn read_only(
    part: CopyTarget,
    id: &'static str,
    on_copied: impl Fn(CopyTarget) + 'static,
) -> HtmlElement {
    let issuance = SecretIssuance::expect();
    let textarea = html::textarea()
        .id(id)
        .bool_attr("readonly", true)
        .attr("rows", "1")
        .attr("spellcheck", "false")
        .attr("autocomplete", "off")
        .verbatim()
        .attr("data-1p-ignore", "")
        .attr("data-lpignore", "true")
        .attr("data-private", "")
        .attr("data-hj-suppress", "")
        .attr("data-clarity-mask", "true")
        .attr("data-dd-privacy", "hidden");
    let field: HtmlTextAreaElement = textarea.node();
    issuance.reveal(part, &field);
    textarea.on("copy", move |_| {
        let (from, to) = (field.selection_start(), field.selection_end());
        let is_whole = from == Ok(Some(0)) && to == Ok(Some(field.text_length()));
        if is_whole && field.text_length() > 0 {
            on_copied(part);
        }
    })
}
