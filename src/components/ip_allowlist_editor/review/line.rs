//! A piece of what was pasted, as it can be looked at safely: nothing of it moves what stands
//! around it, is hidden, or is copied on its way to the screen.

use crate::messages::marks::mark_of;
use crate::model::invisible::invisible;
use crate::ui::lean::{HtmlElement, el};

/// So much of a line is shown either side.
const LONGEST: usize = 60;

/// A piece by itself.
pub fn piece(text: &str) -> HtmlElement {
    let (mut shown, mut done) = (el("bdi"), 0);
    for (at, c) in invisible(text) {
        shown = shown
            .text(&text[done..at])
            .child(el("span").class("unseen").text(&mark_of(c)));
        done = at + c.len_utf8();
    }
    shown.text(&text[done..])
}

/// A line, with something in the place of the address.
pub fn line(before: &str, slot: HtmlElement, after: &str) -> HtmlElement {
    el("span")
        .class("mono")
        .text(cut(before))
        .child(piece(before))
        .child(slot.class("slot"))
        .child(piece(after))
        .text(cut(after))
}

/// Stands where more of the line was left out.
fn cut(text: &str) -> &'static str {
    if text.chars().count() < LONGEST {
        ""
    } else {
        "…"
    }
}
