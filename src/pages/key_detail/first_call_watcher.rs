//! Waits for the first call of a key that was never used, and tells of what was refused meanwhile.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::sleep;
use crate::components::button::{ButtonVariant, button};
use crate::messages::key_detail as words;
use crate::model::error::ErrorKind;
use crate::model::usage::{Period, RecentCall};
use crate::state::ApiContext;
use crate::ui::lean::{ErasedRwSignal, HtmlElement, html, nothing, text_signal};

/// Between two looks.
const PAUSE: Duration = Duration::from_secs(3);
/// Looks until the page stops by itself: a quarter of an hour.
const MAX_POLLS: u32 = 300;

/// What is known of the first call.
#[derive(Clone, Debug, PartialEq)]
enum WatchState {
    /// Nothing yet.
    Looking,
    /// The API did not answer.
    Failing,
    /// This was refused, and nothing accepted yet.
    Refused(RecentCall),
    /// It came.
    Done(RecentCall),
    /// For so long that the page has stopped looking.
    Stopped,
}

/// The wait for the first call of one key. It outlives what is drawn of it.
#[derive(Clone, Copy)]
pub struct FirstCallWatcher {
    wait: ErasedRwSignal<WatchState>,
    looking: RwSignal<bool>,
    api: ApiContext,
    /// What is done when it came.
    on_done: Callback<()>,
}

impl FirstCallWatcher {
    /// Not yet begun.
    pub fn new(on_done: Callback<()>) -> Self {
        Self {
            wait: ErasedRwSignal::new(WatchState::Looking),
            looking: RwSignal::new(false),
            api: expect_context(),
            on_done,
        }
    }

    /// Whether it came while somebody was waiting here.
    fn is_done(&self) -> bool {
        self.wait
            .with_untracked(|wait| matches!(wait, WatchState::Done(_)))
    }

    /// Whether somebody waits here, or did until it came. The key may be known to be used before the
    /// call itself is.
    pub fn is_begun(&self) -> bool {
        self.looking.get_untracked() || self.is_done()
    }

    /// The wait, which begins with it. `has_commands`: the page shows how to make the call.
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

    /// Looks again and again, while the page is there and somebody can see it. Once at a time.
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
                        // Who may not look, or has signed out, is told by the page already.
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

    /// Takes what a look has found. False when there is nothing left to look for, or the page gone.
    fn take(&self, found: WatchState) -> bool {
        let Some(before) = self.wait.try_get_untracked() else {
            return false;
        };
        let is_done = matches!(found, WatchState::Done(_));
        // What is said again is heard again.
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

/// Whether looking again is of no use.
fn is_terminal(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::Unauthenticated { .. } | ErrorKind::Forbidden | ErrorKind::NotFound
    )
}

/// The oldest accepted call, else the newest refused one.
fn summarize(calls: &[RecentCall]) -> WatchState {
    let accepted = calls.iter().rfind(|call| call.refused.is_none());
    match (accepted, calls.first()) {
        (Some(call), _) => WatchState::Done(call.clone()),
        (None, Some(call)) => WatchState::Refused(call.clone()),
        (None, None) => WatchState::Looking,
    }
}
