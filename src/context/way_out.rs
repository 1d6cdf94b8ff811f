//! What a host asks before it takes the page away.

use leptos::prelude::*;

use super::Leaving;
use crate::delivery::{Delivery, Event, Phase};
use crate::domain::route::Route;

/// Whether something would be lost.
#[derive(Clone, Copy)]
pub struct WayOut {
    delivery: Delivery,
    leaving: Leaving,
}

impl WayOut {
    /// That of this page.
    #[must_use]
    pub fn of_page() -> Self {
        Self {
            delivery: Delivery::expect(),
            leaving: Leaving::expect(),
        }
    }

    /// Whether nothing would be lost; else the person is asked, or told already to wait.
    #[must_use]
    pub fn is_free(&self) -> bool {
        // Of a page that is gone nothing can be lost.
        let Some(phase) = self.delivery.try_phase() else {
            return true;
        };
        if phase.holds_untaken() {
            self.delivery.dispatch(Event::CloseAsked);
            return false;
        }
        match phase {
            Phase::Idle if self.leaving.typed.try_get_untracked() == Some(true) => {
                self.leaving.asked.set(Some(Route::Keys));
                false
            }
            // What comes of it is not known yet. The page says so already; it needs no question.
            Phase::Sending { .. } | Phase::Waiting { .. } | Phase::Paused { .. } => false,
            _ => true,
        }
    }
}
