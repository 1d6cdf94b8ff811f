//! What is known of the session and of the API, for those who ask.

use super::{SessionContext, SessionState};
use crate::model::key::Timestamp;
use crate::model::options::{Capabilities, Options, RotationPolicy};
use crate::model::session::{NamedRef, Permissions, Session};
use crate::state::LoadState;

impl SessionContext {
    /// Whether somebody is signed in.
    #[must_use]
    pub fn is_signed_in(&self) -> bool {
        self.state
            .with(|state| matches!(state, SessionState::SignedIn(_)))
    }

    /// Whether what a page shows is hidden: nobody is signed in any more, or the API cannot say who
    /// is and gave the page nothing else either. `has_content` tells whether it gave something.
    #[must_use]
    pub fn is_signed_out(&self, has_content: impl Fn() -> bool) -> bool {
        self.state.with(|state| match state {
            SessionState::SignedOut { .. } => true,
            SessionState::Failed(_) => !has_content(),
            SessionState::Loading | SessionState::SignedIn(_) => false,
        })
    }

    /// What the person may do; `None` while nobody is signed in.
    #[must_use]
    pub fn permissions(&self) -> Option<Permissions> {
        self.state.with(|state| match state {
            SessionState::SignedIn(session) => Some(session.permissions),
            _ => None,
        })
    }

    /// Until when the second check counts.
    #[must_use]
    pub fn reauthenticated_until(&self) -> Option<Timestamp> {
        self.state.with(|state| match state {
            SessionState::SignedIn(session) => session.checked_until.clone(),
            _ => None,
        })
    }

    /// Name of the workspace, or nothing while it is not known.
    #[must_use]
    pub fn workspace_name(&self) -> String {
        self.name_of(|session| &session.workspace)
    }

    /// Name of the person, or nothing while it is not known.
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

    /// What the API can do; nothing, until it has answered. Where its answer was lost, what only
    /// asks and what each key allows by itself is offered all the same.
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

    /// Whether the options failed to come and have not come since.
    #[must_use]
    pub fn options_lost(&self) -> bool {
        self.options_lost.get()
    }

    /// Whether somebody was signed in before.
    #[must_use]
    pub fn was_signed_in(&self) -> bool {
        self.last_session.with(Option::is_some)
    }

    /// How secrets can be rotated; `None` where they cannot, and until the API has said so.
    #[must_use]
    pub fn rotation(&self) -> Option<RotationPolicy> {
        let policy = |options: &LoadState<Options>| options.ready()?.rotation.clone();
        self.options.with(policy)
    }
}
