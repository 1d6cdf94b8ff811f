//! Notices that the session has ended, or that the session or the options could not be loaded, with
//! the next step.

use leptos::prelude::*;

use crate::messages::errors::Operation;
use crate::messages::session as words;
use crate::notices::error_notice::error_notice;
use crate::state::{SessionContext, SessionState};
use crate::ui::lean::{dynamic, nothing};
use crate::ui::notice::{Notice, Severity};

/// Says that parts of the page are missing because the options could not be loaded; otherwise
/// empty.
#[must_use]
pub fn options_notice() -> AnyView {
    let session = SessionContext::expect();
    let retry = Callback::new(move |()| session.load_options());
    dynamic(move || {
        let error = session.options().with(|options| options.failure().cloned());
        match error.filter(|_| session.is_signed_in()) {
            Some(error) => {
                let notice = error_notice(&error, Operation::Loading, Some(retry));
                Notice {
                    sentence: words::parts_missing(&notice.sentence),
                    tone: Severity::Warning,
                    ..notice
                }
                .view()
            }
            None => nothing(),
        }
    })
}

/// Empty while the user is signed in or the session is loading.
#[must_use]
pub fn session_notice() -> AnyView {
    let session = SessionContext::expect();
    let state = session.state();
    let check = Callback::new(move |()| session.check());
    let start_anew = Callback::new(move |()| {
        session.check();
        session.load_options();
    });
    dynamic(move || match state.get() {
        SessionState::Loading | SessionState::SignedIn(_) => nothing(),
        SessionState::SignedOut {
            sign_in,
            last_error: checked,
        } => {
            let sentence = match checked {
                Some(error) => words::still_signed_out(&error),
                None if session.was_signed_in() => words::ENDED.to_owned(),
                None => words::SIGN_IN_FIRST.to_owned(),
            };
            Notice {
                link: sign_in.map(|url| (words::SIGN_IN, url)),
                buttons: vec![(words::SIGNED_IN.to_owned(), check)],
                ..Notice::new(Severity::Warning, sentence)
            }
            .view()
        }
        SessionState::Failed(error) => {
            error_notice(&error, Operation::Loading, Some(start_anew)).view()
        }
    })
}
