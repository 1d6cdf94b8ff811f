//! What keys are for, and the button to create one or the reason why there is none.

use leptos::prelude::*;

use crate::context::{Load, Navigation, Ports, SessionContext};
use crate::domain::route::Route;
use crate::text::errors;
use crate::text::keys as words;

/// The top of the list's screen.
#[component]
pub fn Start() -> impl IntoView {
    view! {
        <div class="start">
            <p>{words::INTRODUCTION}</p>
            <CreateButton/>
        </div>
    }
}

/// The button, or a sentence in its place.
#[component]
fn CreateButton() -> impl IntoView {
    let session = SessionContext::expect();
    let host = Ports::expect();
    let may_create = Memo::new(move |_| session.permissions().is_none_or(|may| may.create));
    let create = move |_| host.navigate(Route::NewKey, Navigation::Push);
    move || {
        if !may_create.get() {
            return view! { <p class="notice">{words::may_not_create(&session.workspace_name())}</p> }.into_any();
        }
        if !window().is_secure_context() {
            return view! { <p class="notice warning">{errors::INSECURE_CONTEXT}</p> }.into_any();
        }
        let options = session.options();
        let reason = options.with(|options| match options {
            Load::Ready(options) if !options.can_create => options.cannot_create.clone(),
            _ => None,
        });
        match reason {
            Some(reason) => {
                let link = reason.url.map(|url| view! { <a href=url>{words::CHANGE_THIS}</a> });
                view! { <div class="notice warning"><p>{reason.detail}</p>{link}</div> }.into_any()
            }
            None => view! {
                <button type="button" class="primary" on:click=create>{words::CREATE}</button>
            }
            .into_any(),
        }
    }
}
