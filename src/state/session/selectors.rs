//! Read access to the session and to the options of the API.

use super::{SessionContext, SessionState};
use crate::model::key::Timestamp;
use crate::model::options::{Capabilities, Options, RotationPolicy};
use crate::model::session::{NamedRef, Permissions, Session};
use crate::state::LoadState;

impl SessionContext {
    #[must_use]
    pub fn is_signed_in(&self) -> bool {
        self.state
            .with(|state| matches!(state, SessionState::SignedIn(_)))
    }

    /// Whether the content of a page is hidden: nobody is signed in, or the session could not be
    /// loaded and the page has no other content. `has_content` returns whether it has.
    #[must_use]
    pub fn is_signed_out(&self, has_content: impl Fn() -> bool) -> bool {
        self.state.with(|state| match state {
            SessionState::SignedOut { .. } => true,
            SessionState::Failed(_) => !has_content(),
            SessionState::Loading | SessionState::SignedIn(_) => false,
        })
    }

    /// `None` while nobody is signed in.
    #[must_use]
    pub fn permissions(&self) -> Option<Permissions> {
        self.state.with(|state| match state {
            SessionState::SignedIn(session) => Some(session.permissions),
            _ => None,
        })
    }

    /// When the last reauthentication expires.
    #[must_use]
    pub fn reauthenticated_until(&self) -> Option<Timestamp> {
        self.state.with(|state| match state {
            SessionState::SignedIn(session) => session.checked_until.clone(),
            _ => None,
        })
    }

    /// Empty while it is unknown.
    #[must_use]
    pub fn workspace_name(&self) -> String {
        self.name_of(|session| &session.workspace)
    }

    /// Empty while it is unknown.
    #[must_use]
    pub fn user_name(&self) -> String {
        self.name_of(|session| &session.user)
    }

    fn name_of(&self, of: fn(&Session) -> &NamedRef) -> String {
        let name = |session: &Session| of(session).name.clone();
        self.last_session
            .with(|known| known.as_ref().map(name))
            .unwrap_or_default()
    }

    /// No capability until the options are loaded. If they could not be loaded, the page offers
    /// what only reads, and what each key itself allows.
    #[must_use]
    pub fn capabilities(&self) -> Capabilities {
        let known =
            |options: &LoadState<Options>| options.ready().map(|options| options.capabilities);
        match self.options.with(known) {
            Some(known) => known,
            None if self.options_lost.get() => Capabilities::WHILE_UNKNOWN,
            None => Capabilities::default(),
        }
    }

    /// Whether the options failed to load and have not been loaded since.
    #[must_use]
    pub fn options_lost(&self) -> bool {
        self.options_lost.get()
    }

    /// Whether a user was signed in before, in this page.
    #[must_use]
    pub fn was_signed_in(&self) -> bool {
        self.last_session.with(Option::is_some)
    }

    /// `None` if secret keys cannot be rotated, and until the options are loaded.
    #[must_use]
    pub fn rotation(&self) -> Option<RotationPolicy> {
        let policy = |options: &LoadState<Options>| options.ready()?.rotation.clone();
        self.options.with(policy)
    }
}
