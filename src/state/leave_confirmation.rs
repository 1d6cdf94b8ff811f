//! What a host asks before it takes the page away.

use leptos::prelude::*;

use super::{NavigationGuard, NavigationTarget};
use crate::secret_issuance::{Event, Phase, SecretIssuance};
use crate::ui::lean::effect;

/// Hears whether the host may leave.
type OnAnswer = Box<dyn Fn(bool)>;

/// Whether something would be lost.
#[derive(Clone, Copy)]
pub struct LeaveConfirmation {
    delivery: SecretIssuance,
    guard: NavigationGuard,
    waiting: StoredValue<Vec<OnAnswer>, LocalStorage>,
}

impl LeaveConfirmation {
    /// That of this page.
    #[must_use]
    pub fn for_app() -> Self {
        let this = Self {
            delivery: SecretIssuance::expect(),
            guard: NavigationGuard::expect(),
            waiting: StoredValue::new_local(Vec::new()),
        };
        effect(move |_| {
            let asks = matches!(
                this.delivery.phase().get(),
                Phase::Open { asking: true, .. }
            );
            if !asks && this.guard.pending.with(Option::is_none) {
                this.answer(!this.has_unsaved());
            }
        });
        on_cleanup(move || this.answer(true));
        this
    }

    /// Tells `then` whether nothing would be lost, after the person was asked where something would.
    pub fn confirm_leave(&self, then: impl Fn(bool) + 'static) {
        let is_free = self.can_leave_now();
        let asks = matches!(
            self.delivery.try_phase(),
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
        let phase = self.delivery.try_phase().unwrap_or_default();
        phase.has_uncopied_secret() || self.guard.is_dirty.try_get_untracked() == Some(true)
    }

    /// Whether nothing would be lost; else the person is asked, or told already to wait.
    #[must_use]
    pub fn can_leave_now(&self) -> bool {
        // Of a page that is gone nothing can be lost.
        let Some(phase) = self.delivery.try_phase() else {
            return true;
        };
        if phase.has_uncopied_secret() {
            self.delivery.dispatch(Event::CloseRequested);
            return false;
        }
        match phase {
            Phase::Idle if self.guard.is_dirty.try_get_untracked() == Some(true) => {
                self.guard.pending.set(Some(NavigationTarget::External));
                false
            }
            // What comes of it is not known yet. The page says so already; it needs no question.
            Phase::Sending { .. } | Phase::Waiting { .. } | Phase::Paused { .. } => false,
            _ => true,
        }
    }
}
