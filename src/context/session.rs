//! The session as the page knows it. A 401 of any call ends it here; the next sign-in begins it
//! again, and another person or workspace begins everything anew.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{ApiContext, Load};
use crate::api::Api;
use crate::domain::error::{ApiError, ErrorKind};
use crate::domain::options::{Capabilities, Options};
use crate::domain::session::{Check, Permissions, Session, window_url};

/// What is known of the session.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum SessionState {
    /// Not yet asked.
    #[default]
    Loading,
    /// Somebody is signed in.
    Present(Session),
    /// Nobody is, or no more.
    Ended {
        /// The window in which to sign in.
        sign_in: Option<String>,
    },
    /// The API could not say.
    Failed(ApiError),
}

/// The session and, with it, the options of the API.
#[derive(Clone, Copy)]
pub struct SessionContext {
    state: RwSignal<SessionState>,
    options: RwSignal<Load<Options>>,
    /// The last session that was there, to know the person again.
    known: StoredValue<Option<Session>>,
    generation: RwSignal<u32>,
    api: ApiContext,
}

impl SessionContext {
    /// Puts the session into the context and begins to fetch it.
    pub fn provide(api: &Api) -> Self {
        let this = Self {
            state: RwSignal::default(),
            options: RwSignal::default(),
            known: StoredValue::new(None),
            generation: RwSignal::new(0),
            api: ApiContext::new(api.clone()),
        };
        api.on_unauthenticated(move |ways| this.end(ways));
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
    pub fn state(&self) -> ReadSignal<SessionState> {
        self.state.read_only()
    }

    /// What the API offers.
    #[must_use]
    pub fn options(&self) -> ReadSignal<Load<Options>> {
        self.options.read_only()
    }

    /// Rises when another person or workspace takes over: what the one before began is discarded.
    #[must_use]
    pub fn generation(&self) -> ReadSignal<u32> {
        self.generation.read_only()
    }

    /// What the person may do; `None` while nobody is signed in.
    #[must_use]
    pub fn permissions(&self) -> Option<Permissions> {
        self.state.with(|state| match state {
            SessionState::Present(session) => Some(session.permissions),
            _ => None,
        })
    }

    /// Name of the workspace, or nothing while it is not known.
    #[must_use]
    pub fn workspace_name(&self) -> String {
        self.state.with(|state| match state {
            SessionState::Present(session) => session.workspace.name.clone(),
            _ => String::new(),
        })
    }

    /// What the API can do; nothing, until it has said so.
    #[must_use]
    pub fn capabilities(&self) -> Capabilities {
        let known = |options: &Load<Options>| options.ready().map(|options| options.capabilities);
        self.options.with(known).unwrap_or_default()
    }

    /// Whether somebody was signed in before.
    #[must_use]
    pub fn was_present(&self) -> bool {
        self.known
            .try_with_value(Option::is_some)
            .unwrap_or_default()
    }

    /// Asks again when the person comes back from the window in which they signed in.
    pub fn refresh_if_ended(&self) {
        if self
            .state
            .with_untracked(|state| matches!(state, SessionState::Ended { .. }))
        {
            self.refresh();
        }
    }

    /// Asks the API who is there.
    pub fn refresh(&self) {
        let this = *self;
        spawn_local(async move {
            let Some(api) = this.api.get() else { return };
            match api.session().await {
                Ok(session) => this.begin(session),
                // `end` was called already.
                Err(ApiError {
                    kind: ErrorKind::Unauthenticated { .. },
                    ..
                }) => {}
                // A check that fails for another reason does not undo what is known.
                Err(error) => {
                    let _ = this.state.try_update(|state| {
                        if matches!(state, SessionState::Loading | SessionState::Failed(_)) {
                            *state = SessionState::Failed(error);
                        }
                    });
                }
            }
        });
    }

    /// Fetches the options of the API.
    pub fn load_options(&self) {
        let this = *self;
        spawn_local(async move {
            let Some(api) = this.api.get() else { return };
            let options = api.options().await;
            let _ = this.options.try_set(options.into());
        });
    }

    fn begin(&self, session: Session) {
        let Some(known) = self.known.try_get_value() else {
            return;
        };
        let changed = known.is_some_and(|known| !known.is_same_as(&session));
        self.known.set_value(Some(session.clone()));
        let had_ended = self
            .state
            .with_untracked(|state| matches!(state, SessionState::Ended { .. }));
        self.state.set(SessionState::Present(session));
        if changed {
            self.generation.update(|generation| *generation += 1);
        }
        if changed || had_ended {
            self.load_options();
        }
    }

    fn end(&self, ways: &[Check]) {
        let _ = self.state.try_set(SessionState::Ended {
            sign_in: window_url(ways),
        });
    }
}
