//! Applies a changed key to the list.

use super::KeyStore;
use crate::model::key::{Key, Status};
use crate::model::list_params::StatusFilter;

impl KeyStore {
    /// Replaces a changed key. A revoked key is removed, unless the filter shows revoked keys.
    pub fn apply_update(&self, key: Key) {
        let was_revoked = key.status == Status::Revoked;
        let id = key.id.clone();
        let made = |made: &Option<Key>| made.as_ref().is_some_and(|made| made.id == id);
        if self.issuance.key().with_untracked(made) {
            self.issuance.forget_key();
        }
        let shows_revoked = matches!(
            self.params.get_untracked().status,
            StatusFilter::All | StatusFilter::Revoked
        ) || self.credential_match.with_untracked(Option::is_some);
        if was_revoked {
            self.counts.update(|counts| {
                if let Some(counts) = counts {
                    counts.current = counts.current.saturating_sub(1);
                    counts.revoked += 1;
                }
            });
        }
        // The response to a request under way may hold the key as it was before.
        let reloads = self.query.is_loading();
        self.replace(key, was_revoked && !shows_revoked);
        if reloads {
            self.query.reload();
        }
    }

    fn replace(&self, key: Key, is_removed: bool) {
        let Some(mut list) = self.list.get_untracked() else {
            return;
        };
        if let Some(at) = list.keys.iter().position(|other| other.id == key.id) {
            if is_removed {
                list.keys.remove(at);
                list.total = list.total.saturating_sub(1);
                // The last key of a later page is gone.
                if list.keys.is_empty() && list.total > 0 {
                    return self.fetch_from_start();
                }
            } else {
                list.keys[at] = key;
            }
            self.query.set(list);
        }
    }
}
