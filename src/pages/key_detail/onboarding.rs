//! The first steps with a new key, until its first call.

use leptos::prelude::*;

use super::first_call_watcher::FirstCallWatcher;
use crate::keys::examples::curl_examples;
use crate::model::key::{Key, UsageState};
use crate::state::SessionContext;
use crate::ui::lean::{HtmlElement, bool_memo, html, nothing};

/// The status of the first call and the example commands, if the API has them.
pub fn onboarding(key: &Key, waiting: FirstCallWatcher) -> HtmlElement {
    let session = SessionContext::expect();
    let options = session.options();
    let known = bool_memo(move || options.with(|options| options.ready().is_some()));
    let key = key.clone();
    html::div().class("first-steps").child(move || {
        if !known.get() {
            return nothing();
        }
        untrack(|| {
            let commands = curl_examples(&key);
            let waits = key.last_used.state == UsageState::Never || waiting.is_begun();
            let waits = waits && session.capabilities().usage;
            let wait = waits.then(|| waiting.view(&key.id, commands.is_some()));
            let all = [wait, commands].into_iter().flatten();
            all.map(HtmlElement::into_any)
                .collect::<Vec<_>>()
                .into_any()
        })
    })
}
