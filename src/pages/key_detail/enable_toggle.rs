//! Disables and enables a key.

use std::rc::Rc;

use leptos::prelude::*;

use super::state::KeyDetailState;
use crate::components::button::{ButtonVariant, button};
use crate::components::error_notice::error_notice;
use crate::components::reauthentication::ReauthPrompt;
use crate::messages::errors::Operation;
use crate::messages::key_lifecycle as words;
use crate::model::error::{ApiError, ErrorKind};
use crate::model::event::HostEvent;
use crate::model::key::{Key, Status};
use crate::model::session::AuthMethod;
use crate::model::settings_diff::KeyPatch;
use crate::state::{Announcer, HostBridge, SessionContext, ShadowRootHandle, UpdateKeyRequest};
use crate::ui::lean::{HtmlElement, bool_memo, nothing};

const TOGGLE_ID: &str = "switch";

impl KeyDetailState {
    /// The button that disables or enables the key; `None` if neither is possible. There is no
    /// confirmation, because the user can undo it.
    pub fn enable_toggle(self, key: &Key) -> Option<HtmlElement> {
        let enabled = match key.status {
            Status::Active | Status::Expired => false,
            Status::Disabled => true,
            Status::Revoked | Status::Other => return None,
        };
        if !key.may_edit || key.status == Status::Expired {
            return None;
        }
        let announcer = Announcer::expect();
        let host = HostBridge::expect();
        let root = ShadowRootHandle::expect();
        let session = SessionContext::expect();
        let label = if enabled {
            words::ENABLE
        } else {
            words::DISABLE
        };
        let request = UpdateKeyRequest {
            key_id: key.id.clone(),
            revision: key.revision,
            change: KeyPatch::switch(enabled),
        };
        let press = move || {
            let done = move |answer: Result<Key, ApiError>| match answer {
                Ok(key) => {
                    let words = if enabled {
                        words::ENABLED
                    } else {
                        words::DISABLED
                    };
                    announcer.announce(words);
                    host.emit(HostEvent::KeyChanged { id: key.id.clone() });
                    self.key.set(key);
                    root.focus(TOGGLE_ID.to_owned());
                    None
                }
                Err(error) => {
                    if error.kind == ErrorKind::PreconditionFailed {
                        self.key.reload();
                    }
                    Some(error)
                }
            };
            self.changing.submit(request.clone(), Rc::new(done));
        };
        Some(
            button(ButtonVariant::Secondary, label, press)
                .id(TOGGLE_ID)
                .busy(bool_memo(move || self.changing.is_pending.get()))
                .bind_bool_attr("hidden", bool_memo(move || !session.capabilities().edit)),
        )
    }

    /// The error of the last attempt.
    pub fn toggle_error(self) -> AnyView {
        match self.changing.error.get() {
            Some(error) => error_notice(&error, Operation::Switching, None).view(),
            None => nothing(),
        }
    }

    /// The prompt for an update that waits for reauthentication.
    pub fn reauth_prompt(self, methods: Vec<AuthMethod>) -> ReauthPrompt {
        ReauthPrompt::for_update(self.changing, methods, TOGGLE_ID)
    }
}
