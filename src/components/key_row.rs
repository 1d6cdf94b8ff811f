//! One key in the list.

use super::button::{Kind, button};
use super::element::{El, el};
use super::key_alerts::key_alerts;
use super::key_facts::{access, badges, reach, record};
use crate::context::{Leaving, Navigation, Ports, Root, SessionContext};
use crate::delivery::Delivery;
use crate::domain::key::Key;
use crate::domain::route::Route;
use crate::reactive::{effect, truth};
use crate::text::keys as words;

/// A key: name, hint, what it may do and from where, its use, and what can be done with it.
/// `on_revoke` asks whether to revoke it.
#[must_use]
pub fn key_row(key: Key, on_revoke: impl Fn(Key) + 'static) -> El {
    let delivery = Delivery::expect();
    let root = Root::expect();
    let leaving = Leaving::expect();
    let host = Ports::expect();
    let id = key.id.clone();
    effect(move |_| {
        if delivery.takes_focus(&id) {
            root.focus(format!("key-{id}"));
        }
    });
    let alerts = key_alerts(&key);
    let revoke = key.may_revoke.then(|| {
        let (name, key) = (words::revoke_named(&key.name), key.clone());
        let on_press = move || on_revoke(key.clone());
        button(Kind::Plain, words::REVOKE, on_press).attr("aria-label", &name)
    });
    // The list may come before the session.
    let session = SessionContext::expect();
    let may_not = truth(move || !session.permissions().is_some_and(|may| may.create));
    let copy = {
        let (name, key) = (words::duplicate_named(&key.name), key.clone());
        let on_press = move || leaving.copy(key.clone());
        button(Kind::Plain, words::DUPLICATE, on_press)
            .attr("aria-label", &name)
            .flag_of("hidden", may_not)
    };
    let route = Route::Key(key.id.clone());
    let open = move || host.navigate(route.clone(), Navigation::Push);
    let title = el("h3")
        .id(&format!("key-{}", key.id))
        .attr("tabindex", "-1")
        .child(button(Kind::Link, &key.name, open));
    let note = key.note.as_deref();
    let note = note.map(|note| el("p").class("secondary").text(note));
    let main = el("div")
        .class("key-main")
        .child(title)
        .child_if(note)
        .child(badges(&key))
        .child(reach(&key))
        .child_if(access(&key));
    let buttons = el("div")
        .class("buttons key-buttons")
        .child(copy)
        .child_if(revoke);
    el("li")
        .class("key")
        .attr("data-key", &key.id)
        .child(main)
        .child(record(&key))
        .child(buttons)
        .child_if(alerts)
}
