//! One key in the list.

use leptos::html;
use leptos::prelude::*;

use crate::domain::key::{ActionMode, IpMode, Key, Status};
use crate::text::{keys as words, time};

/// A key: name, hint, what it may do and from where, its use, and what can be done with it.
#[component]
pub fn KeyRow(
    /// The key.
    key: Key,
    /// Whether it was just created, and takes the focus when this turns true.
    focused: Signal<bool>,
    /// Asks whether to revoke it.
    on_revoke: Callback<Key>,
) -> impl IntoView {
    let heading = NodeRef::<html::H3>::new();
    Effect::new(move || {
        if focused.get()
            && let Some(heading) = heading.get()
        {
            // After a dialog that is going away has given the focus back.
            request_animation_frame(move || drop(heading.focus()));
        }
    });
    let status = words::status(key.status).map(|word| view! { <span class="badge">{word}</span> });
    let unrestricted = key.ip_restrictions.mode == IpMode::Any && key.status != Status::Revoked;
    let all_actions = key.allowed_actions.mode == ActionMode::All && key.status != Status::Revoked;
    let unconfirmed = key.is_unconfirmed().then(|| {
        view! { <p class="notice warning">{words::UNCONFIRMED}</p> }
    });
    let details = view! { <Access key=key.clone()/> }.into_any();
    let used_at = key.last_used.at.as_deref().map(time::exact);
    let revoke = key.can.revoke.then(|| {
        let name = words::revoke_named(&key.name);
        let key = key.clone();
        view! {
            <button type="button" class="plain" aria-label=name on:click=move |_| on_revoke.run(key.clone())>
                {words::REVOKE}
            </button>
        }
    });
    view! {
        <li class="key">
            <div class="key-main">
                <h3 node_ref=heading tabindex="-1">{key.name.clone()}</h3>
                <p class="badges">
                    <code>{format!("{}…{}", key.hint.prefix, key.hint.last4)}</code>
                    {status}
                </p>
                <p class:warning-text=all_actions>{words::actions(&key.allowed_actions)}</p>
                <p class:warning-text=unrestricted>{words::networks(&key.ip_restrictions)}</p>
                {details}
            </div>
            <div class="key-more secondary">
                <p title=used_at>{words::last_used(&key)}</p>
                <p>{words::created(&key)}</p>
                {words::expiry(&key).map(|expiry| view! { <p>{expiry}</p> })}
            </div>
            <div class="key-do">{revoke}</div>
            {unconfirmed}
        </li>
    }
}

/// The actions and networks by name, on demand.
#[component]
fn Access(
    /// The key.
    key: Key,
) -> impl IntoView {
    let lists = [key.allowed_actions.actions, key.ip_restrictions.networks];
    let long = lists.iter().any(|list| !list.is_empty());
    long.then(|| {
        let lists = lists.into_iter().filter(|list| !list.is_empty()).map(|list| {
            let entries = list.into_iter().map(|entry| view! { <li><code>{entry}</code></li> }).collect_view();
            view! { <ul>{entries}</ul> }
        });
        view! {
            <details>
                <summary>{words::DETAILS}</summary>
                {lists.collect_view()}
            </details>
        }
    })
}
