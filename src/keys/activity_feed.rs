//! The activity log: who did what, newest event first.

use leptos::prelude::*;

use crate::messages::activity as words;
use crate::messages::errors::Operation;
use crate::messages::marks::isolated;
use crate::model::activity::{Event, EventKind, EventPage};
use crate::model::route::Route;
use crate::notices::error_notice::error_notice;
use crate::state::{Accept, HistoryMode, HostBridge, Query};
use crate::ui::ShadowRootHandle;
use crate::ui::button::{ButtonVariant, button};
use crate::ui::lean::{ErasedRwSignal, HtmlElement, html, nothing};

/// Maximum number of events on the screen. When older events are added, the newest are removed.
const MAX_EVENTS: usize = 100;

/// The events of one key, or of the whole workspace.
#[derive(Clone, Copy)]
pub struct ActivityLog {
    pub events: Query<EventPage>,
    /// Start of the requested page; `None` requests the newest events.
    cursor: ErasedRwSignal<Option<String>>,
    names_keys: bool,
}

impl ActivityLog {
    /// The events of the key with this id; `None` for the whole workspace.
    #[must_use]
    pub fn new(key_id: Option<String>) -> Self {
        let names_keys = key_id.is_none();
        let cursor = ErasedRwSignal::new(None::<String>);
        let root = ShadowRootHandle::expect();
        let events = Query::new(move |api| {
            let (key_id, cursor) = (key_id.clone(), cursor.get_untracked());
            async move { api.events(key_id.as_deref(), cursor.as_deref()).await }
        })
        .with_accept(move |page: &EventPage, known| {
            let known = known.cloned().unwrap_or_default();
            let page = page.clone();
            if cursor.get_untracked().is_none() {
                return Accept::Value(known.refreshed_by(page));
            }
            // The button that requested older events may be removed, so the focus moves to the
            // first of them.
            if let Some(first) = page.events.first() {
                root.focus(element_id(first));
            }
            cursor.set(None);
            Accept::Value(known.followed_by(page, MAX_EVENTS))
        })
        .with_keep(|error| !error.requires_auth());
        Self {
            events,
            cursor,
            names_keys,
        }
    }

    /// Loads the newest events.
    pub fn reload(&self) {
        self.cursor.set(None);
        self.events.reload();
    }

    #[must_use]
    pub fn view(self) -> HtmlElement {
        let (events, error) = (self.events.value(), self.events.error());
        let names_keys = self.names_keys;
        let list = move || match events.get() {
            None if error.with(Option::is_some) => nothing(),
            None => {
                let words = html::p().class("visually-hidden").child(words::LOADING);
                let rows = html::div().class("skeleton").attr("aria-hidden", "true");
                vec![words.into_any(), rows.child(html::div()).into_any()].into_any()
            }
            Some(page) if page.events.is_empty() => {
                html::p().class("secondary").child(words::NONE).into_any()
            }
            Some(page) => {
                let rows = page.events.iter().map(|event| row(event, names_keys));
                let earlier = page.next_cursor.clone().map(|cursor| {
                    button(ButtonVariant::Secondary, words::EARLIER, move || {
                        self.cursor.set(Some(cursor.clone()));
                        self.events.reload();
                    })
                });
                html::div()
                    .child(html::ol().class("events").children(rows))
                    .child(earlier)
                    .into_any()
            }
        };
        let failure = move || match error.get() {
            Some(error) => {
                let is_temporary = error.kind.is_temporary();
                let retry = Callback::new(move |()| {
                    self.events.clear_error();
                    // An expired cursor would fail again.
                    if is_temporary {
                        self.events.reload();
                    } else {
                        self.reload();
                    }
                });
                error_notice(&error, Operation::Loading, Some(retry)).view()
            }
            None => nothing(),
        };
        html::div().child(list).child(failure)
    }
}

fn element_id(event: &Event) -> String {
    format!("event-{}", event.id)
}

fn row(event: &Event, names_key: bool) -> HtmlElement {
    let host = HostBridge::expect();
    let key = event.key.as_ref().filter(|_| names_key).map(|key| {
        let route = Route::Key(key.id.clone());
        let open = move || host.navigate(route.clone(), HistoryMode::Push);
        html::p()
            .child(button(ButtonVariant::Link, &isolated(&key.name), open))
            .child(" ")
            .child(html::code().child(&format!("{}…{}", key.hint.prefix, key.hint.last4)))
    });
    let changes = event.changes.iter();
    let is_new = event.kind == EventKind::Created;
    let changes = changes.map(|change| html::li().child(&words::change(change, is_new)));
    html::li()
        .id(&element_id(event))
        .attr("tabindex", "-1")
        .child(html::p().child(html::strong().child(&words::headline(event))))
        .child(key)
        .child(
            html::p()
                .class("secondary")
                .child(&words::circumstances(event)),
        )
        .child((!event.changes.is_empty()).then(|| html::ul().class("lines").children(changes)))
}
