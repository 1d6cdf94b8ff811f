//! What becomes of the page when another person or workspace turns out to be signed in.

use leptos::prelude::*;

use crate::components::notice::{Notice, Severity};
use crate::messages::session::{self as words, Lost};
use crate::secret_issuance::{Event, Phase, SecretIssuance};
use crate::state::{NavigationGuard, PendingRotation, SessionContext};
use crate::ui::lean::{ErasedRwSignal, dynamic, nothing};

/// Discards what the person before began, and names who is there.
#[derive(Clone, Copy)]
pub struct OtherUser {
    generation: StoredValue<u32>,
    sentence: ErasedRwSignal<Option<String>>,
    session: SessionContext,
    leaving: NavigationGuard,
    rotating: PendingRotation,
    delivery: SecretIssuance,
}

impl OtherUser {
    /// Nobody has taken over yet.
    pub fn new(
        session: SessionContext,
        leaving: NavigationGuard,
        rotating: PendingRotation,
        delivery: SecretIssuance,
    ) -> Self {
        Self {
            generation: StoredValue::new(0),
            sentence: ErasedRwSignal::new(None),
            session,
            leaving,
            rotating,
            delivery,
        }
    }

    /// Takes note of the generation that the session has reached; once for each.
    pub fn by(&self, generation: u32) {
        if self.generation.get_value() == generation {
            return;
        }
        self.generation.set_value(generation);
        let lost = match self.delivery.phase().get_untracked() {
            Phase::Idle if self.leaving.is_dirty.get_untracked() => Lost::Form,
            Phase::Idle => Lost::Nothing,
            Phase::Open { .. } => Lost::OneTimeDialog,
            _ => Lost::Form,
        };
        let sentence = words::taken_over(
            &self.session.user_name(),
            &self.session.workspace_name(),
            lost,
        );
        self.sentence.set(Some(sentence));
        self.leaving.reset();
        self.rotating.clear();
        self.delivery.dispatch(Event::Discard);
    }

    /// Says it no more.
    pub fn forget(&self) {
        if self.sentence.with_untracked(Option::is_some) {
            self.sentence.set(None);
        }
    }

    /// Who is there now, until the person goes somewhere.
    pub fn notice(self) -> AnyView {
        dynamic(move || match self.sentence.get() {
            Some(sentence) => Notice::new(Severity::Warning, sentence).view(),
            None => nothing(),
        })
    }
}
