//! The question before a key is revoked.

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
use crate::text::keys as words;

/// Asks whether to revoke `key`, revokes it, and says what went wrong. `on_revoked` is told of the
/// key as the API tells of it then, also after the dialog is gone; `on_keep` when the key stays.
#[must_use]
pub fn revoke_dialog(
    key: Key,
    on_revoked: Callback<Key>,
    on_keep: impl Fn() + Copy + 'static,
) -> El {
    let api = expect_context::<ApiContext>();
    let working = RwSignal::new(false);
    let problem = State::new(None::<ApiError>);
    let (question, consequence) = (
        words::revoke_question(&key.name),
        words::revoke_consequence(&key),
    );

    let revoke = move || {
        let Some(api) = api.get() else { return };
        let id = key.id.clone();
        working.set(true);
        problem.set(None);
        spawn_local(async move {
            let answer = api.revoke(&id).await;
            let _ = working.try_set(false);
            match answer {
                Ok(key) => drop(on_revoked.try_run(key)),
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
        Some(error) => error_notice(&error, Doing::Revoking, None).view(),
        None => nothing(),
    };
    let busy = truth(move || working.get());
    let modal = Modal {
        labelledby: "revoke-title",
        describedby: "revoke-consequence",
        // A notice above may have such a button, too.
        focus: "footer .plain",
    };
    modal
        .view(keep)
        .child(el("h2").id("revoke-title").text(&question))
        .child(el("p").id("revoke-consequence").text(&consequence))
        .dynamic(problem)
        .child(
            el("footer").child(
                el("div")
                    .class("buttons")
                    .child(button(Kind::Danger, words::REVOKE, revoke).busy(busy))
                    .child(button(Kind::Plain, words::KEEP, keep).busy(busy)),
            ),
        )
}
