//! Switching a key off and on.

use std::rc::Rc;

use leptos::prelude::*;

use super::state::Page;
use crate::components::button::{Kind, button};
use crate::components::dynamic::nothing;
use crate::components::element::El;
use crate::components::error_notice::error_notice;
use crate::components::reauthentication::Waiting;
use crate::messages::errors::Operation;
use crate::messages::key_lifecycle as words;
use crate::model::error::{ApiError, ErrorKind};
use crate::model::event::HostEvent;
use crate::model::key::{Key, Status};
use crate::model::session::AuthMethod;
use crate::model::settings_diff::KeyPatch;
use crate::reactive::truth;
use crate::state::{Announcer, HostBridge, LoadState, SessionContext, ShadowRootHandle, Wish};

/// Id of the button.
const SWITCH: &str = "switch";

impl Page {
    /// The button that switches the key off, or on; `None` where neither makes sense. Off at once,
    /// since it can be taken back.
    pub fn switch(self, key: &Key) -> Option<El> {
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
        let wish = Wish {
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
                    announcer.say(words);
                    host.emit(HostEvent::KeyChanged { id: key.id.clone() });
                    // An answer that is older than this is of no use any more.
                    self.turn.update(|turn| *turn += 1);
                    self.key.set(LoadState::Ready(key));
                    self.read.update(|read| *read += 1);
                    root.focus(SWITCH.to_owned());
                    None
                }
                Err(error) => {
                    if error.kind == ErrorKind::Changed {
                        self.fetch();
                    }
                    Some(error)
                }
            };
            self.changing.send(wish.clone(), Rc::new(done));
        };
        Some(
            button(Kind::Plain, label, press)
                .id(SWITCH)
                .busy(truth(move || self.changing.working.get()))
                .flag_of("hidden", truth(move || !session.capabilities().edit)),
        )
    }

    /// Why it could not be switched.
    pub fn switch_problem(self) -> AnyView {
        match self.changing.problem.get() {
            Some(error) => error_notice(&error, Operation::Switching, None).view(),
            None => nothing(),
        }
    }

    /// What waits for the second check.
    pub fn waiting(self, ways: Vec<AuthMethod>) -> Waiting {
        let root = ShadowRootHandle::expect();
        Waiting {
            ways,
            again: self.changing.times.get_untracked() > 1,
            resume: Rc::new(move || self.changing.resume()),
            cancel: Rc::new(move || {
                self.changing.give_up();
                root.focus(SWITCH.to_owned());
            }),
        }
    }
}
