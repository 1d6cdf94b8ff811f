//! The session begins, fails and ends, by what the API answers.

use leptos::task::spawn_local;

use super::{SessionContext, SessionState};
use crate::model::error::{ApiError, ErrorKind};
use crate::model::session::{AuthMethod, Session, window_url};
use crate::state::LoadState;

impl SessionContext {
    pub(super) fn ask(&self, loudly: bool) {
        let this = *self;
        this.turn.update(|turn| *turn += 1);
        let turn = this.turn.get_untracked();
        spawn_local(async move {
            let Some(api) = this.api.get() else { return };
            match api.session().await {
                // Whatever its age: the API handle acts for this person now.
                Ok(session) => this.begin(session),
                Err(error) if this.turn.try_get_untracked() == Some(turn) => {
                    this.fail(error, loudly);
                }
                Err(_) => {}
            }
        });
    }

    pub(super) fn begin(&self, session: Session) {
        self.follow_clock();
        let Some(known) = self.known.try_get_untracked() else {
            return;
        };
        let changed = known
            .as_ref()
            .is_some_and(|known| !known.is_same_as(&session));
        let before = self.state.get_untracked();
        if known.as_ref() != Some(&session) {
            self.known.set(Some(session.clone()));
        }
        // What the person before began is discarded before anything goes on.
        if changed {
            self.options.set(LoadState::Loading);
            self.options_lost.set(false);
            self.generation.update(|generation| *generation += 1);
        }
        if before != SessionState::Present(session.clone()) {
            self.state.set(SessionState::Present(session));
        }
        if changed || matches!(before, SessionState::Ended { .. }) {
            self.load_options();
        }
    }

    /// A check that fails does not undo what is known.
    fn fail(&self, error: ApiError, loudly: bool) {
        match self.state.try_get_untracked() {
            Some(SessionState::Loading | SessionState::Failed(_))
                if !matches!(error.kind, ErrorKind::Unauthenticated { .. }) =>
            {
                self.state.set(SessionState::Failed(error));
            }
            Some(SessionState::Ended { sign_in, .. }) if loudly => {
                let checked = Some(error);
                self.state.set(SessionState::Ended { sign_in, checked });
            }
            _ => {}
        }
    }

    pub(super) fn end(&self, ways: &[AuthMethod]) {
        // What is said already is not said again with each further call.
        if let Some(SessionState::Ended { .. }) = self.state.try_get_untracked() {
            return;
        }
        self.state.set(SessionState::Ended {
            sign_in: window_url(ways).map(|url| self.link(url)),
            checked: None,
        });
    }
}
