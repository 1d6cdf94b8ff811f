//! Decides whether the host may remove the page without a loss of data, and asks the user.

use leptos::prelude::*;

use super::{NavigationGuard, NavigationTarget};
use crate::secret_issuance::{Event, Phase, SecretIssuance};
use crate::ui::lean::effect;

/// Called with `true` if the host may leave.
type OnAnswer = Box<dyn Fn(bool)>;

/// Checks for an uncopied secret, a pending request for one, and unsaved input.
#[derive(Clone, Copy)]
pub struct LeaveConfirmation {
    issuance: SecretIssuance,
    guard: NavigationGuard,
    waiting: StoredValue<Vec<OnAnswer>, LocalStorage>,
}

impl LeaveConfirmation {
    /// Also creates the effect that answers the callers of `confirm_leave` when the user has
    /// decided. They get `true` when the owner is disposed.
    #[must_use]
    pub fn for_app() -> Self {
        let this = Self {
            issuance: SecretIssuance::expect(),
            guard: NavigationGuard::expect(),
            waiting: StoredValue::new_local(Vec::new()),
        };
        effect(move |_| {
            let asks = matches!(
                this.issuance.phase().get(),
                Phase::Open { asking: true, .. }
            );
            if !asks && this.guard.pending.with(Option::is_none) {
                this.answer(!this.has_unsaved());
            }
        });
        on_cleanup(move || this.answer(true));
        this
    }

    /// Calls `then` with `true` if nothing would be lost: at once, or, where a dialog asks the
    /// user, after the user has decided.
    pub fn confirm_leave(&self, then: impl Fn(bool) + 'static) {
        let is_free = self.can_leave_now();
        let asks = matches!(
            self.issuance.try_phase(),
            Some(Phase::Open { asking: true, .. })
        ) || self.guard.pending.try_get_untracked().flatten().is_some();
        if is_free || !asks {
            then(is_free);
            return;
        }
        self.waiting
            .try_update_value(|waiting| waiting.push(Box::new(then)));
    }

    fn answer(&self, is_free: bool) {
        let waiting = self.waiting.try_update_value(std::mem::take);
        for then in waiting.into_iter().flatten() {
            then(is_free);
        }
    }

    fn has_unsaved(&self) -> bool {
        let phase = self.issuance.try_phase().unwrap_or_default();
        phase.has_uncopied_secret() || self.guard.is_dirty.try_get_untracked() == Some(true)
    }

    /// Returns `true` if nothing would be lost, and in `Phase::OutcomeUnknown`. Otherwise it opens
    /// the dialog that asks the user, except while a request for a secret is pending.
    #[must_use]
    pub fn can_leave_now(&self) -> bool {
        // A disposed page has nothing to lose.
        let Some(phase) = self.issuance.try_phase() else {
            return true;
        };
        if phase.has_uncopied_secret() {
            self.issuance.dispatch(Event::CloseRequested);
            return false;
        }
        match phase {
            Phase::Idle if self.guard.is_dirty.try_get_untracked() == Some(true) => {
                self.guard.pending.set(Some(NavigationTarget::External));
                false
            }
            // The outcome is unknown. The page shows this already, so no dialog is opened.
            Phase::Sending { .. } | Phase::Waiting { .. } | Phase::Paused { .. } => false,
            _ => true,
        }
    }
}
