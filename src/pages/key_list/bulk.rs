//! Selection of several keys for one action on all of them.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::KeyStore;
use crate::keys::key_actions::{DISABLE, KeyAction, REVOKE};
use crate::messages::listing as words;
use crate::model::key::{Key, Status};
use crate::state::{ApiContext, SessionContext};
use crate::ui::button::{ButtonVariant, button};
use crate::ui::lean::{ErasedRwSignal, bool_memo, html, text_signal};

#[derive(Clone, Copy)]
pub struct Selection {
    /// Whether selection mode is on.
    pub on: RwSignal<bool>,
    /// The selected keys, also those on other pages of the list.
    pub keys: ErasedRwSignal<Vec<Key>>,
    /// The action that the confirmation dialog asks about.
    pub pending_action: ErasedRwSignal<Option<&'static KeyAction>>,
}

impl Selection {
    pub(super) fn new() -> Self {
        Self {
            on: RwSignal::new(false),
            keys: ErasedRwSignal::default(),
            pending_action: ErasedRwSignal::new(None),
        }
    }

    /// Keeps only these keys selected. Without keys, selection mode ends.
    pub fn keep(&self, left: Vec<Key>) {
        self.on.set(!left.is_empty());
        self.keys.set(left);
        self.pending_action.set(None);
    }

    /// Updates the selected keys from the list. A key that was revoked in the meantime is
    /// deselected.
    pub fn refresh(&self, listed: &[Key]) {
        let Some(keys) = self.keys.try_get_untracked() else {
            return;
        };
        let now = keys.iter().filter_map(|key| {
            let now = listed.iter().find(|now| now.id == key.id).unwrap_or(key);
            (now.status != Status::Revoked || key.status == Status::Revoked).then(|| now.clone())
        });
        let now: Vec<Key> = now.collect();
        if now != keys {
            self.keys.set(now);
        }
    }

    /// Opens the confirmation dialog, after loading the selected keys that are not on the present
    /// page.
    fn ask(&self, action: &'static KeyAction, api: ApiContext, store: KeyStore) {
        let this = *self;
        let mut keys = this.keys.get_untracked();
        store.list.with_untracked(|list| {
            let listed = list.iter().flat_map(|list| &list.keys);
            let ids: Vec<&String> = listed.map(|key| &key.id).collect();
            keys.retain(|key| !ids.contains(&&key.id));
        });
        spawn_local(async move {
            let Some(api) = api.get() else { return };
            for key in keys {
                if let Ok(now) = api.key(&key.id).await {
                    this.refresh(&[now]);
                }
                // The page is gone, or the selection was cleared.
                if this
                    .keys
                    .try_get_untracked()
                    .is_none_or(|keys| keys.is_empty())
                {
                    return;
                }
            }
            let chosen = this.keys.try_get_untracked();
            if chosen.is_some_and(|keys| !keys.is_empty()) {
                this.pending_action.set(Some(action));
            }
        });
    }

    /// Ends selection mode.
    pub fn clear(&self) {
        self.on.set(false);
        self.keys.set(Vec::new());
        self.pending_action.set(None);
    }
}

/// A sticky bar at the bottom while keys are selected: their number, and the actions.
#[must_use]
pub fn bulk_actions_bar(selection: Selection, store: KeyStore) -> AnyView {
    let session = SessionContext::expect();
    let api = expect_context::<ApiContext>();
    let edits = bool_memo(move || {
        session.permissions().is_some_and(|may| may.edit) && session.capabilities().edit
    });
    let revokes = bool_memo(move || session.permissions().is_some_and(|may| may.revoke));
    let ask = |may: Memo<bool>, label: &str, action| {
        button(ButtonVariant::Danger, label, move || {
            selection.ask(action, api, store)
        })
        .bind_bool_attr("hidden", bool_memo(move || !may.get()))
    };
    let count = text_signal(move || words::selected(selection.keys.with(Vec::len)));
    html::div()
        .class("form-footer")
        .child(html::p().attr("role", "status").bind_text(count))
        .child(
            html::div()
                .class("buttons")
                .child(ask(edits, words::DISABLE_THEM, &DISABLE))
                .child(ask(revokes, words::REVOKE_THEM, &REVOKE)),
        )
        .into_any()
}
