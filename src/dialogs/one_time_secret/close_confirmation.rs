//! Confirmation before the one-time dialog closes. It replaces the footer and opens no second
//! dialog.

use leptos::prelude::*;

use crate::messages::one_time as words;
use crate::secret_issuance::{Event, SecretIssuance};
use crate::ui::ShadowRootHandle;
use crate::ui::button::{ButtonVariant, button};
use crate::ui::lean::html;

const KEEP_OPEN: &str = "one-time-keep-open";

/// The initial focus is on the safe choice, which calls `on_keep`.
pub fn close_confirmation(sentence: Signal<String>, on_keep: impl Fn() + 'static) -> AnyView {
    let issuance = SecretIssuance::expect();
    ShadowRootHandle::expect().focus(KEEP_OPEN.to_owned());
    let close = move || issuance.dispatch(Event::CloseAnyway);
    let buttons = html::div()
        .class("buttons")
        .child(button(ButtonVariant::Danger, words::CLOSE_ANYWAY, close))
        .child(button(ButtonVariant::Secondary, words::KEEP_OPEN, on_keep).id(KEEP_OPEN));
    let question = html::p().attr("role", "alert").bind_text(sentence);
    vec![question.into_any(), buttons.into_any()].into_any()
}
