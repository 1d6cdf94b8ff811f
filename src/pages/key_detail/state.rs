//! The state of the key page.

use leptos::prelude::*;

use crate::components::confirm_dialog::DestructiveAction;
use crate::model::key::Key;
use crate::secret_issuance::SecretIssuance;
use crate::state::{Query, SessionContext, UpdateKey};
use crate::ui::focus::focused_element;
use crate::ui::lean::{ErasedRwSignal, bool_memo};

#[derive(Clone, Copy)]
pub struct KeyDetailState {
    pub id: StoredValue<String>,
    pub key: Query<Key>,
    /// The action that the confirmation dialog asks about.
    pub pending_action: ErasedRwSignal<Option<(Key, DestructiveAction)>>,
    pub delivery: SecretIssuance,
    /// Disables and enables the key.
    pub changing: UpdateKey,
    /// Whether the key is loaded and the session has not ended.
    pub is_loaded: Memo<bool>,
    /// Rises when the user asks to see the usage.
    pub usage_focus_requests: RwSignal<u32>,
}

impl KeyDetailState {
    /// Loads the key with this id and keeps it up to date.
    pub fn new(id: String) -> Self {
        let delivery = SecretIssuance::expect();
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
                delivery.request_focus(id.get_value());
            }
        });
        let this = Self {
            id,
            key,
            pending_action: ErasedRwSignal::new(None),
            delivery,
            changing: UpdateKey::new(),
            is_loaded: bool_memo(move || {
                !session.is_signed_out(|| key.has_value()) && key.has_value()
            }),
            usage_focus_requests: RwSignal::new(0),
        };
        key.reload();
        key.keep_fresh(move || {
            this.pending_action.set(None);
            key.clear();
        });
        this
    }

    /// Loads the key again after a failure. The focus moves, because the retry button is removed.
    pub fn retry(&self) {
        self.delivery.request_focus(self.id.get_value());
        self.key.retry();
    }
}
