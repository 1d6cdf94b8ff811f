//! The field for addresses.

use js_sys::{JsString, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DataTransfer, Element, Event, KeyboardEvent};

use super::{Focus, INPUT, IpAllowlistForm};
use crate::messages::ip_allowlist as words;
use crate::model::ip_allowlist::ParseError;
use crate::ui::button::{ButtonVariant, button};
use crate::ui::focus::focus_is_lost;
use crate::ui::lean::{HtmlElement, dynamic, html, memo, nothing};

/// Separators of entries. Typing one adds the text of the field.
const COMMAS: [char; 4] = [',', '，', '、', ';'];

/// The address field. Its text is added on Enter, on a comma and on blur; a text that is inserted
/// as a whole, at once if possible.
pub fn field(model: IpAllowlistForm, error: Signal<String>) -> HtmlElement {
    html::input()
        .id(INPUT)
        .class("mono")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off")
        .attr("spellcheck", "false")
        .attr("aria-describedby", "networks-help networks-error")
        .invalid(error)
        .bind_value(model.typed)
        .on("paste", move |event| {
            receive(model, &event, "clipboardData")
        })
        .on("drop", move |event| receive(model, &event, "dataTransfer"))
        // Text from a keyboard's clipboard or from autofill arrives without a paste event.
        .on("beforeinput", move |event| {
            let text = property(&event, "data").dyn_into::<JsString>();
            if let Ok(text) = text
                && text.length() > 1
                && !is_composing(&event)
                && model.receive(&text)
            {
                event.prevent_default();
            }
        })
        .on("input", move |event| typed(model, &event))
        .on("compositionend", move |event| typed(model, &event))
        .on("keydown", move |event| {
            let key: &KeyboardEvent = event.unchecked_ref();
            // Enter adds the entry. With Ctrl or ⌘ it belongs to the form, during a composition to
            // the keyboard. Safari ends the composition before its `keydown` event, which has this
            // key code.
            let is_composing = key.is_composing() || key.key_code() == 229;
            if key.key() == "Enter" && !key.ctrl_key() && !key.meta_key() {
                event.prevent_default();
                if !is_composing {
                    model.commit_input(Focus::Moves);
                }
            }
        })
        .on("blur", move |event| leave(model, &event))
}

fn property(event: &JsValue, name: &str) -> JsValue {
    Reflect::get(event, &name.into()).unwrap_or_default()
}

fn is_composing(event: &Event) -> bool {
    property(event, "isComposing").is_truthy()
}

/// Reads the whole text of an event: the field would lose the line ends.
fn receive(model: IpAllowlistForm, event: &Event, place: &str) {
    let Ok(data) = property(event, place).dyn_into::<DataTransfer>() else {
        return;
    };
    // `Reflect` returns a JavaScript string, so that a text that is too long is not copied to Rust.
    let text = Reflect::get(&data, &"getData".into())
        .and_then(|get| js_sys::Function::from(get).call1(&data, &"text".into()))
        .unwrap_or_default();
    if let Ok(text) = text.dyn_into::<JsString>()
        && text.length() > 0
        && model.receive(&text)
    {
        event.prevent_default();
    }
}

/// Adds the text of the field after a comma, unless a composition is in progress.
fn typed(model: IpAllowlistForm, event: &Event) {
    if is_composing(event) {
        return;
    }
    let (is_empty, has_comma) = model
        .typed
        .with_untracked(|typed| (typed.is_empty(), typed.contains(COMMAS)));
    if is_empty {
        model.shows_input_error.set(false);
    }
    if has_comma {
        model.commit_input(Focus::Moves);
    }
}

fn leave(model: IpAllowlistForm, event: &Event) {
    let next = property(event, "relatedTarget").dyn_into::<Element>().ok();
    let root = model.root;
    root.after_pointer_up(move || {
        // The form may have been disposed by then.
        if model.typed.try_with_untracked(String::is_empty) == Some(false) {
            model.commit_input(Focus::Stays);
            // The element that got the focus may have been rendered again. Its replacement is
            // focused, unless another element has the focus.
            request_animation_frame(move || {
                let gone = next.filter(|next| !next.is_connected() && focus_is_lost());
                if let Some(next) = gone {
                    let id = Some(next.id()).filter(|id| !id.is_empty());
                    root.focus(id.unwrap_or_else(|| INPUT.to_owned()));
                }
            });
        }
    });
}

/// A button that corrects the mistake, if the correction is obvious.
pub fn fix(model: IpAllowlistForm, error: Signal<String>) -> AnyView {
    let fix = memo(move || {
        let is_wrong = error.with(|error| !error.is_empty());
        let wrong = is_wrong.then(|| model.wrong()).flatten()?;
        Some((wrong.error == ParseError::OpensEverything, wrong.fix))
    });
    dynamic(move || {
        let button = match fix.get() {
            Some((true, _)) => button(ButtonVariant::Secondary, words::ANY_ADDRESS, move || {
                model.typed.set(String::new());
                model.allow_any();
                model.root.focus(super::ANY.to_owned());
            }),
            Some((_, Some(fix))) => button(
                ButtonVariant::Secondary,
                &words::use_instead(&fix),
                move || {
                    model.typed.set(fix.clone());
                    model.root.focus(INPUT.to_owned());
                    model.commit_input(Focus::Moves);
                },
            ),
            _ => return nothing(),
        };
        html::div()
            .class("buttons")
            .child(button.id("use-fix"))
            .into_any()
    })
}
