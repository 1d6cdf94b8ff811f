//! Polls for the first call of a key that was never used, and reports refused calls.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::sleep;
use crate::messages::key_detail as words;
use crate::model::error::ErrorKind;
use crate::model::usage::{Period, RecentCall};
use crate::state::ApiContext;
use crate::ui::button::{ButtonVariant, button};
use crate::ui::lean::{ErasedRwSignal, HtmlElement, html, nothing, text_signal};

/// Time between two polls.
const PAUSE: Duration = Duration::from_secs(3);
/// Polls until the page stops by itself: 15 minutes.
const MAX_POLLS: u32 = 300;

#[derive(Clone, Debug, PartialEq)]
enum WatchState {
    /// No call yet.
    Looking,
    /// The last poll failed.
    Failing,
    /// This call was refused, and none was accepted yet.
    Refused(RecentCall),
    /// This call was accepted.
    Done(RecentCall),
    /// No call was accepted, and polling has stopped.
    Stopped,
}

/// Polls for the first call of one key. It outlives its view.
#[derive(Clone, Copy)]
pub struct FirstCallWatcher {
    wait: ErasedRwSignal<WatchState>,
    looking: RwSignal<bool>,
    api: ApiContext,
    /// Called when the first call was accepted.
    on_done: Callback<()>,
}

impl FirstCallWatcher {
    /// Polling starts with the view.
    pub fn new(on_done: Callback<()>) -> Self {
        Self {
            wait: ErasedRwSignal::new(WatchState::Looking),
            looking: RwSignal::new(false),
            api: expect_context(),
            on_done,
        }
    }

    /// Whether the first call came while this was polling.
    fn is_done(&self) -> bool {
        self.wait
            .with_untracked(|wait| matches!(wait, WatchState::Done(_)))
    }

    /// Whether it polls, or polled until the first call came. The key can be known as used before
    /// the call itself is known.
    pub fn is_begun(&self) -> bool {
        self.looking.get_untracked() || self.is_done()
    }

    /// Renders the status and starts polling. `has_commands`: the page shows how to make the call.
    pub fn view(&self, key_id: &str, has_commands: bool) -> HtmlElement {
        let this = *self;
        if !this.is_done() {
            this.poll(key_id.to_owned());
        }
        let words_of = move || match this.wait.get() {
            WatchState::Looking => words::WAITING.to_owned(),
            WatchState::Failing => words::CANNOT_LOOK.to_owned(),
            WatchState::Refused(call) => format!("{} {}", words::call(&call), words::WAITING),
            WatchState::Done(call) => words::call(&call),
            WatchState::Stopped => words::STOPPED_LOOKING.to_owned(),
        };
        let id = key_id.to_owned();
        let way_on = move || match this.wait.get() {
            WatchState::Stopped => {
                let id = id.clone();
                let again = move || this.poll(id.clone());
                button(ButtonVariant::Secondary, words::LOOK_AGAIN, again).into_any()
            }
            WatchState::Done(_) => nothing(),
            _ if !has_commands => nothing(),
            _ => html::p()
                .class("help")
                .child(words::TRY_IT_BELOW)
                .into_any(),
        };
        html::section()
            .class("field")
            .attr("aria-labelledby", "first-call")
            .child(html::h3().id("first-call").child(words::FIRST_CALL))
            .child(
                html::p()
                    .attr("role", "status")
                    .bind_text(text_signal(words_of)),
            )
            .child(way_on)
    }

    /// Polls while the page is mounted and the document is visible. Only one loop runs at a time.
    fn poll(&self, key_id: String) {
        let this = *self;
        if this.looking.get_untracked() {
            return;
        }
        this.looking.set(true);
        if this
            .wait
            .with_untracked(|wait| *wait == WatchState::Stopped)
        {
            this.wait.set(WatchState::Looking);
        }
        spawn_local(async move {
            for _ in 0..MAX_POLLS {
                if !document().hidden() {
                    let Some(api) = this.api.get() else { return };
                    let found = match api.usage(&key_id, Period::Day).await {
                        Ok(usage) => summarize(&usage.recent),
                        // The page already reports a missing permission and a sign-out.
                        Err(error) if is_terminal(&error.kind) => break,
                        Err(_) => WatchState::Failing,
                    };
                    if !this.take(found) {
                        return;
                    }
                }
                sleep(PAUSE).await;
                if this.looking.try_get_untracked().is_none() {
                    return;
                }
            }
            this.wait.set(WatchState::Stopped);
            let _ = this.looking.try_set(false);
        });
    }

    /// Applies the result of a poll. Returns `false` when the call has come or the page is
    /// disposed.
    fn take(&self, found: WatchState) -> bool {
        let Some(before) = self.wait.try_get_untracked() else {
            return false;
        };
        let is_done = matches!(found, WatchState::Done(_));
        // Equal values are skipped: screen readers would announce them again.
        if before != found {
            self.wait.set(found);
        }
        if is_done {
            let _ = self.looking.try_set(false);
            let _ = self.on_done.try_run(());
        }
        !is_done
    }
}

/// Whether polling again is of no use.
fn is_terminal(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::Unauthenticated { .. } | ErrorKind::Forbidden | ErrorKind::NotFound
    )
}

/// The oldest accepted call, or else the newest refused call.
fn summarize(calls: &[RecentCall]) -> WatchState {
    let accepted = calls.iter().rfind(|call| call.refused.is_none());
    match (accepted, calls.first()) {
        (Some(call), _) => WatchState::Done(call.clone()),
        (None, Some(call)) => WatchState::Refused(call.clone()),
        (None, None) => WatchState::Looking,
    }
}
