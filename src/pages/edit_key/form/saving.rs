//! Saves the form and handles the response.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::EditForm;
use crate::messages::errors::Operation;
use crate::messages::{form as words, settings_diff};
use crate::model::error::{ApiError, ErrorKind};
use crate::model::event::HostEvent;
use crate::model::expiry::Expiry;
use crate::model::key_change::KeyChange;
use crate::model::settings_diff::{KeyPatch, Settings, SettingsDiff, three_way_merge};
use crate::pages::new_key::draft::Field;
use crate::pages::new_key::footer::SAVE;

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
        if self.mutation.is_pending.get_untracked() {
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
        let (id, revision) = (self.id.get_value(), self.revision.get_untracked());
        self.mutation
            .submit(&id, revision, KeyChange::Settings(change));
    }

    /// Handles an outdated revision, and errors of fields. Returns whether the error need not be shown.
    pub(super) fn handle(self, error: ApiError) -> bool {
        if error.kind == ErrorKind::PreconditionFailed {
            self.reload_and_merge();
            return true;
        }
        let is_handled = self.draft.apply_server_errors(&error);
        if matches!(error.kind, ErrorKind::Invalid(_)) {
            request_animation_frame(move || {
                if self.base.try_get_untracked().is_some() {
                    self.go_to_first();
                }
            });
        }
        is_handled
    }

    /// Loads the key after another user changed it, reports that user's changes, and merges the
    /// entries into the new settings. Fields that this user did not change get the other user's
    /// values.
    fn reload_and_merge(self) {
        let Some(api) = self.api.get() else { return };
        self.mutation.is_pending.set(true);
        spawn_local(async move {
            let answer = api.key(&self.id.get_value()).await;
            if self.mutation.is_pending.try_set(false).is_some() {
                return;
            }
            let key = match answer {
                Ok(key) => key,
                Err(error) => return self.mutation.error.set(Some((error, Operation::Changing))),
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
                    self.announcer.announce(settings_diff::SAVED_BEFORE);
                    self.host.emit(HostEvent::KeyChanged { id: key.id });
                    return self.close.run(());
                }
                self.draft.fill(&wanted);
                let news = settings_diff::meanwhile(&theirs);
                self.announcer.announce(&news);
                self.news.set(news);
            });
        });
    }
}
