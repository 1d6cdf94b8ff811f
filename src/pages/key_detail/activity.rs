//! What was done with a key.

use leptos::prelude::*;

use super::state::Page;
use crate::components::activity_feed::Feed;
use crate::components::element::{El, el};
use crate::messages::activity as words;
use crate::reactive::effect;

/// The section.
pub fn activity(page: Page) -> El {
    let feed = Feed::new(Some(page.id.get_value()));
    feed.fetch();
    effect(move |before: Option<()>| {
        page.read.track();
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
