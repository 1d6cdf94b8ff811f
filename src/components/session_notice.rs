//! Says that the session has ended, or could not be asked for, and how to go on.

use leptos::prelude::*;

use super::error_notice::ErrorNotice;
use crate::context::{SessionContext, SessionState};
use crate::text::errors::Doing;
use crate::text::session as words;

/// Nothing while somebody is signed in.
#[component]
pub fn SessionNotice() -> impl IntoView {
    let session = SessionContext::expect();
    let state = session.state();
    move || match state.get() {
        SessionState::Loading | SessionState::Present(_) => ().into_any(),
        SessionState::Ended { sign_in } => {
            let sentence = if session.was_present() { words::ENDED } else { words::SIGN_IN_FIRST };
            let link = sign_in.map(|url| {
                view! { <a class="button primary" href=url target="_blank" rel="opener">{words::SIGN_IN}</a> }
            });
            view! {
                <div class="notice warning" role="alert">
                    <p>{sentence}</p>
                    <div class="buttons">
                        {link}
                        <button type="button" class="plain" on:click=move |_| session.refresh()>
                            {words::SIGNED_IN}
                        </button>
                    </div>
                </div>
            }
            .into_any()
        }
        SessionState::Failed(error) => {
            let retry = move |()| {
                session.refresh();
                session.load_options();
            };
            view! { <ErrorNotice error doing=Doing::Loading retry=Callback::new(retry)/> }.into_any()
        }
    }
}
