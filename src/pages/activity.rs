//! The activity page: events of all keys of the workspace, also of revoked keys.

use leptos::prelude::*;

use crate::keys::activity_feed::ActivityLog;
use crate::messages::{activity as words, key_detail};
use crate::model::route::Route;
use crate::state::{HistoryMode, HostBridge, RefreshPolicy, SessionContext};
use crate::ui::button::{ButtonVariant, button};
use crate::ui::lean::{bool_memo, dynamic, effect, html, nothing};
use crate::ui::notice::{Notice, Severity};

pub fn activity() -> AnyView {
    let session = SessionContext::expect();
    let host = HostBridge::expect();
    let feed = ActivityLog::new(None);
    // Loads only after the API has reported that it has events.
    let has_events = bool_memo(move || session.capabilities().events);
    effect(move |_| {
        if has_events.get() {
            feed.reload();
        }
    });
    let reload = move || {
        if has_events.get_untracked() {
            feed.reload();
        }
    };
    RefreshPolicy {
        on_sign_out: Box::new(move || feed.events.clear()),
        on_sign_in: Box::new(reload),
        on_stale: Box::new(reload),
    }
    .install();
    let known = bool_memo(move || session.options().with(|options| options.ready().is_some()));
    let out = bool_memo(move || session.is_signed_out(|| feed.events.has_value()));
    let back = button(ButtonVariant::Link, key_detail::ALL_KEYS, move || {
        host.navigate(Route::Keys, HistoryMode::Push);
    });
    let content = move || {
        if out.get() {
            return nothing();
        }
        if known.get() && !has_events.get() {
            return Notice::new(Severity::Neutral, words::NOT_TOLD).view();
        }
        feed.view().into_any()
    };
    vec![
        html::p().child(back).into_any(),
        html::h2().child(words::OF_ALL).into_any(),
        html::p()
            .class("secondary")
            .child(words::OF_ALL_HELP)
            .into_any(),
        dynamic(content),
    ]
    .into_any()
}
