//! Changes a key that exists: the one way for the key's page, its form and the confirmation dialog.
//! `Mutation` stands in for Leptos' `Action`, which cannot wait for reauthentication.
//!
//! A mutation is idle or pending. Where the API asks for reauthentication, the change waits and is sent
//! again by [`Mutation::resume`]. A success is announced and reported to the host.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Announcer, ApiContext, HostBridge, HostHandle};
use crate::messages::errors::Operation;
use crate::messages::key_lifecycle;
use crate::model::error::{ApiError, ErrorKind};
use crate::model::key::Key;
use crate::model::key_change::KeyChange;
use crate::model::session::AuthMethod;
use crate::ui::lean::ErasedRwSignal;

/// Called with the key from the response, also after the owner of the mutation was
/// disposed, as long as the owner of the callback exists.
pub type OnSuccess = Callback<Key>;

type OnError = Callback<ApiError, bool>;

/// Sends changes of a key, one at a time.
#[derive(Clone, Copy)]
pub struct Mutation {
    /// Whether a request is pending, or waits for reauthentication.
    pub is_pending: RwSignal<bool>,
    /// The error of the last change, unless `on_error` handled it.
    pub error: ErasedRwSignal<Option<(ApiError, Operation)>>,
    /// The methods of reauthentication, while the API asks for it.
    pub reauth_methods: ErasedRwSignal<Option<Vec<AuthMethod>>>,
    /// How often the API asked for reauthentication for this change.
    pub attempts: ErasedRwSignal<u32>,
    waiting: StoredValue<Option<Request>, LocalStorage>,
    on_success: OnSuccess,
    on_error: StoredValue<Option<OnError>>,
    api: ApiContext,
    announcer: Announcer,
    host: HostHandle,
}

/// The same at each attempt.
#[derive(Clone)]
struct Request {
    key_id: String,
    /// The revision of the settings that the change is based on.
    revision: u32,
    change: KeyChange,
}

impl Mutation {
    /// Lives as long as the owner that creates it.
    #[must_use]
    pub fn new(on_success: OnSuccess) -> Self {
        Self {
            is_pending: RwSignal::new(false),
            error: ErasedRwSignal::new(None),
            reauth_methods: ErasedRwSignal::new(None),
            attempts: ErasedRwSignal::new(0),
            waiting: StoredValue::new_local(None),
            on_success,
            on_error: StoredValue::new(None),
            api: expect_context(),
            announcer: Announcer::expect(),
            host: HostBridge::expect(),
        }
    }

    /// `on_error` returns whether it has handled the error. Otherwise the error is shown.
    #[must_use]
    pub fn with_on_error(
        self,
        on_error: impl Fn(ApiError) -> bool + Send + Sync + 'static,
    ) -> Self {
        self.on_error.set_value(Some(Callback::new(on_error)));
        self
    }

    /// Changes the key with this id, whose settings are known at `revision`. Does nothing while another
    /// change is pending.
    pub fn submit(&self, key_id: &str, revision: u32, change: KeyChange) {
        if !self.is_pending.get_untracked() {
            self.attempts.set(0);
            self.attempt(Request {
                key_id: key_id.to_owned(),
                revision,
                change,
            });
        }
    }

    /// Sends the change again after reauthentication.
    pub fn resume(&self) {
        if let Some(Some(request)) = self.waiting.try_get_value() {
            self.waiting.set_value(None);
            self.reauth_methods.set(None);
            self.attempt(request);
        }
    }

    /// Drops the change that waits for reauthentication.
    pub fn cancel(&self) {
        let _ = self.waiting.try_set_value(None);
        self.reauth_methods.set(None);
        let _ = self.is_pending.try_set(false);
    }

    fn attempt(&self, request: Request) {
        let this = *self;
        let Some(api) = this.api.get() else { return };
        this.is_pending.set(true);
        this.error.set(None);
        spawn_local(async move {
            let response = api
                .change_key(&request.key_id, request.revision, &request.change)
                .await;
            match response {
                Ok(key) => this.succeed(request.change, key),
                // Disposed: the user left the page, or another user signed in.
                Err(_) if this.is_pending.try_get_untracked().is_none() => {}
                Err(error) => this.fail(request, error),
            }
        });
    }

    fn succeed(&self, change: KeyChange, key: Key) {
        let is_alive = self.is_pending.try_set(false).is_none();
        let sentence = key_lifecycle::changed(&change, &key);
        let event = change.event(&key);
        let report = || {
            self.announcer.announce(&sentence);
            if let Some(event) = &event {
                self.host.emit(event.clone());
            }
        };
        // Before `on_success`, which may leave the page.
        if is_alive {
            report();
        }
        if self.on_success.try_run(key).is_some() && !is_alive {
            report();
        }
    }

    fn fail(&self, request: Request, error: ApiError) {
        if let ErrorKind::Reauthentication { ways } = &error.kind {
            let methods = ways.clone();
            self.waiting.set_value(Some(request));
            self.attempts.update(|times| *times += 1);
            return self.reauth_methods.set(Some(methods));
        }
        self.is_pending.set(false);
        let operation = Operation::of(&request.change);
        let on_error = self.on_error.get_value();
        if !on_error.is_some_and(|on_error| on_error.run(error.clone())) {
            self.error.set(Some((error, operation)));
        }
    }
}
