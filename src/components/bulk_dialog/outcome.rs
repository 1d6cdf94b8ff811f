//! One action on several keys, and the result for one key.

use leptos::prelude::*;

use crate::api::Api;
use crate::model::error::{ApiError, ErrorKind};
use crate::model::key::{Key, Status};
use crate::model::settings_diff::KeyPatch;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BulkAction {
    Disable,
    Revoke,
}

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

/// Runs `deed` on one key. If the key was changed or not found, it is loaded again and passed to
/// `on_look`.
pub(super) async fn done(
    api: &Api,
    key: Key,
    deed: BulkAction,
    on_done: Callback<Key>,
    on_look: impl Fn(Key),
) -> Outcome {
    let answer = match deed {
        BulkAction::Revoke => api.revoke(&key.id).await,
        BulkAction::Disable => {
            let off = KeyPatch::switch(false);
            api.change_key(&key.id, key.revision, &off).await
        }
    };
    let error = match answer {
        Ok(key) => {
            let _ = on_done.try_run(key);
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
        let is_needless = !is_applicable(&now, deed);
        on_look(now);
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

/// Whether the action changes the key and the user may do it.
#[must_use]
pub fn is_applicable(key: &Key, deed: BulkAction) -> bool {
    match deed {
        BulkAction::Disable => key.may_edit && key.status == Status::Active,
        BulkAction::Revoke => key.may_revoke && key.status != Status::Revoked,
    }
}
