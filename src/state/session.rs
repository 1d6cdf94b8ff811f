//! The session as the page knows it. A 401 response to any request ends it, and the next sign-in
//! begins it again. Another user or workspace resets the page.
//!
//! Neither the session nor the options are a [`Query`](super::Query): a query follows the session, any response can end
//! the session, and a session is applied even from an old response, since the client already acts for its user.

mod lifecycle;
mod selectors;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{ApiContext, LoadState};
use crate::api::{Api, SessionEvent, clock};
use crate::model::error::ApiError;
use crate::model::options::Options;
use crate::model::session::Session;
use crate::ui::lean::{ErasedReadSignal, ErasedRwSignal};

#[derive(Clone, Debug, Default, PartialEq)]
pub enum SessionState {
    /// The API has not responded yet.
    #[default]
    Loading,
    SignedIn(Session),
    /// Nobody is signed in, or the session has ended.
    SignedOut {
        /// Address of the sign-in window.
        sign_in: Option<String>,
        /// The error of the last check that the user asked for.
        last_error: Option<ApiError>,
    },
    /// The session could not be loaded.
    Failed(ApiError),
}

/// The session and the options of the API.
#[derive(Clone, Copy)]
pub struct SessionContext {
    state: ErasedRwSignal<SessionState>,
    options: ErasedRwSignal<LoadState<Options>>,
    /// Whether the options failed to load and have not been loaded since.
    options_lost: ErasedRwSignal<bool>,
    /// The last known session, to recognize the same user later.
    last_session: ErasedRwSignal<Option<Session>>,
    identity_epoch: ErasedRwSignal<u32>,
    /// Milliseconds by which the computer's clock is ahead of the API's clock.
    clock: ErasedRwSignal<f64>,
    /// Increases with each request for the session; the error of an older request is dropped.
    request_seq: ErasedRwSignal<u32>,
    api: ApiContext,
}

impl SessionContext {
    /// Also starts to load the session and the options.
    pub fn provide(api: &Api) -> Self {
        let this = Self {
            state: ErasedRwSignal::default(),
            options: ErasedRwSignal::default(),
            options_lost: ErasedRwSignal::new(false),
            last_session: ErasedRwSignal::new(None),
            identity_epoch: ErasedRwSignal::new(0),
            clock: ErasedRwSignal::new(0.0),
            request_seq: ErasedRwSignal::new(0),
            api: ApiContext::new(api.clone()),
        };
        api.on_session_event(move |news| match news {
            SessionEvent::Ended(ways) => this.end_session(&ways),
            SessionEvent::Renewed(session) => this.set_session(session),
        });
        provide_context(this);
        this.refresh();
        this.load_options();
        this
    }

    #[must_use]
    pub fn expect() -> Self {
        expect_context()
    }

    #[must_use]
    pub fn state(&self) -> ErasedReadSignal<SessionState> {
        self.state.read_only()
    }

    #[must_use]
    pub fn options(&self) -> ErasedReadSignal<LoadState<Options>> {
        self.options.read_only()
    }

    /// Increases when another user or workspace is signed in: the previous user's work is
    /// discarded.
    #[must_use]
    pub fn identity_epoch(&self) -> ErasedReadSignal<u32> {
        self.identity_epoch.read_only()
    }

    /// Loads the session. While signed out, an error is not shown.
    pub fn refresh(&self) {
        self.ask(false);
    }

    /// Loads the session because the user asked for it. While signed out, an error is shown.
    pub fn check(&self) {
        self.ask(true);
    }

    /// Hides the session until the API has responded: for a page that the browser restores from its
    /// back/forward cache.
    pub fn reset(&self) {
        self.state.set(SessionState::Loading);
        self.refresh();
    }

    /// Loads the session again, and the options if they failed: the user or the connection is back.
    pub fn retry(&self) {
        self.refresh();
        if self
            .options
            .with_untracked(|options| options.failure().is_some())
        {
            self.fetch_options();
        }
    }

    pub fn load_options(&self) {
        // Known options stay in use until the response.
        if self
            .options
            .with_untracked(|options| options.ready().is_none())
        {
            self.options.set(LoadState::Loading);
        }
        self.fetch_options();
    }

    /// Loads the options without a change to `Loading`.
    fn fetch_options(&self) {
        let this = *self;
        let identity_epoch = this.identity_epoch.get_untracked();
        spawn_local(async move {
            let Some(api) = this.api.get() else { return };
            let options = api.options().await;
            this.follow_clock();
            if this.identity_epoch.try_get_untracked() != Some(identity_epoch) {
                return;
            }
            // Equal options are not set again: the views that depend on them need not be rebuilt.
            let is_same = this
                .options
                .with_untracked(|known| match (known, &options) {
                    (LoadState::Ready(known), Ok(options)) => {
                        known.fingerprint == options.fingerprint
                    }
                    (LoadState::Ready(_), Err(_)) => true,
                    (LoadState::Failed(known), Err(error)) => known == error,
                    _ => false,
                });
            if !is_same {
                let is_lost = options.is_err();
                this.options.set(options.into());
                if this.options_lost.get_untracked() != is_lost {
                    this.options_lost.set(is_lost);
                }
            }
        });
    }

    /// Milliseconds by which the computer's clock is ahead of the API's clock, which counts for all
    /// times; negative where it is behind.
    #[must_use]
    pub fn clock(&self) -> ErasedReadSignal<f64> {
        self.clock.read_only()
    }

    /// Updates `clock` if the API's clock has changed, so that displayed times are computed again.
    fn follow_clock(&self) {
        let ahead = clock::computer_is_ahead_ms();
        if self
            .clock
            .try_get_untracked()
            .is_some_and(|known| known != ahead)
        {
            self.clock.set(ahead);
        }
    }

    /// Resolves an address from the API, for a link.
    #[must_use]
    pub fn link(&self, url: String) -> String {
        match self.api.get() {
            Some(api) => api.link(url),
            None => url,
        }
    }
}
