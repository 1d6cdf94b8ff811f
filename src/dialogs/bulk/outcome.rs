//! One action on several keys, and the result for one key.

use leptos::prelude::Callable;

use crate::api::Api;
use crate::keys::key_actions::KeyAction;
use crate::model::error::{ApiError, ErrorKind};
use crate::model::key::{Key, Status};
use crate::state::{HostHandle, OnSuccess};

/// The result for one key.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Outcome {
    Done,
    /// There was nothing left to do, for example because another user revoked the key first. Not
    /// counted.
    Needless(Status),
    /// Can be retried.
    Failed(ApiError),
}

/// Runs `action` on one key. If the key was changed or not found, it is loaded again and passed to
/// `on_reload`.
pub(super) async fn run(
    api: &Api,
    key: Key,
    action: &KeyAction,
    on_success: OnSuccess,
    host: HostHandle,
    on_reload: impl Fn(Key),
) -> Outcome {
    let Some(change) = action.change(&key) else {
        return Outcome::Needless(key.status);
    };
    let error = match api.change_key(&key.id, key.revision, &change).await {
        Ok(key) => {
            let event = change.event(&key);
            if on_success.try_run(key).is_some() {
                event.into_iter().for_each(|event| host.emit(event));
            }
            return Outcome::Done;
        }
        Err(error) => error,
    };
    let is_other = matches!(
        error.kind,
        ErrorKind::PreconditionFailed | ErrorKind::Conflict | ErrorKind::NotFound
    );
    if is_other && let Ok(now) = api.key(&key.id).await {
        let status = now.status;
        let is_needless = !(action.applies_to)(&now);
        on_reload(now);
        if is_needless {
            return Outcome::Needless(status);
        }
    }
    Outcome::Failed(error)
}

pub(super) fn is_failed(outcome: &Option<Outcome>) -> bool {
    matches!(outcome, Some(Outcome::Failed(_)))
}

/// Seconds until all failed keys may be retried.
pub(super) fn longest_wait(outcomes: &[Option<Outcome>]) -> Option<u32> {
    let waits = outcomes
        .iter()
        .flatten()
        .filter_map(|outcome| match outcome {
            Outcome::Failed(error) => error.retry_after,
            _ => None,
        });
    waits.max()
}
