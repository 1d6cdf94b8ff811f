//! Who did what, the newest first.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::button::{ButtonVariant, button};
use super::dynamic::nothing;
use super::element::{El, el};
use super::error_notice::error_notice;
use crate::messages::activity as words;
use crate::messages::errors::Operation;
use crate::messages::marks::isolated;
use crate::model::activity::{Event, EventKind, EventPage};
use crate::model::error::ApiError;
use crate::model::route::Route;
use crate::reactive::State;
use crate::state::{ApiContext, HistoryMode, HostBridge, ShadowRootHandle};

/// At the most so many are shown at once; older ones take the place of newer ones.
const MAX_EVENTS: usize = 100;

/// What was done with one key, or with all of the workspace.
#[derive(Clone, Copy)]
pub struct ActivityLog {
    /// `None`: all of the workspace.
    key_id: StoredValue<Option<String>>,
    page: State<Option<EventPage>>,
    problem: State<Option<ApiError>>,
    /// Rises with every fetch; an answer to an older one is dropped.
    turn: State<u32>,
    api: ApiContext,
    root: ShadowRootHandle,
}

impl ActivityLog {
    /// Nothing yet.
    #[must_use]
    pub fn new(key_id: Option<String>) -> Self {
        Self {
            key_id: StoredValue::new(key_id),
            page: State::new(None),
            problem: State::new(None),
            turn: State::new(0),
            api: expect_context(),
            root: ShadowRootHandle::expect(),
        }
    }

    /// Fetches the newest, while what is there stands.
    pub fn fetch(&self) {
        self.fetch_from(None);
    }

    /// Whether there is something to show.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.page.with(Option::is_some)
    }

    /// Fetches once more what did not come.
    fn retry(&self) {
        self.problem.set(None);
        self.fetch();
    }

    /// Forgets it.
    pub fn clear(&self) {
        self.turn.update(|turn| *turn += 1);
        self.page.set(None);
        self.problem.set(None);
    }

    fn fetch_from(&self, cursor: Option<String>) {
        let this = *self;
        let Some(api) = this.api.get() else { return };
        this.turn.update(|turn| *turn += 1);
        let turn = this.turn.get_untracked();
        let key_id = this.key_id.get_value();
        spawn_local(async move {
            let answer = api.events(key_id.as_deref(), cursor.as_deref()).await;
            if this.turn.try_get_untracked() != Some(turn) {
                return;
            }
            match answer {
                // The same failure again is no news, and would take the focus away.
                Err(error)
                    if this
                        .problem
                        .with_untracked(|known| known.as_ref() == Some(&error)) => {}
                Err(error) => this.problem.set(Some(error)),
                Ok(page) => {
                    if this.problem.with_untracked(Option::is_some) {
                        this.problem.set(None);
                    }
                    this.take(page, cursor.is_some());
                }
            }
        });
    }

    fn take(&self, page: EventPage, adds: bool) {
        // The button that asked for them may go.
        if let Some(first) = page.events.first().filter(|_| adds) {
            self.root.focus(element_id(first));
        }
        let known = self.page.get_untracked().unwrap_or_default();
        let now = if adds {
            known.followed_by(page, MAX_EVENTS)
        } else {
            known.refreshed_by(page)
        };
        // The same told anew is no news.
        if self
            .page
            .with_untracked(|known| known.as_ref() != Some(&now))
        {
            self.page.set(Some(now));
        }
    }

    /// As something to see.
    #[must_use]
    pub fn view(self) -> El {
        let names_keys = self.key_id.with_value(Option::is_none);
        let list = move || match self.page.get() {
            None if self.problem.with(Option::is_some) => nothing(),
            None => {
                let words = el("p").class("visually-hidden").text(words::LOADING);
                let rows = el("div").class("skeleton").attr("aria-hidden", "true");
                vec![words.into_any(), rows.child(el("div")).into_any()].into_any()
            }
            Some(page) if page.events.is_empty() => {
                el("p").class("secondary").text(words::NONE).into_any()
            }
            Some(page) => {
                let rows = page.events.iter().map(|event| row(event, names_keys));
                let earlier = page.next_cursor.clone().map(|cursor| {
                    button(ButtonVariant::Secondary, words::EARLIER, move || {
                        self.fetch_from(Some(cursor.clone()));
                    })
                });
                el("div")
                    .child(el("ol").class("events").children(rows))
                    .maybe_child(earlier)
                    .into_any()
            }
        };
        let problem = move || match self.problem.get() {
            Some(error) => {
                let retry = Callback::new(move |()| self.retry());
                error_notice(&error, Operation::Loading, Some(retry)).view()
            }
            None => nothing(),
        };
        el("div").dynamic(list).dynamic(problem)
    }
}

fn element_id(event: &Event) -> String {
    format!("event-{}", event.id)
}

fn row(event: &Event, names_key: bool) -> El {
    let host = HostBridge::expect();
    let key = event.key.as_ref().filter(|_| names_key).map(|key| {
        let route = Route::Key(key.id.clone());
        let open = move || host.navigate(route.clone(), HistoryMode::Push);
        el("p")
            .child(button(ButtonVariant::Link, &isolated(&key.name), open))
            .text(" ")
            .child(el("code").text(&format!("{}…{}", key.hint.prefix, key.hint.last4)))
    });
    let changes = event.changes.iter();
    let is_new = event.kind == EventKind::Created;
    let changes = changes.map(|change| el("li").text(&words::change(change, is_new)));
    el("li")
        .id(&element_id(event))
        .attr("tabindex", "-1")
        .child(el("p").child(el("strong").text(&words::headline(event))))
        .maybe_child(key)
        .child(
            el("p")
                .class("secondary")
                .text(&words::circumstances(event)),
        )
        .maybe_child((!event.changes.is_empty()).then(|| el("ul").class("lines").children(changes)))
}
