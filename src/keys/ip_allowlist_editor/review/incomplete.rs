//! Pieces that look like an address but are not one.

use leptos::prelude::*;

use super::line::piece;
use crate::keys::ip_allowlist_editor::IpAllowlistForm;
use crate::messages::ip_allowlist::review as words;
use crate::model::ip_allowlist::{Incomplete, Reviewed};
use crate::ui::button::{ButtonVariant, button_with_signal_label};
use crate::ui::lean::{HtmlElement, aria_bool, bool_memo, html, nothing, text_signal};

/// Maximum number of rows; nobody reads more.
const MOST_ROWS: usize = 100;

/// A summary, and a button that shows a row for each piece. `None` if there are no pieces.
pub fn incomplete(model: IpAllowlistForm, one: &Reviewed) -> Option<HtmlElement> {
    let count = one.review.incomplete.len();
    if count == 0 {
        return None;
    }
    let open = RwSignal::new(false);
    let label = text_signal(move || {
        let label = if open.get() { words::HIDE } else { words::SHOW };
        label.to_owned()
    });
    let show = button_with_signal_label(ButtonVariant::Link, label, move || {
        open.update(|open| *open = !*open)
    })
    .attr("aria-describedby", &format!("incomplete-{}", one.id))
    .bind_attr("aria-expanded", aria_bool(move || Some(open.get())));
    let (id, review) = (one.id, one.review.clone());
    let rows = move || {
        if !open.get() {
            return nothing();
        }
        let pieces = review.incomplete.iter().take(MOST_ROWS).enumerate();
        let rows = pieces.map(|(at, piece)| row(model, id, at, piece));
        let more = count.saturating_sub(MOST_ROWS);
        html::div()
            .child(html::ul().class("found").children(rows))
            .child((more > 0).then(|| {
                html::p()
                    .class("secondary")
                    .child(&crate::messages::ip_allowlist::and_more(more))
            }))
            .into_any()
    };
    Some(
        html::div()
            .class("incomplete")
            .child(
                html::p()
                    .class("secondary")
                    .child(
                        html::span()
                            .id(&format!("incomplete-{}", one.id))
                            .child(&words::incomplete(count)),
                    )
                    .child(" ")
                    .child(show),
            )
            .child(rows),
    )
}

fn row(model: IpAllowlistForm, id: usize, at: usize, one: &Incomplete) -> HtmlElement {
    let about = format!("{} · {}", words::reason(&one.reason), words::line(one.line));
    let add = one.network.map(|network| {
        let added = bool_memo(move || model.of_review(id, |one| one.is_added(at)));
        let label = text_signal(move || match added.get() {
            true => words::ADDED.to_owned(),
            false => words::add_named(&network),
        });
        button_with_signal_label(ButtonVariant::Secondary, label, move || {
            model.add_piece(id, at, network)
        })
        .busy(added)
    });
    html::li()
        .class("piece")
        .child(
            html::div()
                .child(html::span().class("mono").child(piece(&one.written)))
                .child(html::p().class("secondary").child(&about)),
        )
        .child(add)
}
