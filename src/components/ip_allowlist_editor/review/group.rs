//! Finds that the same words stand around, with one box for all of them.

use leptos::prelude::*;

use super::line::line;
use super::row::{rows, under};
use crate::components::button::{ButtonVariant, button_with_signal_label};
use crate::components::choice_input::{Checkbox, CheckedState};
use crate::components::ip_allowlist_editor::IpAllowlistForm;
use crate::messages::ip_allowlist::review as words;
use crate::model::ip_allowlist::{At, Chosen, Find, Meaning, Reviewed};
use crate::ui::lean::{HtmlElement, aria_bool, el, memo, nothing, text_signal};

/// The group at `index`. What nobody may choose with others stands below it, a row each.
pub fn group(model: IpAllowlistForm, one: &Reviewed, index: usize) -> HtmlElement {
    let id = one.id;
    let all = &one.review.groups[index];
    let places = (0..all.finds.len()).map(|find| (index, find));
    let (together, alone): (Vec<At>, Vec<At>) =
        places.partition(|at| one.find(*at).is_some_and(Find::joins_others));
    let pattern = line(&all.before, el("mark").text(words::SLOT), &all.after);
    let row = el("li");
    let indent = match together.is_empty() {
        true => "secondary",
        false => "secondary inset",
    };
    let row = if together.is_empty() {
        row.child(el("p").child(pattern))
    } else {
        let about = format!("group-{id}-{index}");
        let mark = memo(
            move || match model.of_review(id, |one| one.of_group(index)) {
                Chosen::None => CheckedState::Unchecked,
                Chosen::Some => CheckedState::Indeterminate,
                Chosen::All => CheckedState::Checked,
            },
        );
        let times = el("span")
            .class("secondary times")
            .text(&words::times(together.len()));
        let tick = Checkbox {
            describedby: Some(about.clone()),
            aside: Some(times),
            ..Checkbox::new(pattern, mark)
        };
        let tick = tick.view(move |is| model.choose(id, |one| one.choose_group(index, is)));
        row.child(tick).child(which(model, one, together, &about))
    };
    let row = row.maybe_child(
        all.context
            .as_deref()
            .map(|context| under(context).class(indent)),
    );
    if alone.is_empty() {
        return row;
    }
    row.child(
        el("div")
            .class("inset")
            .child(rows(model, one, &alone, false)),
    )
}

/// The first networks of the group, and on demand each of them with a box of its own.
fn which(model: IpAllowlistForm, one: &Reviewed, together: Vec<At>, about: &str) -> HtmlElement {
    let finds = together.iter().filter_map(|at| one.find(*at));
    let first = words::first_of(finds.map(name));
    let first = el("span").class("secondary").id(about).text(&first);
    let this = el("div").class("inset");
    if together.len() < 2 {
        return this.child(first);
    }
    let open = RwSignal::new(false);
    let label = text_signal(move || {
        let label = if open.get() {
            words::HIDE
        } else {
            words::SHOW_ALL
        };
        label.to_owned()
    });
    let show = button_with_signal_label(ButtonVariant::Link, label, move || {
        open.update(|open| *open = !*open)
    })
    .attr("aria-describedby", about)
    .bind_attr("aria-expanded", aria_bool(move || Some(open.get())));
    let one = one.clone();
    this.child(first)
        .text(" · ")
        .child(show)
        .dynamic(move || match open.get() {
            true => untrack(|| rows(model, &one, &together, false)).into_any(),
            false => nothing(),
        })
}

/// The network of a find, or what is written there where it stands for several.
fn name(find: &Find) -> String {
    match &find.meaning {
        Meaning::Networks(networks) if networks.len() == 1 => networks[0].to_string(),
        _ => find.written.clone(),
    }
}
