//! One key in the list.

use leptos::prelude::*;

use super::button::{Kind, button};
use super::element::{El, el};
use crate::context::{Leaving, Root, SessionContext};
use crate::delivery::Delivery;
use crate::domain::key::{ActionMode, IpMode, Key, Status};
use crate::reactive::effect;
use crate::text::{keys as words, time};

/// A key: name, hint, what it may do and from where, its use, and what can be done with it.
/// `on_revoke` asks whether to revoke it.
#[must_use]
pub fn key_row(key: Key, on_revoke: impl Fn(Key) + 'static) -> El {
    let delivery = Delivery::expect();
    let root = Root::expect();
    let leaving = Leaving::expect();
    let id = key.id.clone();
    effect(move |_| {
        if delivery.takes_focus(&id) {
            root.focus(format!("key-{id}"));
        }
    });
    let is_over = key.status == Status::Revoked;
    let wide = |is_wide: bool| {
        if is_wide && !is_over {
            "warning-text"
        } else {
            ""
        }
    };
    let (every_action, any_address) = (
        wide(key.allowed_actions.mode == ActionMode::All),
        wide(key.ip_restrictions.mode == IpMode::Any),
    );
    let status = words::status(key.status).map(|word| el("span").class("badge").text(word));
    // While its pair is on the screen, or its last report on the way, there is nothing to warn of.
    let delivered = |made: &Option<Key>| made.as_ref().is_some_and(|made| made.id == key.id);
    let unconfirmed = (key.is_unconfirmed() && !delivery.key().with_untracked(delivered))
        .then(|| el("p").class("notice warning").text(words::UNCONFIRMED));
    let revoke = key.may_revoke.then(|| {
        let (name, key) = (words::revoke_named(&key.name), key.clone());
        let on_press = move || on_revoke(key.clone());
        button(Kind::Plain, words::REVOKE, on_press).attr("aria-label", &name)
    });
    let session = SessionContext::expect();
    let copy = untrack(|| session.permissions())
        .is_some_and(|may| may.create)
        .then(|| {
            let (name, key) = (words::duplicate_named(&key.name), key.clone());
            let on_press = move || leaving.copy(key.clone());
            button(Kind::Plain, words::DUPLICATE, on_press).attr("aria-label", &name)
        });
    let hint = format!("{}…{}", key.hint.prefix, key.hint.last4);
    let used_at = key.last_used.at.as_deref().map(time::exact);
    let title = el("h3")
        .id(&format!("key-{}", key.id))
        .attr("tabindex", "-1")
        .text(&key.name);
    let note = key.note.as_deref();
    let note = note.map(|note| el("p").class("secondary").text(note));
    let reach = el("p")
        .child(
            el("span")
                .class(every_action)
                .text(&words::actions(&key.allowed_actions)),
        )
        .text(" · ")
        .child(
            el("span")
                .class(any_address)
                .text(&words::networks(&key.ip_restrictions)),
        );
    let main = el("div")
        .class("key-main")
        .child(title)
        .child_if(note)
        .child(
            el("p")
                .class("badges")
                .child(el("code").text(&hint))
                .child_if(status),
        )
        .child(reach)
        .child_if(access(&key));
    let more = el("div")
        .class("key-more secondary")
        .child(
            el("p")
                .attr_if("title", used_at)
                .text(&words::last_used(&key)),
        )
        .child(el("p").text(&words::created(&key)))
        .child(el("p").text(&words::expiry(&key).unwrap_or_default()));
    let buttons = el("div")
        .class("buttons key-buttons")
        .child_if(copy)
        .child_if(revoke);
    el("li")
        .class("key")
        .attr("data-key", &key.id)
        .child(main)
        .child(more)
        .child(buttons)
        .child_if(unconfirmed)
}

/// The actions and networks by name, on demand.
fn access(key: &Key) -> Option<El> {
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
            let entry = |entry: &String| el("li").child(el("code").text(entry));
            el("ul")
                .attr("aria-label", name)
                .children(list.iter().map(entry))
        });
    let summary = el("summary")
        .attr("aria-label", &words::details_of(&key.name))
        .text(words::DETAILS);
    Some(el("details").child(summary).children(lists))
}
