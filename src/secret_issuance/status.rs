//! What a delivery tells the page: nothing of a secret.

use super::{Phase, SecretIssuance};
use crate::model::error::ApiError;
use crate::model::key::Key;
use crate::model::secret_request::SecretRequestKind;
use crate::ui::lean::ErasedReadSignal;

impl SecretIssuance {
    /// Where it stands.
    #[must_use]
    pub fn phase(&self) -> ErasedReadSignal<Phase> {
        self.phase.read_only()
    }

    /// Where it stands; `None` when the page is gone.
    #[must_use]
    pub fn try_phase(&self) -> Option<Phase> {
        self.phase.try_get_untracked()
    }

    /// Whether a secret may exist that nobody has taken: it is on the screen, or what would make it
    /// was sent.
    #[must_use]
    pub fn is_at_risk(&self) -> bool {
        let phase = self.try_phase().unwrap_or_default();
        phase.has_uncopied_secret()
            || matches!(
                phase,
                Phase::Sending { .. }
                    | Phase::Waiting { .. }
                    | Phase::Paused { unknown: true }
                    | Phase::OutcomeUnknown
            )
    }

    /// What went wrong with the last attempt, if something did.
    #[must_use]
    pub fn error(&self) -> ErasedReadSignal<Option<ApiError>> {
        self.error.read_only()
    }

    /// The key whose pair is on the screen, or was, until the list has it in its final state. What
    /// becomes of its secret is being seen to, so the list need not warn of it.
    #[must_use]
    pub fn key(&self) -> ErasedReadSignal<Option<Key>> {
        self.key.read_only()
    }

    /// Rises when a delivery is over and everything of it was reported.
    #[must_use]
    pub fn completed_count(&self) -> ErasedReadSignal<u32> {
        self.completed_count.read_only()
    }

    /// Whether everything of the last delivery was reported, so that what the API tells from now on
    /// knows of it.
    #[must_use]
    pub fn is_acknowledged(&self) -> bool {
        self.is_acknowledged.get_untracked()
    }

    /// How often the delivery under way had to wait for who the caller is.
    #[must_use]
    pub fn reauth_attempts(&self) -> u32 {
        self.reauth_attempts.get_untracked()
    }

    /// What the delivery under way is for, or the last one was.
    #[must_use]
    pub fn kind(&self) -> ErasedReadSignal<SecretRequestKind> {
        self.kind.read_only()
    }

    /// Whether the API says of the secret on the screen that it does not count any more: another
    /// rotation took its place, or it came too late.
    #[must_use]
    pub fn superseded(&self) -> ErasedReadSignal<bool> {
        self.superseded.read_only()
    }

    /// Whether what is shown once is on the screen.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self.phase.get(), Phase::Open { .. })
    }

    /// Forgets the last failure, when what caused it was mended.
    pub fn clear_error(&self) {
        self.error.set(None);
    }

    /// Forgets which key was delivered last, unless its pair is still on the screen.
    pub fn forget_key(&self) {
        let is_open = matches!(self.phase.get_untracked(), Phase::Open { .. });
        // None again is no news, at which the list would be drawn anew.
        if !is_open && self.key.with_untracked(Option::is_some) {
            self.key.set(None);
        }
    }

    /// Gives the focus to a key in the list as soon as it stands there.
    pub fn request_focus(&self, key_id: String) {
        self.focus.set(Some(key_id));
    }

    /// Nothing is given the focus any more.
    pub fn clear_focus_request(&self) {
        if self.focus.try_get_untracked().flatten().is_some() {
            self.focus.set(None);
        }
    }

    /// Whether the focus is meant for a key; true once.
    #[must_use]
    pub fn take_focus_request(&self, key_id: &str) -> bool {
        let meant = self.focus.with(|id| id.as_deref() == Some(key_id));
        if meant {
            self.focus.set(None);
        }
        meant
    }
}
