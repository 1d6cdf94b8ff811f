//! Finds with the same text around them, with one checkbox for all.

use leptos::prelude::*;

use super::line::line;
use super::row::{rows, under};
use crate::keys::ip_allowlist_editor::IpAllowlistForm;
use crate::messages::ip_allowlist::review as words;
use crate::model::ip_allowlist::{At, Chosen, Find, Meaning, Reviewed};
use crate::ui::button::{ButtonVariant, button_with_signal_label};
use crate::ui::choice_input::{Checkbox, CheckedState};
use crate::ui::lean::{HtmlElement, aria_bool, html, memo, nothing, text_signal};

/// The group at `index`. Finds that can only be chosen individually are below it, one row each.
pub fn group(model: IpAllowlistForm, one: &Reviewed, index: usize) -> HtmlElement {
    let id = one.id;
    let all = &one.review.groups[index];
    let places = (0..all.finds.len()).map(|find| (index, find));
    let (together, alone): (Vec<At>, Vec<At>) =
        places.partition(|at| one.find(*at).is_some_and(Find::joins_others));
    let pattern = line(&all.before, html::mark().child(words::SLOT), &all.after);
    let row = html::li();
    let indent = match together.is_empty() {
        true => "secondary",
        false => "secondary inset",
    };
    let row = if together.is_empty() {
        row.child(html::p().child(pattern))
    } else {
        let about = format!("group-{id}-{index}");
        let mark = memo(
            move || match model.of_review(id, |one| one.of_group(index)) {
                Chosen::None => CheckedState::Unchecked,
                Chosen::Some => CheckedState::Indeterminate,
                Chosen::All => CheckedState::Checked,
            },
        );
        let times = html::span()
            .class("secondary times")
            .child(&words::times(together.len()));
        let tick = Checkbox {
            describedby: Some(about.clone()),
            aside: Some(times),
            ..Checkbox::new(pattern, mark)
        };
        let tick = tick.view(move |is| model.choose(id, |one| one.choose_group(index, is)));
        row.child(tick).child(which(model, one, together, &about))
    };
    let row = row.child(
        all.context
            .as_deref()
            .map(|context| under(context).class(indent)),
    );
    if alone.is_empty() {
        return row;
    }
    row.child(
        html::div()
            .class("inset")
            .child(rows(model, one, &alone, false)),
    )
}

/// The first networks of the group, and a button that shows all finds with a checkbox each.
fn which(model: IpAllowlistForm, one: &Reviewed, together: Vec<At>, about: &str) -> HtmlElement {
    let finds = together.iter().filter_map(|at| one.find(*at));
    let first = words::first_of(finds.map(name));
    let first = html::span().class("secondary").id(about).child(&first);
    let this = html::div().class("inset");
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
        .child(" · ")
        .child(show)
        .child(move || match open.get() {
            true => untrack(|| rows(model, &one, &together, false)).into_any(),
            false => nothing(),
        })
}

/// The network of a find, or its text if it stands for several networks.
fn name(find: &Find) -> String {
    match &find.meaning {
        Meaning::Networks(networks) if networks.len() == 1 => networks[0].to_string(),
        _ => find.written.clone(),
    }
}
