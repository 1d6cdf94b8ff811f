//! The form for an existing key: the parts of the form for a new key, and the changes.

mod form;

use leptos::prelude::*;

use crate::messages::errors::Operation;
use crate::messages::{key_detail as words, key_lifecycle, session as words_of_session};
use crate::model::route::Route;
use crate::notices::error_notice::error_notice;
use crate::state::{
    Accept, HistoryMode, HostBridge, LoadState, Query, SessionContext, follow_session, on_return,
};
use crate::ui::lean::{bool_memo, dynamic, html, nothing};
use crate::ui::notice::{Notice, Severity};
use form::form;

pub fn edit_key(id: String) -> AnyView {
    let session = SessionContext::expect();
    let host = HostBridge::expect();
    let key = {
        let id = id.clone();
        Query::new(move |api| {
            let id = id.clone();
            async move { api.key(&id).await }
        })
        // A form that is shown is not filled in again.
        .with_accept(|_, known| match known {
            Some(_) => Accept::Discard,
            None => Accept::Response,
        })
    };
    key.reload();
    let retry = Callback::new(move |()| key.retry());
    let known = bool_memo(move || session.options().with(|options| options.ready().is_some()));
    let failed = bool_memo(move || {
        session
            .options()
            .with(|options| options.failure().is_some())
    });
    let reload_if_failed = move || {
        if key.error().with_untracked(Option::is_some) {
            key.reload();
        }
    };
    // Sign-out does not clear the entries. Without a session the API rejects every save.
    follow_session(Box::new(|| {}), Box::new(reload_if_failed));
    on_return(move || {
        if untrack(|| session.is_signed_in()) {
            reload_if_failed();
        }
    });
    let to_the_key = Callback::new(move |()| {
        host.navigate(Route::Key(id.clone()), HistoryMode::Replace);
    });
    dynamic(move || match key.load_state() {
        LoadState::Failed(error) => error_notice(&error, Operation::Loading, Some(retry)).view(),
        _ if failed.get() => {
            let retry = Callback::new(move |()| session.load_options());
            let error = session
                .options()
                .with_untracked(|options| options.failure().cloned());
            error.map_or_else(nothing, |error| {
                error_notice(&error, Operation::Loading, Some(retry)).view()
            })
        }
        LoadState::Ready(key) if known.get() => {
            let can = untrack(|| session.capabilities().edit);
            if can && key.may_edit {
                return untrack(|| form(&key)).into_any();
            }
            Notice {
                buttons: vec![(words_of_session::TO_THE_KEY.to_owned(), to_the_key)],
                ..Notice::new(Severity::Neutral, key_lifecycle::may_not_edit(&key))
            }
            .view()
        }
        _ => {
            let words = html::p().class("visually-hidden").child(words::LOADING);
            let rows = html::div()
                .class("skeleton")
                .attr("aria-hidden", "true")
                .children((0..4).map(|_| html::div()));
            vec![words.into_any(), rows.into_any()].into_any()
        }
    })
}
