//! A change of a key that is there, on its way, with the second check where the API asks for it.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::ApiContext;
use crate::model::error::{ApiError, ErrorKind};
use crate::model::key::Key;
use crate::model::session::AuthMethod;
use crate::model::settings_diff::KeyPatch;
use crate::ui::lean::ErasedRwSignal;

/// What is asked of the API.
#[derive(Clone)]
pub struct UpdateKeyRequest {
    /// Of which key.
    pub key_id: String,
    /// What it is based on.
    pub revision: u32,
    /// What is to become another.
    pub change: KeyPatch,
}

/// Sends one change after the other.
#[derive(Clone, Copy)]
pub struct UpdateKey {
    /// Whether one is on its way, or waits for the second check.
    pub is_pending: RwSignal<bool>,
    /// Why the last one failed.
    pub error: ErasedRwSignal<Option<ApiError>>,
    /// The ways to pass the second check, while it is asked for.
    pub reauth_methods: ErasedRwSignal<Option<Vec<AuthMethod>>>,
    /// How often it was asked for.
    pub attempts: ErasedRwSignal<u32>,
    waiting: StoredValue<Option<(UpdateKeyRequest, OnResult)>, LocalStorage>,
    api: ApiContext,
}

/// Hears of the key as it is afterwards. An error it takes care of itself it keeps; another one it
/// gives back, to be shown.
pub type OnResult = Rc<dyn Fn(Result<Key, ApiError>) -> Option<ApiError>>;

impl UpdateKey {
    /// Nothing yet; for as long as the page that asks for it.
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

    /// Sends a change, unless one is on its way.
    pub fn submit(&self, request: UpdateKeyRequest, on_done: OnResult) {
        if !self.is_pending.get_untracked() {
            self.attempts.set(0);
            self.attempt(request, on_done);
        }
    }

    /// Sends what has waited for the second check.
    pub fn resume(&self) {
        if let Some(Some((request, on_done))) = self.waiting.try_get_value() {
            self.waiting.set_value(None);
            self.reauth_methods.set(None);
            self.attempt(request, on_done);
        }
    }

    /// Gives up what waits for the second check.
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
            // The page is gone, or belongs to somebody else by now.
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
