//! The question before a key is revoked.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::error_notice::ErrorNotice;
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
    let id = StoredValue::new(key.id.clone());

    let revoke = move |_| {
        let Some(api) = api.get().filter(|_| !working.get_untracked()) else { return };
        working.set(true);
        problem.set(None);
        spawn_local(async move {
            let Some(id) = id.try_get_value() else { return };
            let answer = api.revoke(&id).await;
            let _ = working.try_set(false);
            match answer {
                Ok(key) => {
                    on_revoked.try_run(key);
                }
                Err(error) => {
                    let _ = problem.try_set(Some(error));
                }
            }
        });
    };
    keep.on_load(|button| {
        request_animation_frame(move || request_animation_frame(move || drop(button.focus())));
    });
    view! {
        <Modal
            role="alertdialog"
            labelledby="revoke-title"
            describedby="revoke-consequence"
            on_escape=on_keep
        >
            <h2 id="revoke-title">{words::revoke_question(&key.name)}</h2>
            <p id="revoke-consequence">{words::revoke_consequence(&key)}</p>
            {move || problem.get().map(|error| view! { <ErrorNotice error doing=Doing::Revoking/> })}
            <footer>
                <div class="buttons">
                    <button type="button" class="danger" aria-disabled=move || working.get().to_string() on:click=revoke>
                        {words::REVOKE}
                    </button>
                    <button type="button" class="plain" node_ref=keep on:click=move |_| on_keep.run(())>
                        {words::KEEP}
                    </button>
                </div>
            </footer>
        </Modal>
    }
}
