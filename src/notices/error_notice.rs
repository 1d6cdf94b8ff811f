//! An error as a notice, with buttons for the next steps and the request id for support.

use leptos::prelude::*;

use crate::messages::errors::{self, Operation};
use crate::model::error::ApiError;
use crate::notices::help::ask_support;
use crate::state::Mutation;
use crate::ui::lean::{dynamic, nothing};
use crate::ui::notice::{Notice, Severity};

/// The error of the last change of a key.
#[must_use]
pub fn mutation_error(mutation: Mutation) -> AnyView {
    dynamic(move || match mutation.error.get() {
        Some((error, operation)) => error_notice(&error, operation, None).view(),
        None => nothing(),
    })
}

/// `retry` adds a *Try again* button.
pub fn error_notice(error: &ApiError, operation: Operation, retry: Option<Callback<()>>) -> Notice {
    let retry = retry.map(|retry| (errors::TRY_AGAIN.to_owned(), retry));
    // Support looks up a request by its id. Without an id, the sentence says what to do.
    let help = error
        .request_id
        .clone()
        .and_then(|id| ask_support(Some(id)));
    Notice {
        buttons: retry.into_iter().chain(help).collect(),
        caption: error.request_id.as_deref().map(errors::request_id),
        ..Notice::new(Severity::Danger, errors::sentence(error, operation))
    }
}
