//! What keys are for, and the button to create one or the reason why there is none.

use leptos::prelude::*;

use crate::keys::creation_unavailable::creation_unavailable;
use crate::messages::errors;
use crate::messages::key_list as words;
use crate::model::options::Options;
use crate::model::route::Route;
use crate::state::{HistoryMode, HostBridge, LoadState, SessionContext};
use crate::ui::button::{ButtonVariant, button};
use crate::ui::lean::{HtmlElement, bool_memo, html};
use crate::ui::notice::{Notice, Severity};

#[must_use]
pub fn intro() -> HtmlElement {
    let session = SessionContext::expect();
    let host = HostBridge::expect();
    let may_create = bool_memo(move || session.permissions().is_some_and(|may| may.create));
    let known = bool_memo(move || session.is_signed_in());
    // A memo of its own, so that the button is not rendered again, perhaps during a press, when the
    // options are loaded.
    let refused = bool_memo(move || {
        let refused = |options: &LoadState<Options>| options.ready().is_some_and(|o| !o.can_create);
        session.options().with(refused)
    });
    let create = move || host.navigate(Route::NewKey, HistoryMode::Push);
    let way_in = move || {
        if !known.get() {
            // As high as the button that may follow.
            return html::div().class("button-space").into_any();
        }
        if !may_create.get() {
            return Notice::new(
                Severity::Neutral,
                words::may_not_create(&session.workspace_name()),
            )
            .view();
        }
        if !window().is_secure_context() {
            return Notice::new(Severity::Warning, errors::INSECURE_CONTEXT).view();
        }
        if refused.get() {
            let refusal = |options: &LoadState<Options>| options.ready().and_then(Options::refusal);
            return creation_unavailable(session.options().with_untracked(refusal).flatten())
                .view();
        }
        button(ButtonVariant::Primary, words::CREATE, create).into_any()
    };
    html::div()
        .class("start")
        .child(html::p().child(words::INTRODUCTION))
        .child(way_in)
}
