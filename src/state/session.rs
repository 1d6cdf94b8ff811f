//! The session as the page knows it. A 401 of any call ends it here; the next sign-in begins it
//! again, and another person or workspace begins everything anew.

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

/// What is known of the session.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum SessionState {
    /// Not yet asked.
    #[default]
    Loading,
    /// Somebody is signed in.
    SignedIn(Session),
    /// Nobody is, or no more.
    SignedOut {
        /// The window in which to sign in.
        sign_in: Option<String>,
        /// Why the last check that the person asked for did not find them signed in.
        last_error: Option<ApiError>,
    },
    /// The API could not say.
    Failed(ApiError),
}

/// The session and, with it, the options of the API.
#[derive(Clone, Copy)]
pub struct SessionContext {
    state: ErasedRwSignal<SessionState>,
    options: ErasedRwSignal<LoadState<Options>>,
    /// Whether the options failed to come and have not come since.
    options_lost: ErasedRwSignal<bool>,
    /// The last session that was there, to know the person again.
    last_session: ErasedRwSignal<Option<Session>>,
    generation: ErasedRwSignal<u32>,
    /// By how many milliseconds the computer's clock is ahead of the API's.
    clock: ErasedRwSignal<f64>,
    /// Rises with each question; an answer to an older one is dropped.
    request_seq: ErasedRwSignal<u32>,
    api: ApiContext,
}

impl SessionContext {
    /// Puts the session into the context and begins to fetch it.
    pub fn provide(api: &Api) -> Self {
        let this = Self {
            state: ErasedRwSignal::default(),
            options: ErasedRwSignal::default(),
            options_lost: ErasedRwSignal::new(false),
            last_session: ErasedRwSignal::new(None),
            generation: ErasedRwSignal::new(0),
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

    /// The session of this page.
    #[must_use]
    pub fn expect() -> Self {
        expect_context()
    }

    /// What is known of the session.
    #[must_use]
    pub fn state(&self) -> ErasedReadSignal<SessionState> {
        self.state.read_only()
    }

    /// What the API offers.
    #[must_use]
    pub fn options(&self) -> ErasedReadSignal<LoadState<Options>> {
        self.options.read_only()
    }

    /// Rises when another person or workspace takes over: what the one before began is discarded.
    #[must_use]
    pub fn identity_epoch(&self) -> ErasedReadSignal<u32> {
        self.generation.read_only()
    }

    /// Asks the API who is there, and says nothing where it does not answer.
    pub fn refresh(&self) {
        self.ask(false);
    }

    /// Asks the API who is there because the person wants to know.
    pub fn check(&self) {
        self.ask(true);
    }

    /// Shows nothing of the session until the API has said anew who is there: after the browser
    /// kept the page in its memory for a while.
    pub fn reset(&self) {
        self.state.set(SessionState::Loading);
        self.refresh();
    }

    /// Asks once more for what is missing, when the person comes back or the connection does.
    pub fn retry(&self) {
        self.refresh();
        if self
            .options
            .with_untracked(|options| options.failure().is_some())
        {
            self.fetch_options();
        }
    }

    /// Fetches the options of the API.
    pub fn load_options(&self) {
        // What was known serves until the answer is there.
        if self
            .options
            .with_untracked(|options| options.ready().is_none())
        {
            self.options.set(LoadState::Loading);
        }
        self.fetch_options();
    }

    /// Fetches the options while what is shown of them stands.
    fn fetch_options(&self) {
        let this = *self;
        let generation = this.generation.get_untracked();
        spawn_local(async move {
            let Some(api) = this.api.get() else { return };
            let options = api.options().await;
            this.follow_clock();
            if this.generation.try_get_untracked() != Some(generation) {
                return;
            }
            // The same told anew is no news: what hangs on it need not be built again.
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

    /// By how many milliseconds the computer's clock is ahead of the API's, by which everything counts;
    /// negative where it is behind.
    #[must_use]
    pub fn clock(&self) -> ErasedReadSignal<f64> {
        self.clock.read_only()
    }

    /// What counts by the clock is looked at again when it is another one.
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

    /// An address that the API gave, for a link.
    #[must_use]
    pub fn link(&self, url: String) -> String {
        match self.api.get() {
            Some(api) => api.link(url),
            None => url,
        }
    }
}
