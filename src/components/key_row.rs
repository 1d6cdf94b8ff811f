//! One key in the list.

use leptos::prelude::*;

use super::button::{Button, Kind};
use crate::context::{Root, effect};
use crate::delivery::Delivery;
use crate::domain::key::{ActionMode, IpMode, Key, Status};
use crate::text::{keys as words, time};

/// A key: name, hint, what it may do and from where, its use, and what can be done with it.
#[component]
pub fn KeyRow(
    /// The key.
    key: Key,
    /// Asks whether to revoke it.
    on_revoke: Callback<Key>,
) -> impl IntoView {
    let delivery = Delivery::expect();
    let root = Root::expect();
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
    let status = words::status(key.status).map(|word| view! { <span class="badge">{word}</span> });
    // While its pair is on the screen, or its last report on the way, there is nothing to warn of.
    let delivered = |made: &Option<Key>| made.as_ref().is_some_and(|made| made.id == key.id);
    let unconfirmed = (key.is_unconfirmed() && !delivery.key().with_untracked(delivered))
        .then(|| view! { <p class="notice warning">{words::UNCONFIRMED}</p> });
    let revoke = key.may_revoke.then(|| {
        let (name, key) = (words::revoke_named(&key.name), key.clone());
        let on_press = Callback::new(move |()| on_revoke.run(key.clone()));
        view! { <Button kind=Kind::Plain label=words::REVOKE name on_press/> }
    });
    let hint = format!("{}…{}", key.hint.prefix, key.hint.last4);
    let used_at = key.last_used.at.as_deref().map(time::exact);
    view! {
        <li class="key" data-key=key.id.clone()>
            <div class="key-main">
                <h3 id=format!("key-{}", key.id) tabindex="-1">{key.name.clone()}</h3>
                {key.note.clone().map(|note| view! { <p class="secondary">{note}</p> })}
                <p class="badges"><code>{hint}</code> {status}</p>
                <p>
                    <span class=every_action>{words::actions(&key.allowed_actions)}</span>
                    " · "
                    <span class=any_address>{words::networks(&key.ip_restrictions)}</span>
                </p>
                {access(&key)}
            </div>
            <div class="key-more secondary">
                <p title=used_at>{words::last_used(&key)}</p>
                <p>{words::created(&key)}</p>
                <p>{words::expiry(&key)}</p>
            </div>
            {revoke}
            {unconfirmed}
        </li>
    }
    .into_any()
}

/// The actions and networks by name, on demand.
fn access(key: &Key) -> Option<AnyView> {
    let lists = [&key.allowed_actions.actions, &key.ip_restrictions.networks];
    if lists.iter().all(|list| list.is_empty()) {
        return None;
    }
    let lists = [(words::ACTIONS, lists[0]), (words::NETWORKS, lists[1])].map(|(name, list)| {
        let entries: Vec<_> = list
            .iter()
            .map(|entry| view! { <li><code>{entry.clone()}</code></li> })
            .collect();
        (!entries.is_empty())
            .then(|| view! { <ul aria-label=Some(name.to_owned())>{entries}</ul> }.into_any())
    });
    Some(
        view! {
            <details>
                <summary aria-label=Some(words::details_of(&key.name))>{words::DETAILS}</summary>
                {Vec::from(lists)}
            </details>
        }
        .into_any(),
    )
}
