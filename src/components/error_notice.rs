//! A failure in words, with the way on and the request's id for support.

use leptos::prelude::*;

use crate::domain::error::{ApiError, ErrorKind};
use crate::domain::session::window_url;
use crate::text::errors::{self, Doing};

/// Says what failed. A screen reader hears it at once.
#[component]
pub fn ErrorNotice(
    /// What failed.
    error: ApiError,
    /// What the person was about to do.
    doing: Doing,
    /// Tries again, where that is the way on.
    #[prop(optional, into)]
    retry: Option<Callback<()>>,
) -> impl IntoView {
    let sentence = errors::sentence(&error, doing);
    let check = match &error.kind {
        ErrorKind::SecondCheck { ways } => window_url(ways),
        _ => None,
    };
    let check = check.map(|url| {
        view! { <a href=url target="_blank" rel="noopener">{errors::CONFIRM_IT_IS_YOU}</a> }
    });
    let retry = retry.map(|retry| {
        view! {
            <button type="button" class="plain" on:click=move |_| retry.run(())>
                {errors::TRY_AGAIN}
            </button>
        }
    });
    let request_id = error.request_id.as_deref().map(|id| {
        view! { <p class="caption">{errors::request_id(id)}</p> }
    });
    view! {
        <div class="notice danger" role="alert">
            <p>{sentence}</p>
            {check}
            {retry}
            {request_id}
        </div>
    }
}
