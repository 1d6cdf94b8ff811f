//! Saves the form and handles the response.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::EditForm;
use crate::messages::{form as words, settings_diff};
use crate::model::error::{ApiError, ErrorKind};
use crate::model::event::HostEvent;
use crate::model::expiry::Expiry;
use crate::model::key::Key;
use crate::model::route::Route;
use crate::model::settings_diff::{KeyPatch, Settings, SettingsDiff, three_way_merge};
use crate::pages::new_key::draft::Field;
use crate::pages::new_key::footer::SAVE;
use crate::state::{HistoryMode, UpdateKeyRequest};

impl EditForm {
    pub(super) fn go_to(&self, field: Field) {
        self.root.focus(self.draft.focus_id(field));
    }

    fn go_to_first(&self) {
        if let Some(first) = untrack(|| self.draft.visible_errors()).first() {
            self.go_to(*first);
        }
    }

    pub(super) fn save(self) {
        if self.changing.is_pending.get_untracked() {
            return;
        }
        let wanted = match self.draft.check() {
            Ok(new) => self.draft.settings(new),
            Err(wrong) => {
                self.announcer.announce(&words::to_mend(wrong.len()));
                return self.go_to_first();
            }
        };
        let change = self
            .base
            .with_untracked(|base| KeyPatch::between(base, &wanted));
        if change.is_empty() {
            self.announcer.announce(settings_diff::NOTHING_TO_SAVE);
            return;
        }
        self.news.set(String::new());
        self.root.focus(SAVE.to_owned());
        let request = UpdateKeyRequest {
            key_id: self.id.get_value(),
            revision: self.revision.get_untracked(),
            change,
        };
        self.changing
            .submit(request, Rc::new(move |answer| self.on_response(answer)));
    }

    /// Returns `Some(error)` if the caller should show it.
    fn on_response(self, answer: Result<Key, ApiError>) -> Option<ApiError> {
        match answer {
            Ok(_) => {
                self.finish(settings_diff::SAVED);
                None
            }
            Err(error) if error.kind == ErrorKind::PreconditionFailed => {
                self.reload_and_merge();
                None
            }
            Err(error) => {
                if self.draft.apply_server_errors(&error) {
                    request_animation_frame(move || {
                        if self.base.try_get_untracked().is_some() {
                            self.go_to_first();
                        }
                    });
                    return None;
                }
                Some(error)
            }
        }
    }

    fn finish(self, sentence: &str) {
        self.announcer.announce(sentence);
        self.leaving.is_dirty.set(false);
        let id = self.id.get_value();
        self.host.emit(HostEvent::KeyChanged { id: id.clone() });
        self.delivery.request_focus(id.clone());
        self.host.navigate(Route::Key(id), HistoryMode::Replace);
    }

    /// Loads the key after another user changed it, reports that user's changes, and merges the
    /// entries into the new settings. Fields that this user did not change get the other user's
    /// values.
    fn reload_and_merge(self) {
        let Some(api) = self.api.get() else { return };
        self.changing.is_pending.set(true);
        spawn_local(async move {
            let answer = api.key(&self.id.get_value()).await;
            if self.changing.is_pending.try_set(false).is_some() {
                return;
            }
            let key = match answer {
                Ok(key) => key,
                Err(error) => return self.changing.error.set(Some(error)),
            };
            untrack(|| {
                let now = Settings::from(&key);
                let wanted = self.draft.current_values();
                let before = self.base.get_untracked();
                let theirs = self.lines(&SettingsDiff::between(&before, &now));
                self.draft.kept.set(Some(now.clone()));
                self.draft
                    .kept_expiry
                    .set(Some(Expiry::Kept(now.expires_at.clone())));
                self.draft.fill(&now);
                self.base.set(self.draft.current_values());
                self.revision.set(key.revision);
                let wanted = three_way_merge(&before, &wanted, &now);
                if KeyPatch::between(&now, &wanted).is_empty() {
                    return self.finish(settings_diff::SAVED_BEFORE);
                }
                self.draft.fill(&wanted);
                let news = settings_diff::meanwhile(&theirs);
                self.announcer.announce(&news);
                self.news.set(news);
            });
        });
    }
}
