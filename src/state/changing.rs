//! A change of a key that is there, on its way, with the second check where the API asks for it.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::ApiContext;
use crate::model::error::{ApiError, ErrorKind};
use crate::model::key::Key;
use crate::model::session::AuthMethod;
use crate::model::settings_diff::KeyPatch;
use crate::reactive::State;

/// What is asked of the API.
#[derive(Clone)]
pub struct Wish {
    /// Of which key.
    pub key_id: String,
    /// What it is based on.
    pub revision: u32,
    /// What is to become another.
    pub change: KeyPatch,
}

/// Sends one change after the other.
#[derive(Clone, Copy)]
pub struct Changing {
    /// Whether one is on its way, or waits for the second check.
    pub working: RwSignal<bool>,
    /// Why the last one failed.
    pub problem: State<Option<ApiError>>,
    /// The ways to pass the second check, while it is asked for.
    pub asked: State<Option<Vec<AuthMethod>>>,
    /// How often it was asked for.
    pub times: State<u32>,
    waiting: StoredValue<Option<(Wish, Done)>, LocalStorage>,
    api: ApiContext,
}

/// Hears of the key as it is afterwards. An error it takes care of itself it keeps; another one it
/// gives back, to be shown.
pub type Done = Rc<dyn Fn(Result<Key, ApiError>) -> Option<ApiError>>;

impl Changing {
    /// Nothing yet; for as long as the page that asks for it.
    #[must_use]
    pub fn new() -> Self {
        Self {
            working: RwSignal::new(false),
            problem: State::new(None),
            asked: State::new(None),
            times: State::new(0),
            waiting: StoredValue::new_local(None),
            api: expect_context(),
        }
    }

    /// Sends a change, unless one is on its way.
    pub fn send(&self, wish: Wish, on_done: Done) {
        if !self.working.get_untracked() {
            self.times.set(0);
            self.try_to(wish, on_done);
        }
    }

    /// Sends what has waited for the second check.
    pub fn resume(&self) {
        if let Some(Some((wish, on_done))) = self.waiting.try_get_value() {
            self.waiting.set_value(None);
            self.asked.set(None);
            self.try_to(wish, on_done);
        }
    }

    /// Gives up what waits for the second check.
    pub fn give_up(&self) {
        let _ = self.waiting.try_set_value(None);
        self.asked.set(None);
        let _ = self.working.try_set(false);
    }

    fn try_to(&self, wish: Wish, on_done: Done) {
        let this = *self;
        let Some(api) = this.api.get() else { return };
        this.working.set(true);
        this.problem.set(None);
        spawn_local(async move {
            let answer = api.change_key(&wish.key_id, wish.revision, &wish.change);
            let answer = answer.await;
            // The page is gone, or belongs to somebody else by now.
            if this.working.try_get_untracked().is_none() {
                return;
            }
            if let Err(ApiError {
                kind: ErrorKind::Reauthentication { ways },
                ..
            }) = &answer
            {
                this.waiting.set_value(Some((wish, on_done)));
                this.times.update(|times| *times += 1);
                this.asked.set(Some(ways.clone()));
                return;
            }
            this.working.set(false);
            this.problem.set(on_done(answer));
        });
    }
}

impl Default for Changing {
    fn default() -> Self {
        Self::new()
    }
}
