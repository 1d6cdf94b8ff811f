//! What the page of a key knows.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::confirm_dialog::DestructiveAction;
use crate::components::focus::focused_element;
use crate::model::key::Key;
use crate::reactive::State;
use crate::secret_issuance::SecretIssuance;
use crate::state::{ApiContext, LoadState, UpdateKey};

/// The key as far as it is known, and what is done with it.
#[derive(Clone, Copy)]
pub struct KeyDetailState {
    /// Its id.
    pub id: StoredValue<String>,
    /// The key.
    pub key: State<LoadState<Key>>,
    /// What is asked before it is ended.
    pub pending_action: State<Option<(Key, DestructiveAction)>>,
    /// Whether a fetch is under way.
    pub is_loading: RwSignal<bool>,
    /// Rises with every fetch; an answer to an older one is dropped.
    pub request_seq: State<u32>,
    /// To ask.
    pub api: ApiContext,
    /// Where a new secret key may be on its way.
    pub delivery: SecretIssuance,
    /// Switches the key off and on.
    pub changing: UpdateKey,
    /// Whether the key is on the screen.
    pub is_loaded: Memo<bool>,
    /// Rises when somebody asks to be shown the usage.
    pub usage_focus_requests: RwSignal<u32>,
    /// Rises with each answer about the key: what hangs on it is looked at again.
    pub refreshes: RwSignal<u32>,
}

impl KeyDetailState {
    /// Fetches the key, while what is there stands.
    pub fn fetch(&self) {
        let this = *self;
        let Some(api) = this.api.get() else { return };
        this.request_seq.update(|turn| *turn += 1);
        this.is_loading.set(true);
        let turn = this.request_seq.get_untracked();
        let id = this.id.get_value();
        let settled = this.delivery.is_acknowledged();
        spawn_local(async move {
            let answer = api.key(&id).await;
            if this.request_seq.try_get_untracked() != Some(turn) {
                return;
            }
            let _ = this.is_loading.try_set(false);
            // This answer is younger than the last delivery, so it knows its secret.
            if settled {
                this.delivery.forget_key();
            }
            let _ = this.refreshes.try_update(|read| *read += 1);
            // The same told anew is no news, and would take the focus and what is folded open away.
            if let Some(now) = this.key.with_untracked(|known| known.after(answer)) {
                this.take(now);
            }
        });
    }

    /// Fetches once more what did not come. The button that asked for it goes.
    pub fn retry(&self) {
        self.key.set(LoadState::Loading);
        self.delivery.request_focus(self.id.get_value());
        self.fetch();
    }

    /// Whether a fetch is under way.
    pub fn is_under_way(&self) -> bool {
        self.is_loading.get_untracked()
    }

    /// Whether the key is there.
    pub fn is_known(&self) -> bool {
        self.key.with_untracked(|key| key.ready().is_some())
    }

    /// Shows what the API tells now. Who stood in what is built anew stands at its title.
    pub fn take(&self, now: LoadState<Key>) {
        let had_focus = focused_element()
            .is_some_and(|focused| focused.closest(".one-key").ok().flatten().is_some());
        if had_focus {
            self.delivery.request_focus(self.id.get_value());
        }
        self.key.set(now);
    }

    /// Forgets the key of somebody who is not there any more.
    pub fn clear(&self) {
        self.request_seq.update(|turn| *turn += 1);
        self.is_loading.set(false);
        self.pending_action.set(None);
        self.key.set(LoadState::Loading);
    }
}
