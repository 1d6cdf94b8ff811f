//! Shows a part of a pasted text safely: it cannot move the text around it, invisible characters
//! are marked, and it is not copied on its way to the screen.

use crate::messages::marks::mark_of;
use crate::model::invisible::invisible;
use crate::ui::lean::{HtmlElement, html};

/// Number of characters after which the importer cuts the text before and after a find.
const LONGEST: usize = 60;

/// The text, with invisible characters marked.
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

/// A line with `slot` in place of the address.
pub fn line(before: &str, slot: HtmlElement, after: &str) -> HtmlElement {
    html::span()
        .class("mono")
        .child(cut(before))
        .child(piece(before))
        .child(slot.class("slot"))
        .child(piece(after))
        .child(cut(after))
}

/// An ellipsis if the line may be longer than what is shown.
fn cut(text: &str) -> &'static str {
    if text.chars().count() < LONGEST {
        ""
    } else {
        "…"
    }
}
