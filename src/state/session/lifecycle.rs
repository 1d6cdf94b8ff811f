//! Changes the session state according to the responses of the API.

use leptos::task::spawn_local;

use super::{SessionContext, SessionState};
use crate::model::error::{ApiError, ErrorKind};
use crate::model::session::{AuthMethod, Session, window_url};
use crate::state::LoadState;

impl SessionContext {
    pub(super) fn ask(&self, loudly: bool) {
        let this = *self;
        this.request_seq.update(|request_seq| *request_seq += 1);
        let request_seq = this.request_seq.get_untracked();
        spawn_local(async move {
            let Some(api) = this.api.get() else { return };
            match api.session().await {
                // Also an old response is applied: the client already acts for this user.
                Ok(session) => this.set_session(session),
                Err(error) if this.request_seq.try_get_untracked() == Some(request_seq) => {
                    this.fail(error, loudly);
                }
                Err(_) => {}
            }
        });
    }

    pub(super) fn set_session(&self, session: Session) {
        self.follow_clock();
        let Some(known) = self.last_session.try_get_untracked() else {
            return;
        };
        let changed = known
            .as_ref()
            .is_some_and(|known| !known.is_same_as(&session));
        let before = self.state.get_untracked();
        if known.as_ref() != Some(&session) {
            self.last_session.set(Some(session.clone()));
        }
        // The previous user's work is discarded before the new session is shown.
        if changed {
            self.options.set(LoadState::Loading);
            self.options_lost.set(false);
            self.identity_epoch
                .update(|identity_epoch| *identity_epoch += 1);
        }
        if before != SessionState::SignedIn(session.clone()) {
            self.state.set(SessionState::SignedIn(session));
        }
        if changed || matches!(before, SessionState::SignedOut { .. }) {
            self.load_options();
        }
    }

    /// A failed request does not end a known session.
    fn fail(&self, error: ApiError, loudly: bool) {
        match self.state.try_get_untracked() {
            Some(SessionState::Loading | SessionState::Failed(_))
                if !matches!(error.kind, ErrorKind::Unauthenticated { .. }) =>
            {
                self.state.set(SessionState::Failed(error));
            }
            Some(SessionState::SignedOut { sign_in, .. }) if loudly => {
                let checked = Some(error);
                self.state.set(SessionState::SignedOut {
                    sign_in,
                    last_error: checked,
                });
            }
            _ => {}
        }
    }

    pub(super) fn end_session(&self, ways: &[AuthMethod]) {
        // Already signed out: a further 401 response changes nothing.
        if let Some(SessionState::SignedOut { .. }) = self.state.try_get_untracked() {
            return;
        }
        self.state.set(SessionState::SignedOut {
            sign_in: window_url(ways).map(|url| self.link(url)),
            last_error: None,
        });
    }
}
