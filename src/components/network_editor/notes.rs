//! What is to be answered about the addresses, and what was left out of a paste.

use leptos::prelude::*;

use super::{INPUT, NetworkModel};
use crate::components::button::{Kind, button};
use crate::components::dynamic::{dynamic, nothing};
use crate::components::element::{El, el};
use crate::components::notice::{Notice, Tone};
use crate::context::Root;
use crate::domain::allowlist::{Answer, Question};
use crate::reactive::derived;
use crate::text::networks as words;

/// Entries that are listed one by one.
const MOST_LISTED: usize = 20;

/// Questions, and what was left out.
pub fn notes(model: NetworkModel) -> El {
    let root = Root::expect();
    el("div")
        .class("notes")
        .view(question(model, root, true))
        .view(question(model, root, false))
        .dynamic(move || left_out(model, root))
}

/// The question about entries of one kind; one answer is for all of them.
fn question(model: NetworkModel, root: Root, about_host_bits: bool) -> AnyView {
    // It is heard anew when it is built anew, so only when it becomes another.
    let words = derived(move || {
        model.list.with(|list| {
            let kind = |question: &&Question| question.address.is_some() == about_host_bits;
            let questions: Vec<_> = list.questions.iter().filter(kind).collect();
            (!questions.is_empty()).then(|| words::question(&questions))
        })
    });
    let answer = move |answer: Answer| {
        Callback::new(move |()| {
            model.answer(about_host_bits, answer);
            root.focus(INPUT.to_owned());
        })
    };
    dynamic(move || {
        let Some((sentence, networks, address)) = words.get() else {
            return nothing();
        };
        let mut buttons = vec![(networks, answer(Answer::Networks))];
        buttons.extend(address.map(|address| (address, answer(Answer::Address))));
        buttons.push((words::LEAVE_OUT.to_owned(), answer(Answer::LeaveOut)));
        Notice {
            buttons,
            ..Notice::new(Tone::Warning, sentence)
        }
        .view()
    })
}

fn left_out(model: NetworkModel, root: Root) -> AnyView {
    let (mut lines, count) = model.list.with(|list| {
        let lines = list.left_out.iter().take(MOST_LISTED).map(words::left_out);
        (lines.collect::<Vec<_>>(), list.left_out.len())
    });
    if count == 0 {
        return nothing();
    }
    if count > MOST_LISTED {
        lines.push(words::and_more(count - MOST_LISTED));
    }
    let note = move || {
        model.forget_left_out();
        root.focus(INPUT.to_owned());
    };
    el("div")
        .class("notice")
        .attr("role", "note")
        .child(el("p").text(&words::not_added(count)))
        .child(
            el("ul")
                .class("lines")
                .children(lines.iter().map(|line| el("li").text(line))),
        )
        .child(button(Kind::Plain, words::UNDERSTOOD, note))
        .into_any()
}
