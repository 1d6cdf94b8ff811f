//! Events that are sent to the host on every screen.

use leptos::prelude::*;

use crate::api::Api;
use crate::model::error::ErrorKind;
use crate::model::event::HostEvent;
use crate::secret_issuance::SecretIssuance;
use crate::state::{HostHandle, NavigationGuard, SessionContext, SessionState};
use crate::ui::lean::{bool_memo, effect};

/// Sends: the session ended, a request failed, the API is unreachable, unsaved input began or
/// ended.
pub fn emit_host_events(
    api: &Api,
    session: SessionContext,
    navigation: NavigationGuard,
    host: HostHandle,
) {
    let ended = bool_memo(move || {
        session
            .state()
            .with(|state| matches!(state, SessionState::SignedOut { .. }))
    });
    effect(move |_| {
        if ended.get() {
            host.emit(HostEvent::Unauthenticated);
        }
    });
    api.on_failure(move |error| {
        if let Some(kind) = error.kind.code() {
            let request_id = error.request_id.clone();
            host.emit(HostEvent::Failed { kind, request_id });
        }
    });
    // Once, until the API has responded: the user and focus events repeat the request.
    effect(move |before: Option<bool>| {
        let before = before.unwrap_or_default();
        let is_out_of_reach = session.state().with(|state| match state {
            SessionState::Loading => before,
            SessionState::Failed(error) => {
                matches!(error.kind, ErrorKind::NoConnection | ErrorKind::TimedOut)
            }
            _ => false,
        });
        if is_out_of_reach && !before {
            host.emit(HostEvent::Failed {
                kind: "api-unreachable",
                request_id: None,
            });
        }
        is_out_of_reach
    });
    effect(move |before: Option<bool>| {
        let typed = navigation.is_dirty.get();
        if before.unwrap_or_default() != typed {
            host.emit(HostEvent::UnsavedChanges(typed));
        }
        typed
    });
}

/// Reports that the page was removed while a secret was not copied yet or its request was open, so
/// that the host does not find this out by chance.
pub fn emit_if_interrupted(issuance: SecretIssuance, host: HostHandle) {
    if issuance.is_at_risk() {
        host.emit(HostEvent::Interrupted {
            key_id: issuance.key().get_untracked().map(|key| key.id),
            is_rotation: issuance.kind().get_untracked().is_rotation(),
        });
    }
}
