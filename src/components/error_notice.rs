//! A failure in words, with the way on and the request's id for support.

use leptos::prelude::*;

use super::notice::{Notice, Tone};
use crate::domain::error::{ApiError, ErrorKind};
use crate::domain::session::window_url;
use crate::text::errors::{self, Doing};

/// Says what failed. `retry` tries again, where that is the way on.
pub fn error_notice(error: &ApiError, doing: Doing, retry: Option<Callback<()>>) -> Notice {
    let check = match &error.kind {
        ErrorKind::SecondCheck { ways } => window_url(ways),
        _ => None,
    };
    Notice {
        link: check.map(|url| (errors::CONFIRM_IT_IS_YOU, url)),
        buttons: retry
            .map(|retry| (errors::TRY_AGAIN.to_owned(), retry))
            .into_iter()
            .collect(),
        caption: error.request_id.as_deref().map(errors::request_id),
        ..Notice::new(Tone::Danger, errors::sentence(error, doing))
    }
}
