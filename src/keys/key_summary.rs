//! Parts that describe a key, for its row and for its page.

use crate::messages::{key_list as words, time};
use crate::model::key::{ActionMode, Key, Status};
use crate::ui::lean::{HtmlElement, html};

/// The hint, and the status unless it is active.
#[must_use]
pub fn badges(key: &Key) -> HtmlElement {
    let status = words::status(key.status).map(|word| html::span().class("badge").child(word));
    html::p()
        .class("badges")
        .child(html::code().child(&words::hint(key)))
        .child(status)
}

/// The allowed actions and networks in short. Wide access is highlighted, unless the key is
/// revoked.
#[must_use]
pub fn access_summary(key: &Key) -> HtmlElement {
    let part = |words: &str, is_wide: bool| {
        let marked = is_wide && key.status != Status::Revoked;
        html::span()
            .class(if marked { "warning-text" } else { "" })
            .child(words)
    };
    let allowed = &key.allowed_actions;
    html::p()
        .child(part(
            &words::actions(allowed),
            allowed.mode == ActionMode::All,
        ))
        .child(" · ")
        .child(part(&words::networks(key), key.unrestricted))
}

/// Last use, creation and expiry.
#[must_use]
pub fn timestamps(key: &Key) -> HtmlElement {
    let used_at = key.last_used.at.as_deref().map(time::exact);
    html::div()
        .class("key-more secondary")
        .child(
            html::p()
                .maybe_attr("title", used_at)
                .child(&words::last_used(key)),
        )
        .child(html::p().child(&words::created(key)))
        .child(html::p().child(&words::expiry(key).unwrap_or_default()))
}

/// The actions and networks by name, in a closed `<details>`.
#[must_use]
pub fn access_details(key: &Key) -> Option<HtmlElement> {
    let lists = [
        (words::ACTIONS, &key.allowed_actions.actions),
        (words::NETWORKS, &key.ip_restrictions.networks),
    ];
    if lists.iter().all(|(_, list)| list.is_empty()) {
        return None;
    }
    let lists = lists
        .into_iter()
        .filter(|(_, list)| !list.is_empty())
        .map(|(name, list)| {
            let entry = |entry: &String| html::li().child(html::code().child(entry));
            html::ul()
                .attr("aria-label", name)
                .children(list.iter().map(entry))
        });
    let summary = html::summary()
        .attr("aria-label", &words::details_of(&key.name))
        .child(words::DETAILS);
    Some(html::details().child(summary).children(lists))
}
