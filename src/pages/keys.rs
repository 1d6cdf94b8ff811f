//! The list of keys.

mod list;
mod start;

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{ListQuery, StatusFilter};
use crate::components::error_notice::ErrorNotice;
use crate::components::revoke_dialog::RevokeDialog;
use crate::context::{Announcer, ApiContext, Load, Ports, SessionContext, SessionState};
use crate::delivery::Delivery;
use crate::domain::event::HostEvent;
use crate::domain::key::{Counts, Key};
use crate::text::errors::Doing;
use crate::text::keys as words;
use list::KeyList;
use start::Start;

/// What is known of the list besides its keys.
#[derive(Clone, Debug, PartialEq)]
struct Extent {
    next_cursor: Option<String>,
    total: u32,
    counts: Counts,
}

/// The list as far as it was fetched.
#[derive(Clone, Copy)]
struct KeyStore {
    keys: RwSignal<Vec<Key>>,
    extent: RwSignal<Load<Extent>>,
    filter: RwSignal<StatusFilter>,
    /// Rises with every fetch; an answer to an older one is dropped.
    turn: StoredValue<u32>,
    api: ApiContext,
}

impl KeyStore {
    fn new() -> Self {
        Self {
            keys: RwSignal::default(),
            extent: RwSignal::default(),
            filter: RwSignal::default(),
            turn: StoredValue::new(0),
            api: expect_context(),
        }
    }

    /// Fetches the list from its beginning, or the page at `cursor` to add to it.
    fn fetch(&self, cursor: Option<String>) {
        let this = *self;
        let Some(api) = this.api.get() else { return };
        let query = ListQuery { status: this.filter.get_untracked(), cursor };
        this.turn.update_value(|turn| *turn += 1);
        let turn = this.turn.get_value();
        spawn_local(async move {
            let answer = api.list(&query).await;
            if this.turn.try_get_value() != Some(turn) {
                return;
            }
            let extent = answer.map(|page| {
                this.keys.update(|keys| {
                    if query.cursor.is_none() {
                        keys.clear();
                    }
                    keys.extend(page.keys);
                });
                Extent { next_cursor: page.next_cursor, total: page.total, counts: page.counts }
            });
            this.extent.set(extent.into());
        });
    }

    fn fetch_from_start(&self) {
        self.extent.set(Load::Loading);
        self.fetch(None);
    }

    /// Takes a key as it is after it was revoked.
    fn revoked(&self, key: &Key) {
        self.keys.update(|keys| keys.retain(|other| other.id != key.id));
        self.fetch(None);
    }
}

/// The screen of the list.
#[component]
pub fn Keys() -> impl IntoView {
    let session = SessionContext::expect();
    let delivery = Delivery::expect();
    let announcer = Announcer::expect();
    let host = Ports::expect();
    let store = KeyStore::new();
    let asked = RwSignal::new(None::<Key>);
    let title = NodeRef::<html::H2>::new();

    // Fetched at once, beside the session, and again when somebody has signed in.
    store.fetch_from_start();
    let state = session.state();
    let ended = Memo::new(move |_| state.with(|state| matches!(state, SessionState::Ended { .. })));
    Effect::new(move |before: Option<bool>| {
        let ended = ended.get();
        if ended {
            asked.set(None);
            store.keys.set(Vec::new());
            store.extent.set(Load::Loading);
        } else if before == Some(true) {
            store.fetch_from_start();
        }
        ended
    });

    let on_revoked = Callback::new(move |key: Key| {
        asked.set(None);
        if delivery.key().with_untracked(|made| made.as_ref().is_some_and(|made| made.id == key.id)) {
            delivery.forget_key();
        }
        store.revoked(&key);
        announcer.say(&words::revoked(&key.name));
        host.emit(HostEvent::KeyRevoked { id: key.id });
        if let Some(title) = title.get_untracked() {
            request_animation_frame(move || drop(title.focus()));
        }
    });
    let may_list = Memo::new(move |_| session.permissions().is_none_or(|may| may.list));
    let content = move || {
        if ended.get() {
            return ().into_any();
        }
        if !may_list.get() {
            return view! { <p class="notice">{words::may_not_list(&session.workspace_name())}</p> }.into_any();
        }
        view! {
            <Start/>
            <h2 node_ref=title tabindex="-1" class="list-title">{words::LIST}</h2>
            {move || match store.extent.get() {
                Load::Failed(error) => {
                    let retry = Callback::new(move |()| store.fetch_from_start());
                    view! { <ErrorNotice error doing=Doing::Loading retry/> }.into_any()
                }
                _ => view! { <KeyList store asked/> }.into_any(),
            }}
        }
        .into_any()
    };
    view! {
        {content}
        {move || asked.get().map(|key| view! {
            <RevokeDialog key on_revoked on_keep=Callback::new(move |()| asked.set(None))/>
        })}
    }
}
