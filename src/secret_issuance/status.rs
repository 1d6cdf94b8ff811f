//! The status of an issuance for the page, without any part of a secret.

use super::{Phase, SecretIssuance};
use crate::model::error::ApiError;
use crate::model::key::Key;
use crate::model::secret_request::SecretRequestKind;
use crate::ui::lean::ErasedReadSignal;

impl SecretIssuance {
    #[must_use]
    pub fn phase(&self) -> ErasedReadSignal<Phase> {
        self.phase.read_only()
    }

    /// `None` after the page was disposed.
    #[must_use]
    pub fn try_phase(&self) -> Option<Phase> {
        self.phase.try_get_untracked()
    }

    /// Whether a secret may exist that the user has not copied: it is on the screen, or a request
    /// for it was sent.
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

    /// The error of the last attempt.
    #[must_use]
    pub fn error(&self) -> ErasedReadSignal<Option<ApiError>> {
        self.error.read_only()
    }

    /// The key whose pair is on the screen, or was, until the list has loaded its final state. Its
    /// secret is being delivered, so the list need not warn about it.
    #[must_use]
    pub fn key(&self) -> ErasedReadSignal<Option<Key>> {
        self.key.read_only()
    }

    /// Increases when an issuance has ended and its report is finished.
    #[must_use]
    pub fn completed_count(&self) -> ErasedReadSignal<u32> {
        self.completed_count.read_only()
    }

    /// Whether the report on the last issuance is finished, so that later responses of the API
    /// include it.
    #[must_use]
    pub fn is_acknowledged(&self) -> bool {
        self.is_acknowledged.get_untracked()
    }

    /// How often the current issuance had to wait for sign-in or reauthentication.
    #[must_use]
    pub fn reauth_attempts(&self) -> u32 {
        self.reauth_attempts.get_untracked()
    }

    /// What the current or the last issuance is for.
    #[must_use]
    pub fn kind(&self) -> ErasedReadSignal<SecretRequestKind> {
        self.kind.read_only()
    }

    /// Whether the API reports that the secret on the screen is not valid: another rotation has
    /// replaced it, or it was shown too late.
    #[must_use]
    pub fn superseded(&self) -> ErasedReadSignal<bool> {
        self.superseded.read_only()
    }

    /// Whether the values that are shown once are on the screen.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self.phase.get(), Phase::Open { .. })
    }

    /// Removes the last error, after its cause was corrected.
    pub fn clear_error(&self) {
        self.error.set(None);
    }

    /// Forgets the key of the last issuance, unless its pair is still on the screen.
    pub fn forget_key(&self) {
        let is_open = matches!(self.phase.get_untracked(), Phase::Open { .. });
        // Setting `None` again would render the list again.
        if !is_open && self.key.with_untracked(Option::is_some) {
            self.key.set(None);
        }
    }

    /// Focuses a key in the list as soon as it is rendered.
    pub fn request_focus(&self, key_id: String) {
        self.focus.set(Some(key_id));
    }

    pub fn clear_focus_request(&self) {
        if self.focus.try_get_untracked().flatten().is_some() {
            self.focus.set(None);
        }
    }

    /// Whether this key should take the focus; `true` once.
    #[must_use]
    pub fn take_focus_request(&self, key_id: &str) -> bool {
        let meant = self.focus.with(|id| id.as_deref() == Some(key_id));
        if meant {
            self.focus.set(None);
        }
        meant
    }
}
