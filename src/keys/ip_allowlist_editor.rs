//! The section of a form that sets the addresses from which a key may be used: only listed ones, or
//! any.

mod as_text;
mod choosing;
mod field;
mod history;
mod importing;
mod model;
mod own_address;
mod review;
mod rows;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use crate::messages::ip_allowlist as words;
use crate::model::ip_allowlist::Analysis;
use crate::model::key::IpMode;
use crate::state::SessionContext;
use crate::ui::button::{ButtonVariant, button};
use crate::ui::choice_input::{Checkbox, CheckedState};
use crate::ui::lean::{HtmlElement, bool_memo, dynamic, effect, html, memo, nothing, text_signal};
pub use importing::Focus;
pub use model::IpAllowlistForm;

/// Id of the address field.
pub const INPUT: &str = "networks";
/// Id of the option “Any address for now”.
const ANY: &str = "any-address";

/// Two options. The first one shows a row for each network and a field that adds more.
pub fn ip_allowlist_editor(model: IpAllowlistForm, error: Signal<String>) -> HtmlElement {
    let mode = model.mode;
    let choice = move |of: IpMode, label: &str| Checkbox {
        group: Some("ip-mode".to_owned()),
        ..Checkbox::new(
            html::span().child(label),
            memo(move || CheckedState::from(mode.get() == of)),
        )
    };
    let hidden_unless = move |of: IpMode| bool_memo(move || mode.get() != of);
    let only = Checkbox {
        aside: Some(html::span().class("badge").child(words::RECOMMENDED)),
        ..choice(IpMode::Only, words::ONLY_THESE)
    };
    let any = Checkbox {
        id: Some(ANY.to_owned()),
        ..choice(IpMode::Any, words::ANY_ADDRESS)
    };
    let list = html::div()
        .class("field inset")
        .bind_bool_attr("hidden", hidden_unless(IpMode::Only))
        .on("keydown", move |event| undo_by_key(model, &event))
        .child(move || {
            let is_text = model.as_text.get();
            untrack(|| match is_text {
                true => as_text::as_text(model),
                false => list(model, error),
            })
            .into_any()
        });
    forget_in_time(model);
    html::fieldset()
        .class("section")
        .child(html::legend().child(words::IP_RESTRICTIONS))
        .child(html::p().class("help").child(words::IP_HELP))
        .child(only.view(move |_| mode.set(IpMode::Only)))
        .child(list)
        .child(any.view(move |_| model.allow_any()))
        .child(warning(hidden_unless(IpMode::Any)).class("notice warning inset"))
}

/// The warning that any address may use the key.
fn warning(hidden: Memo<bool>) -> HtmlElement {
    html::p()
        .class("notice warning")
        .bind_bool_attr("hidden", hidden)
        .bind_text(text_signal(move || match hidden.get() {
            true => String::new(),
            false => words::ANY_WARNING.to_owned(),
        }))
}

/// The rows, the address field, the review panel and the buttons.
fn list(model: IpAllowlistForm, error: Signal<String>) -> HtmlElement {
    html::div()
        .class("field")
        .child(html::label().attr("for", INPUT).child(words::NETWORKS))
        .child(
            html::p()
                .class("help")
                .id("networks-help")
                .child(words::NETWORKS_HELP),
        )
        .child(rows::rows(model))
        .child(field::field(model, error))
        .child(
            html::p()
                .class("error")
                .id("networks-error")
                .bind_text(error),
        )
        .child(field::fix(model, error))
        .child(done(model))
        .child(review::review(model))
        .child(rows::totals(model))
        .child(warning(bool_memo(move || {
            !model.analysis.with(Analysis::opens_everything)
        })))
        .child(own_address::current_ip(model))
}

/// The result of the last action, and a button that undoes it.
fn done(model: IpAllowlistForm) -> AnyView {
    dynamic(move || {
        let (done, can_undo) = (model.done.get(), model.can_undo.get());
        if done.is_empty() {
            return nothing();
        }
        let undo = can_undo.then(|| {
            button(ButtonVariant::Ghost, words::UNDO, move || model.undo()).id("networks-undo")
        });
        html::div()
            .class("buttons done")
            .child(html::p().class("secondary").child(&done))
            .child(undo)
            .into_any()
    })
}

/// Ctrl+Z or ⌘Z undoes the last change of the list, unless the field has text or the text area is
/// open.
fn undo_by_key(model: IpAllowlistForm, event: &web_sys::Event) {
    let key: &KeyboardEvent = event.unchecked_ref();
    let is_undo = (key.ctrl_key() || key.meta_key())
        && !key.shift_key()
        && !key.alt_key()
        && key.key().eq_ignore_ascii_case("z");
    if is_undo && model.typed.with_untracked(String::is_empty) && !model.as_text.get_untracked() {
        event.prevent_default();
        model.undo();
    }
}

/// Discards pasted text that was not added when the page is hidden or the session ends. Otherwise
/// another user could find it in the browser's memory or on the screen.
fn forget_in_time(model: IpAllowlistForm) {
    let hiding = window_event_listener(leptos::ev::pagehide, move |_| model.give_up());
    on_cleanup(move || hiding.remove());
    let session = SessionContext::expect();
    let present = bool_memo(move || session.is_signed_in());
    effect(move |_| {
        if !present.get() {
            model.give_up();
        }
    });
}
