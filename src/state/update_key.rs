//! Sends a change of an existing key, with reauthentication where the API asks for it.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::ApiContext;
use crate::model::error::{ApiError, ErrorKind};
use crate::model::key::Key;
use crate::model::session::AuthMethod;
use crate::model::settings_diff::KeyPatch;
use crate::ui::lean::ErasedRwSignal;

#[derive(Clone)]
pub struct UpdateKeyRequest {
    pub key_id: String,
    /// The revision of the settings that the change is based on.
    pub revision: u32,
    pub change: KeyPatch,
}

/// Sends changes of a key, one at a time.
#[derive(Clone, Copy)]
pub struct UpdateKey {
    /// Whether a request is pending, or waits for reauthentication.
    pub is_pending: RwSignal<bool>,
    /// The error of the last change, unless the caller handled it.
    pub error: ErasedRwSignal<Option<ApiError>>,
    /// The methods of reauthentication, while the API asks for it.
    pub reauth_methods: ErasedRwSignal<Option<Vec<AuthMethod>>>,
    /// How often the API asked for reauthentication for this change.
    pub attempts: ErasedRwSignal<u32>,
    waiting: StoredValue<Option<(UpdateKeyRequest, OnResult)>, LocalStorage>,
    api: ApiContext,
}

/// Called with the result. Returns `Some(error)` if the error should be shown.
pub type OnResult = Rc<dyn Fn(Result<Key, ApiError>) -> Option<ApiError>>;

impl UpdateKey {
    /// Lives as long as the owner that creates it.
    #[must_use]
    pub fn new() -> Self {
        Self {
            is_pending: RwSignal::new(false),
            error: ErasedRwSignal::new(None),
            reauth_methods: ErasedRwSignal::new(None),
            attempts: ErasedRwSignal::new(0),
            waiting: StoredValue::new_local(None),
            api: expect_context(),
        }
    }

    /// Does nothing while another change is pending.
    pub fn submit(&self, request: UpdateKeyRequest, on_done: OnResult) {
        if !self.is_pending.get_untracked() {
            self.attempts.set(0);
            self.attempt(request, on_done);
        }
    }

    /// Sends the change again after reauthentication.
    pub fn resume(&self) {
        if let Some(Some((request, on_done))) = self.waiting.try_get_value() {
            self.waiting.set_value(None);
            self.reauth_methods.set(None);
            self.attempt(request, on_done);
        }
    }

    /// Drops the change that waits for reauthentication.
    pub fn cancel(&self) {
        let _ = self.waiting.try_set_value(None);
        self.reauth_methods.set(None);
        let _ = self.is_pending.try_set(false);
    }

    fn attempt(&self, request: UpdateKeyRequest, on_done: OnResult) {
        let this = *self;
        let Some(api) = this.api.get() else { return };
        this.is_pending.set(true);
        this.error.set(None);
        spawn_local(async move {
            let answer = api.change_key(&request.key_id, request.revision, &request.change);
            let answer = answer.await;
            // Disposed: the user left the page, or another user signed in.
            if this.is_pending.try_get_untracked().is_none() {
                return;
            }
            if let Err(ApiError {
                kind: ErrorKind::Reauthentication { ways },
                ..
            }) = &answer
            {
                this.waiting.set_value(Some((request, on_done)));
                this.attempts.update(|times| *times += 1);
                this.reauth_methods.set(Some(ways.clone()));
                return;
            }
            this.is_pending.set(false);
            this.error.set(on_done(answer));
        });
    }
}

impl Default for UpdateKey {
    fn default() -> Self {
        Self::new()
    }
}
