//! A piece of what was pasted, as it can be looked at safely: nothing of it moves what stands
//! around it, is hidden, or is copied on its way to the screen.

use crate::messages::marks::mark_of;
use crate::model::invisible::invisible;
use crate::ui::lean::{HtmlElement, html};

/// So much of a line is shown either side.
const LONGEST: usize = 60;

/// A piece by itself.
pub fn piece(text: &str) -> HtmlElement {
    let (mut shown, mut done) = (html::bdi(), 0);
    for (at, c) in invisible(text) {
        shown = shown
            .child(&text[done..at])
            .child(html::span().class("unseen").child(&mark_of(c)));
        done = at + c.len_utf8();
    }
    shown.child(&text[done..])
}

/// A line, with something in the place of the address.
pub fn line(before: &str, slot: HtmlElement, after: &str) -> HtmlElement {
    html::span()
        .class("mono")
        .child(cut(before))
        .child(piece(before))
        .child(slot.class("slot"))
        .child(piece(after))
        .child(cut(after))
}

/// Stands where more of the line was left out.
fn cut(text: &str) -> &'static str {
    if text.chars().count() < LONGEST {
        ""
    } else {
        "…"
    }
}
