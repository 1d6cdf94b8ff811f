//! The panel below the field, in which the user chooses what to add from a text. Initially nothing
//! is ticked.

mod group;
mod incomplete;
mod line;
mod row;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::IpAllowlistForm;
use crate::messages::ip_allowlist::review as words;
use crate::model::ip_allowlist::Reviewed;
use crate::ui::button::{ButtonVariant, button, button_with_signal_label};
use crate::ui::lean::{HtmlElement, bool_memo, dynamic, html, memo, nothing, text_signal};

/// Id of the heading of a reviewed text.
pub fn heading(id: usize) -> String {
    format!("review-{id}")
}

/// The panel, or a note while a long text is read. Empty if there is nothing to choose.
pub fn review(model: IpAllowlistForm) -> AnyView {
    let ids = memo(move || {
        let ids = |all: &Vec<Reviewed>| all.iter().map(|one| one.id).collect::<Vec<_>>();
        model.reviewed.with(ids)
    });
    dynamic(move || {
        let ids = ids.get();
        let reading = model.reading.get();
        let Some(first) = ids.first() else {
            return match reading {
                true => html::p()
                    .class("secondary")
                    .child(words::READING)
                    .into_any(),
                false => nothing(),
            };
        };
        untrack(|| panel(model, *first, &ids)).into_any()
    })
}

fn panel(model: IpAllowlistForm, first: usize, ids: &[usize]) -> HtmlElement {
    let texts = ids.iter().filter_map(|id| {
        let one = model.of_review(*id, |one| Some(one.clone()))?;
        Some(text(model, &one))
    });
    html::section()
        .class("review")
        .opt_out_of_recorders()
        .attr("aria-labelledby", &heading(first))
        .on("keydown", move |event| {
            let key = event.unchecked_ref::<KeyboardEvent>().key();
            if key == "Escape" {
                event.prevent_default();
                event.stop_propagation();
                model.cancel_review();
            }
            if key == "Enter" {
                // Enter must not submit the form from here: neither by the key handler of the form
                // nor, in an `<input>`, by the browser.
                event.stop_propagation();
                let target = event.target();
                let target = target.and_then(|target| target.dyn_into::<Element>().ok());
                if target.is_some_and(|target| target.tag_name() == "INPUT") {
                    event.prevent_default();
                }
            }
        })
        .children(texts)
        .child(footer(model))
}

/// The part of the panel for one text.
fn text(model: IpAllowlistForm, one: &Reviewed) -> HtmlElement {
    let id = one.id;
    let review = &one.review;
    let help = if one.is_plain {
        words::CHOOSE_EACH
    } else {
        words::TICK_THE_LINES
    };
    let choose_all = (!one.is_plain && review.groups.len() == 1 && one.finds() > 1).then(|| {
        button(ButtonVariant::Ghost, words::CHOOSE_ALL, move || {
            model.choose(id, |one| one.choose_group(0, true));
        })
    });
    let header = html::header()
        .child(
            html::div()
                .child(
                    html::h3()
                        .id(&heading(id))
                        .attr("tabindex", "-1")
                        .child(&words::title_of(one)),
                )
                .child((one.finds() > 0).then(|| html::p().class("help").child(help))),
        )
        .child(choose_all);
    let list = if one.is_plain || review.is_by_row {
        row::rows(model, one, &one.rows(), true)
    } else {
        let groups = (0..review.groups.len()).map(|index| group::group(model, one, index));
        html::ul().class("found").children(groups)
    };
    html::div()
        .child(header)
        .child(list)
        .child(incomplete::incomplete(model, one))
}

/// Why nothing can be added yet, and the buttons Cancel and Add.
fn footer(model: IpAllowlistForm) -> HtmlElement {
    let chosen = memo(move || model.chosen());
    let reason = text_signal(move || {
        let (chosen, listed) = chosen.get();
        match model.limit() {
            _ if chosen == 0 => words::NOTHING_TICKED.to_owned(),
            Some(limit) if chosen + listed > limit => words::over_the_limit(chosen, listed, limit),
            _ => String::new(),
        }
    });
    let off = bool_memo(move || reason.with(|reason| !reason.is_empty()));
    let label = text_signal(move || words::add(chosen.get().0));
    html::footer()
        .child(
            html::p()
                .class("secondary")
                .id("review-reason")
                .bind_text(reason),
        )
        .child(
            html::div()
                .class("buttons")
                .child(button(ButtonVariant::Ghost, words::CANCEL, move || {
                    model.cancel_review();
                }))
                .child(
                    button_with_signal_label(ButtonVariant::Primary, label, move || {
                        model.add_chosen()
                    })
                    .attr("aria-describedby", "review-reason")
                    .busy(off),
                ),
        )
}
