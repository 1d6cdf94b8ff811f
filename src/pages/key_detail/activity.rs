//! The activity of a key.

use leptos::prelude::*;

use super::state::KeyDetailState;
use crate::keys::activity_feed::ActivityLog;
use crate::messages::activity as words;
use crate::ui::lean::{HtmlElement, effect, html};

pub fn activity(page: KeyDetailState) -> HtmlElement {
    let feed = ActivityLog::new(Some(page.id.get_value()));
    feed.reload();
    effect(move |before: Option<()>| {
        page.key.response_count();
        if before.is_some() {
            feed.reload();
        }
    });
    html::section()
        .class("part")
        .attr("aria-labelledby", "activity-title")
        .child(html::h3().id("activity-title").child(words::ACTIVITY))
        .child(feed.view())
}
