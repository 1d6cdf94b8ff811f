//! Resets the page when another user or workspace is signed in.

use leptos::prelude::*;

use crate::messages::session::{self as words, Lost};
use crate::secret_issuance::{Event, Phase, SecretIssuance};
use crate::state::{NavigationGuard, PendingRotation, SessionContext};
use crate::ui::lean::{ErasedRwSignal, dynamic, nothing};
use crate::ui::notice::{Notice, Severity};

/// Discards the work of the previous user, and shows who is signed in.
#[derive(Clone, Copy)]
pub struct OtherUser {
    identity_epoch: StoredValue<u32>,
    sentence: ErasedRwSignal<Option<String>>,
    session: SessionContext,
    navigation: NavigationGuard,
    rotating: PendingRotation,
    issuance: SecretIssuance,
}

impl OtherUser {
    pub fn new(
        session: SessionContext,
        navigation: NavigationGuard,
        rotating: PendingRotation,
        issuance: SecretIssuance,
    ) -> Self {
        Self {
            identity_epoch: StoredValue::new(0),
            sentence: ErasedRwSignal::new(None),
            session,
            navigation,
            rotating,
            issuance,
        }
    }

    /// Resets the page for a new epoch of the session, once for each.
    pub fn by(&self, identity_epoch: u32) {
        if self.identity_epoch.get_value() == identity_epoch {
            return;
        }
        self.identity_epoch.set_value(identity_epoch);
        let lost = match self.issuance.phase().get_untracked() {
            Phase::Idle if self.navigation.is_dirty.get_untracked() => Lost::Form,
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
        self.navigation.reset();
        self.rotating.clear();
        self.issuance.dispatch(Event::Discard);
    }

    /// Removes the notice.
    pub fn forget(&self) {
        if self.sentence.with_untracked(Option::is_some) {
            self.sentence.set(None);
        }
    }

    /// Shows who is signed in now, until the user leaves the list.
    pub fn notice(self) -> AnyView {
        dynamic(move || match self.sentence.get() {
            Some(sentence) => Notice::new(Severity::Warning, sentence).view(),
            None => nothing(),
        })
    }
}
