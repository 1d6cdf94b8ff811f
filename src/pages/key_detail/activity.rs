//! What was done with a key.

use leptos::prelude::*;

use super::state::KeyDetailState;
use crate::components::activity_feed::ActivityLog;
use crate::components::element::{El, el};
use crate::messages::activity as words;
use crate::reactive::effect;

/// The section.
pub fn activity(page: KeyDetailState) -> El {
    let feed = ActivityLog::new(Some(page.id.get_value()));
    feed.fetch();
    effect(move |before: Option<()>| {
        page.refreshes.track();
        if before.is_some() {
            feed.fetch();
        }
    });
    el("section")
        .class("part")
        .attr("aria-labelledby", "activity-title")
        .child(el("h3").id("activity-title").text(words::ACTIVITY))
        .child(feed.view())
}
