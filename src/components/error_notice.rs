//! A failure in words, with the ways on and the request's id for support.

use leptos::prelude::*;

use super::help::ask_support;
use super::notice::{Notice, Severity};
use crate::messages::errors::{self, Operation};
use crate::model::error::ApiError;

/// Says what failed. `retry` tries again, where that is the way on.
pub fn error_notice(error: &ApiError, doing: Operation, retry: Option<Callback<()>>) -> Notice {
    let retry = retry.map(|retry| (errors::TRY_AGAIN.to_owned(), retry));
    // Support can look a request up by its id; without one the way on is the sentence's.
    let help = error
        .request_id
        .clone()
        .and_then(|id| ask_support(Some(id)));
    Notice {
        buttons: retry.into_iter().chain(help).collect(),
        caption: error.request_id.as_deref().map(errors::request_id),
        ..Notice::new(Severity::Danger, errors::sentence(error, doing))
    }
}
