//! The form for a key that is there: the parts of the form for a new one, and what will change.

mod form;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::dynamic::{dynamic, nothing};
use crate::components::element::el;
use crate::components::error_notice::error_notice;
use crate::components::notice::{Notice, Severity};
use crate::messages::errors::Operation;
use crate::messages::{key_detail as words, key_lifecycle, session as words_of_session};
use crate::model::key::Key;
use crate::model::route::Route;
use crate::reactive::{State, truth};
use crate::state::{ApiContext, HistoryMode, HostBridge, LoadState, SessionContext, on_return};
use form::form;

/// The screen of the form for the key with this id.
pub fn edit_key(id: String) -> AnyView {
    let session = SessionContext::expect();
    let host = HostBridge::expect();
    let api = expect_context::<ApiContext>();
    let key = State::<LoadState<Key>>::default();
    let fetch = {
        let id = id.clone();
        Callback::new(move |()| {
            let Some(api) = api.get() else { return };
            let id = id.clone();
            spawn_local(async move {
                let answer = api.key(&id).await;
                // A form that stands is not filled in anew, and the same failure is no news.
                let Some(known) = key.try_get_untracked() else {
                    return;
                };
                if let Some(now) = known.after(answer).filter(|_| known.ready().is_none()) {
                    key.set(now);
                }
            });
        })
    };
    fetch.run(());
    let retry = Callback::new(move |()| {
        key.set(LoadState::Loading);
        fetch.run(());
    });
    // What is filled in stays while somebody signs in again; the form is locked by the API anyway.
    let known = truth(move || session.options().with(|options| options.ready().is_some()));
    let failed = truth(move || {
        session
            .options()
            .with(|options| options.failure().is_some())
    });
    let present = truth(move || session.is_signed_in());
    let fetch_if_failed = move || {
        if key.with_untracked(|key| key.failure().is_some()) {
            fetch.run(());
        }
    };
    // Fetched before somebody was there.
    crate::reactive::effect(move |before: Option<bool>| {
        let present = present.get();
        if before == Some(false) && present {
            fetch_if_failed();
        }
        present
    });
    on_return(move || {
        if present.get_untracked() {
            fetch_if_failed();
        }
    });
    let to_the_key = Callback::new(move |()| {
        host.navigate(Route::Key(id.clone()), HistoryMode::Replace);
    });
    dynamic(move || match key.get() {
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
            let words = el("p").class("visually-hidden").text(words::LOADING);
            let rows = el("div")
                .class("skeleton")
                .attr("aria-hidden", "true")
                .children((0..4).map(|_| el("div")));
            vec![words.into_any(), rows.into_any()].into_any()
        }
    })
}
