//! The list of keys.

mod list;
mod start;

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{ListQuery, StatusFilter};
use crate::components::dynamic::{dynamic, nothing};
use crate::components::error_notice::error_notice;
use crate::components::notice::{Notice, Tone};
use crate::components::revoke_dialog::RevokeDialog;
use crate::context::{Announcer, ApiContext, Ports, SessionContext, SessionState, effect, truth};
use crate::delivery::Delivery;
use crate::domain::error::ApiError;
use crate::domain::event::HostEvent;
use crate::domain::key::{Key, KeyPage};
use crate::text::errors::Doing;
use crate::text::keys as words;
use list::KeyList;
use start::Start;

/// The list as far as it was fetched.
#[derive(Clone, Copy)]
struct KeyStore {
    /// The pages so far as one; `None` until the first is there.
    list: RwSignal<Option<KeyPage>>,
    problem: RwSignal<Option<ApiError>>,
    filter: RwSignal<StatusFilter>,
    /// Rises with every fetch; an answer to an older one is dropped.
    turn: RwSignal<u32>,
    api: ApiContext,
}

impl KeyStore {
    fn new() -> Self {
        Self {
            list: RwSignal::new(None),
            problem: RwSignal::new(None),
            filter: RwSignal::default(),
            turn: RwSignal::new(0),
            api: expect_context(),
        }
    }

    /// Fetches the list from its beginning, or the page at `cursor` to add to it.
    fn fetch(&self, cursor: Option<String>) {
        let this = *self;
        let Some(api) = this.api.get() else { return };
        let query = ListQuery {
            status: this.filter.get_untracked(),
            cursor,
        };
        this.turn.update(|turn| *turn += 1);
        let turn = this.turn.get_untracked();
        spawn_local(async move {
            let answer = api.list(&query).await;
            if this.turn.try_get_untracked() != Some(turn) {
                return;
            }
            match answer {
                Ok(mut page) => this.list.update(|list| {
                    let before = list.take().filter(|_| query.cursor.is_some());
                    if let Some(mut before) = before {
                        before.keys.append(&mut page.keys);
                        page.keys = before.keys;
                    }
                    *list = Some(page);
                }),
                Err(error) => this.problem.set(Some(error)),
            }
        });
    }

    fn fetch_from_start(&self) {
        self.list.set(None);
        self.problem.set(None);
        self.fetch(None);
    }

    /// Takes a key as it is after it was revoked.
    fn revoked(&self, key: &Key) {
        self.list.update(|list| {
            if let Some(list) = list {
                list.keys.retain(|other| other.id != key.id);
            }
        });
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
    let ended = truth(move || state.with(|state| matches!(state, SessionState::Ended { .. })));
    effect(move |before: Option<bool>| {
        let ended = ended.get();
        if ended {
            asked.set(None);
            store.list.set(None);
        } else if before == Some(true) {
            store.fetch_from_start();
        }
        ended
    });

    let on_revoked = Callback::new(move |key: Key| {
        asked.set(None);
        if delivery
            .key()
            .with_untracked(|made| made.as_ref().is_some_and(|made| made.id == key.id))
        {
            delivery.forget_key();
        }
        store.revoked(&key);
        announcer.say(&words::revoked(&key.name));
        host.emit(HostEvent::KeyRevoked { id: key.id });
        if let Some(title) = title.get_untracked() {
            request_animation_frame(move || drop(title.focus()));
        }
    });
    let may_list = truth(move || session.permissions().is_none_or(|may| may.list));
    let retry = Callback::new(move |()| store.fetch_from_start());
    let list = move || match store.problem.get() {
        Some(error) => error_notice(&error, Doing::Loading, Some(retry)).view(),
        None => view! { <KeyList store asked/> }.into_any(),
    };
    let content = move || {
        if ended.get() {
            return nothing();
        }
        if !may_list.get() {
            return Notice::new(
                Tone::Neutral,
                words::may_not_list(&session.workspace_name()),
            )
            .view();
        }
        view! {
            <Start/>
            <h2 node_ref=title tabindex="-1" class="list-title">{words::LIST}</h2>
            {dynamic(list)}
        }
        .into_any()
    };
    let question = move || {
        match asked.get() {
        Some(key) => {
            view! { <RevokeDialog key on_revoked on_keep=Callback::new(move |()| asked.set(None))/> }.into_any()
        }
        None => nothing(),
    }
    };
    (dynamic(content), dynamic(question)).into_any()
}
