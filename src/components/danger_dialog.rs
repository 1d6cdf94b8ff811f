//! The question before something is ended for good: a key, or its old secret key.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::button::{Kind, button};
use super::dynamic::nothing;
use super::element::{El, el};
use super::error_notice::error_notice;
use super::modal::Modal;
use crate::context::ApiContext;
use crate::domain::error::ApiError;
use crate::domain::key::Key;
use crate::reactive::{State, truth};
use crate::text::errors::Doing;
use crate::text::{keys, rotation};

/// What is ended.
#[derive(Clone, Debug)]
pub enum Danger {
    /// The key.
    Revoke,
    /// Its old secret key, by id.
    EndSecret(String),
}

/// Asks whether to do it to `key`, does it, and says what went wrong. `on_done` is told of the key
/// as the API tells of it then, also after the dialog is gone; `on_keep` when all stays as it is.
#[must_use]
pub fn danger_dialog(
    key: &Key,
    danger: Danger,
    on_done: Callback<Key>,
    on_keep: impl Fn() + Copy + 'static,
) -> El {
    let api = expect_context::<ApiContext>();
    let working = RwSignal::new(false);
    let problem = State::new(None::<ApiError>);
    let (question, consequence, label, keep_label, doing) = match danger {
        Danger::Revoke => (
            keys::revoke_question(&key.name),
            keys::revoke_consequence(key),
            keys::REVOKE,
            keys::KEEP,
            Doing::Revoking,
        ),
        Danger::EndSecret(_) => (
            rotation::END_QUESTION.to_owned(),
            rotation::end_consequence(key),
            rotation::END_OLD,
            rotation::KEEP_OLD,
            Doing::EndingSecret,
        ),
    };

    let id = key.id.clone();
    let act = move || {
        let Some(api) = api.get() else { return };
        let (id, danger) = (id.clone(), danger.clone());
        working.set(true);
        problem.set(None);
        spawn_local(async move {
            let answer = match danger {
                Danger::Revoke => api.revoke(&id).await,
                Danger::EndSecret(secret_id) => api.end_secret(&id, &secret_id).await,
            };
            let _ = working.try_set(false);
            match answer {
                Ok(key) => drop(on_done.try_run(key)),
                Err(error) => problem.set(Some(error)),
            }
        });
    };
    // While the request is under way the question stays, or nobody would see how it ends.
    let keep = move || {
        if !working.get_untracked() {
            on_keep();
        }
    };
    let problem = move || match problem.get() {
        Some(error) => error_notice(&error, doing, None).view(),
        None => nothing(),
    };
    let busy = truth(move || working.get());
    let modal = Modal {
        labelledby: "danger-title",
        describedby: "danger-consequence",
        // A notice above may have such a button, too.
        focus: "footer .plain",
    };
    modal
        .view(keep)
        .child(el("h2").id("danger-title").text(&question))
        .child(el("p").id("danger-consequence").text(&consequence))
        .dynamic(problem)
        .child(
            el("footer").child(
                el("div")
                    .class("buttons")
                    .child(button(Kind::Danger, label, act).busy(busy))
                    .child(button(Kind::Plain, keep_label, keep).busy(busy)),
            ),
        )
}
