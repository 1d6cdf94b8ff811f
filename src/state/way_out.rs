//! What a host asks before it takes the page away.

use leptos::prelude::*;

use super::{Goal, NavigationGuard};
use crate::reactive::effect;
use crate::secret_issuance::{Event, Phase, SecretIssuance};

/// Hears whether the host may leave.
type Answer = Box<dyn Fn(bool)>;

/// Whether something would be lost.
#[derive(Clone, Copy)]
pub struct WayOut {
    delivery: SecretIssuance,
    leaving: NavigationGuard,
    waiting: StoredValue<Vec<Answer>, LocalStorage>,
}

impl WayOut {
    /// That of this page.
    #[must_use]
    pub fn of_page() -> Self {
        let this = Self {
            delivery: SecretIssuance::expect(),
            leaving: NavigationGuard::expect(),
            waiting: StoredValue::new_local(Vec::new()),
        };
        effect(move |_| {
            let asks = matches!(
                this.delivery.phase().get(),
                Phase::Open { asking: true, .. }
            );
            if !asks && this.leaving.asked.with(Option::is_none) {
                this.answer(!this.would_lose());
            }
        });
        on_cleanup(move || this.answer(true));
        this
    }

    /// Tells `then` whether nothing would be lost, after the person was asked where something would.
    pub fn ask(&self, then: impl Fn(bool) + 'static) {
        let is_free = self.is_free();
        let asks = matches!(
            self.delivery.try_phase(),
            Some(Phase::Open { asking: true, .. })
        ) || self.leaving.asked.try_get_untracked().flatten().is_some();
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

    fn would_lose(&self) -> bool {
        let phase = self.delivery.try_phase().unwrap_or_default();
        phase.has_uncopied_secret() || self.leaving.typed.try_get_untracked() == Some(true)
    }

    /// Whether nothing would be lost; else the person is asked, or told already to wait.
    #[must_use]
    pub fn is_free(&self) -> bool {
        // Of a page that is gone nothing can be lost.
        let Some(phase) = self.delivery.try_phase() else {
            return true;
        };
        if phase.has_uncopied_secret() {
            self.delivery.dispatch(Event::CloseAsked);
            return false;
        }
        match phase {
            Phase::Idle if self.leaving.typed.try_get_untracked() == Some(true) => {
                self.leaving.asked.set(Some(Goal::Elsewhere));
                false
            }
            // What comes of it is not known yet. The page says so already; it needs no question.
            Phase::Sending { .. } | Phase::Waiting { .. } | Phase::Paused { .. } => false,
            _ => true,
        }
    }
}
