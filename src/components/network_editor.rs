//! From where a key may be used: only these addresses, or any for now.

mod model;
mod notes;
mod own_address;
mod rows;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::button::{Kind, button};
use super::dynamic::{dynamic, nothing};
use super::element::{El, el};
use super::focus::focus_is_lost;
use super::tick::{Mark, Tick};
use crate::context::Root;
use crate::domain::key::IpMode;
use crate::reactive::{derived, truth};
use crate::text::networks as words;
pub use model::NetworkModel;

/// Id of the box in which addresses are typed.
pub const INPUT: &str = "networks";

/// Two choices; with the first, a row for each network and a box that takes more.
pub fn network_editor(model: NetworkModel, error: Signal<String>) -> El {
    let mode = model.mode;
    let choice = move |of: IpMode, label: &str| Tick {
        group: Some("ip-mode"),
        ..Tick::new(
            el("span").text(label),
            derived(move || Mark::from(mode.get() == of)),
        )
    };
    let hidden_unless = move |of: IpMode| truth(move || mode.get() != of);
    let only = Tick {
        aside: Some(el("span").class("badge").text(words::RECOMMENDED)),
        ..choice(IpMode::Only, words::ONLY_THESE)
    };
    let list = el("div")
        .class("field inset")
        .flag_of("hidden", hidden_unless(IpMode::Only))
        .child(el("label").attr("for", INPUT).text(words::NETWORKS))
        .child(
            el("p")
                .class("help")
                .id("networks-help")
                .text(words::NETWORKS_HELP),
        )
        .view(rows::rows(model))
        .child(input(model, error))
        .child(el("p").class("error").id("networks-error").text_of(error))
        .view(fix(model, error))
        .child(el("p").class("warning-text").text_of(model.remark.into()))
        .view(rows::sum(model))
        .child(notes::notes(model))
        .view(own_address::own_address(model));
    let warning = el("p")
        .class("notice warning inset")
        .flag_of("hidden", hidden_unless(IpMode::Any))
        .text(words::ANY_WARNING);
    el("fieldset")
        .class("section")
        .child(el("legend").text(words::IP_RESTRICTIONS))
        .child(el("p").class("help").text(words::IP_HELP))
        .child(only.view(move |_| mode.set(IpMode::Only)))
        .child(list)
        .child(choice(IpMode::Any, words::ANY_ADDRESS).view(move |_| model.allow_any()))
        .child(warning)
}

/// The box. What stands in it is taken at Enter, at a comma and when it is left.
fn input(model: NetworkModel, error: Signal<String>) -> El {
    let root = Root::expect();
    el("input")
        .id(INPUT)
        .class("mono")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off")
        .attr("spellcheck", "false")
        .attr("aria-describedby", "networks-help networks-error")
        .invalid(error)
        .value_of(model.typed)
        .on("input", move |_| {
            let (is_empty, has_comma) = model
                .typed
                .with_untracked(|typed| (typed.is_empty(), typed.contains(',')));
            if is_empty {
                model.shows_mistake.set(false);
            }
            if has_comma {
                model.take_typed();
            }
        })
        .on("keydown", move |event| {
            let key: &KeyboardEvent = event.unchecked_ref();
            // Enter adds; with Ctrl or ⌘ it is the form's.
            if key.key() == "Enter" && !key.ctrl_key() && !key.meta_key() && !key.is_composing() {
                event.prevent_default();
                model.take_typed();
            }
        })
        .on("blur", move |event| {
            let next = js_sys::Reflect::get(&event, &"relatedTarget".into());
            let next = next.ok().and_then(|next| next.dyn_into::<Element>().ok());
            root.when_released(move || {
                // The form may be gone by then.
                if model.typed.try_with_untracked(String::is_empty) == Some(false) {
                    model.take_typed();
                    // What the focus went to may have been built anew meanwhile, unless it gave the focus
                    // on; what has no name to be found by, a question's answer, may ask something else
                    // by now.
                    request_animation_frame(move || {
                        let gone = next.filter(|next| !next.is_connected() && focus_is_lost());
                        if let Some(next) = gone {
                            let id = Some(next.id()).filter(|id| !id.is_empty());
                            root.focus(id.unwrap_or_else(|| INPUT.to_owned()));
                        }
                    });
                }
            });
        })
        .on("paste", move |event| model.paste(event.unchecked_ref()))
}

/// A button that puts right what is wrong, where it is evident how.
fn fix(model: NetworkModel, error: Signal<String>) -> AnyView {
    let root = Root::expect();
    let fix = derived(move || {
        let is_wrong = error.with(|error| !error.is_empty());
        is_wrong.then(|| model.fix()).flatten()
    });
    dynamic(move || {
        let Some(fix) = fix.get() else {
            return nothing();
        };
        let label = words::use_instead(&fix);
        let use_it = move || {
            model.typed.set(fix.clone());
            model.take_typed();
            root.focus(INPUT.to_owned());
        };
        el("div")
            .class("buttons")
            .child(button(Kind::Plain, &label, use_it).id("use-fix"))
            .into_any()
    })
}
