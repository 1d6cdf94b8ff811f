//! The state of the key page.

use leptos::prelude::*;

use crate::keys::key_actions::{Confirmation, DISABLE, KeyAction, OnChange};
use crate::model::error::ErrorKind;
use crate::model::key::Key;
use crate::secret_issuance::SecretIssuance;
use crate::state::{Mutation, Query, SessionContext};
use crate::ui::ShadowRootHandle;
use crate::ui::focus::focused_element;
use crate::ui::lean::{ErasedRwSignal, bool_memo};

#[derive(Clone, Copy)]
pub struct KeyDetailState {
    pub id: StoredValue<String>,
    pub key: Query<Key>,
    /// The change that the confirmation dialog asks about.
    pub confirmation: Confirmation,
    pub issuance: SecretIssuance,
    /// Disables and enables the key. Its error is shown above it.
    pub toggle: Mutation,
    /// Whether the key is loaded and the session has not ended.
    pub is_loaded: Memo<bool>,
    /// Rises when the user asks to see the usage.
    pub usage_focus_requests: RwSignal<u32>,
}

impl KeyDetailState {
    /// Loads the key with this id and keeps it up to date.
    pub fn new(id: String) -> Self {
        let issuance = SecretIssuance::expect();
        let session = SessionContext::expect();
        let id = StoredValue::new(id);
        let key = Query::new(move |api| {
            let id = id.get_value();
            async move { api.key(&id).await }
        })
        .with_issued_keys()
        // The view is rendered again. If the focus was in it, it moves to the title.
        .with_before_change(move || {
            let had_focus = focused_element()
                .is_some_and(|focused| focused.closest(".one-key").ok().flatten().is_some());
            if had_focus {
                issuance.request_focus(id.get_value());
            }
        });
        let root = ShadowRootHandle::expect();
        let toggle = Mutation::new(Callback::new(move |now| {
            set_loaded(key, now);
            root.focus(DISABLE.id.to_owned());
        }))
        .with_on_error(move |error| {
            // The next attempt needs the present revision.
            if error.kind == ErrorKind::PreconditionFailed {
                key.reload();
            }
            false
        });
        let this = Self {
            id,
            key,
            confirmation: ErasedRwSignal::new(None),
            issuance,
            toggle,
            is_loaded: bool_memo(move || {
                !session.is_signed_out(|| key.has_value()) && key.has_value()
            }),
            usage_focus_requests: RwSignal::new(0),
        };
        key.reload();
        key.keep_fresh(move || {
            this.confirmation.set(None);
            this.toggle.cancel();
            key.clear();
        });
        this
    }

    pub fn on_change(self) -> OnChange {
        Callback::new(move |(key, action): (Key, &'static KeyAction)| {
            if action.needs_confirmation() {
                self.confirmation.set(Some((key, action)));
            } else {
                action.submit(&key, self.toggle);
            }
        })
    }

    /// Loads the key again after a failure. The focus moves, because the retry button is removed.
    pub fn retry(&self) {
        self.issuance.request_focus(self.id.get_value());
        self.key.retry();
    }
}

/// Sets the key from the response to a change, unless the key was removed meanwhile, on sign-out.
pub fn set_loaded(query: Query<Key>, key: Key) {
    if untrack(|| query.has_value()) {
        query.set(key);
    }
}
