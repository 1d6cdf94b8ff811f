//! The question before a key is revoked.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::button::{Button, Kind};
use super::dynamic::{dynamic, nothing};
use super::error_notice::error_notice;
use super::modal::Modal;
use crate::context::ApiContext;
use crate::domain::error::ApiError;
use crate::domain::key::Key;
use crate::text::errors::Doing;
use crate::text::keys as words;

/// Asks, revokes, and says what went wrong.
#[component]
pub fn RevokeDialog(
    /// Which key.
    key: Key,
    /// The key was revoked; as the API tells of it now.
    on_revoked: Callback<Key>,
    /// The key stays.
    on_keep: Callback<()>,
) -> impl IntoView {
    let api = expect_context::<ApiContext>();
    let working = RwSignal::new(false);
    let problem = RwSignal::new(None::<ApiError>);
    let keep = NodeRef::<html::Button>::new();
    let (question, consequence) = (
        words::revoke_question(&key.name),
        words::revoke_consequence(&key),
    );

    let revoke = Callback::new(move |()| {
        let Some(api) = api.get() else { return };
        let id = key.id.clone();
        working.set(true);
        problem.set(None);
        spawn_local(async move {
            let answer = api.revoke(&id).await;
            let _ = working.try_set(false);
            match answer {
                Ok(key) => drop(on_revoked.try_run(key)),
                Err(error) => drop(problem.try_set(Some(error))),
            }
        });
    });
    // While the request is under way the question stays, or nobody would see how it ends.
    let keep_key = Callback::new(move |()| {
        if !working.get_untracked() {
            on_keep.run(());
        }
    });
    let problem = dynamic(move || match problem.get() {
        Some(error) => error_notice(&error, Doing::Revoking, None).view(),
        None => nothing(),
    });
    view! {
        <Modal
            labelledby="revoke-title"
            describedby="revoke-consequence"
            focus=keep
            on_escape=keep_key
        >
            <h2 id="revoke-title">{question}</h2>
            <p id="revoke-consequence">{consequence}</p>
            {problem}
            <footer>
                <div class="buttons">
                    <Button kind=Kind::Danger label=words::REVOKE busy=working on_press=revoke/>
                    <Button kind=Kind::Plain label=words::KEEP node_ref=keep busy=working on_press=keep_key/>
                </div>
            </footer>
        </Modal>
    }
    .into_any()
}
