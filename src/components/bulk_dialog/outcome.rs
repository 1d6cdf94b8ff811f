//! One thing that is done with each of several keys, and what became of one of them.

use leptos::prelude::*;

use crate::api::Api;
use crate::model::error::{ApiError, ErrorKind};
use crate::model::key::{Key, Status};
use crate::model::settings_diff::KeyPatch;

/// What is done with all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BulkAction {
    /// They are switched off.
    Disable,
    /// They are ended for good.
    Revoke,
}

/// What became of one of them.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Outcome {
    /// It was done.
    Done,
    /// Somebody did it before, or ended the key; it is not counted.
    Needless(Status),
    /// It failed, and can be tried again.
    Failed(ApiError),
}

/// Does it to one key. `on_look` hears of the key where another look at it was needed.
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

/// Seconds until all that failed may be tried again.
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

/// Whether there is anything to do with a key.
#[must_use]
pub fn is_applicable(key: &Key, deed: BulkAction) -> bool {
    match deed {
        BulkAction::Disable => key.may_edit && key.status == Status::Active,
        BulkAction::Revoke => key.may_revoke && key.status != Status::Revoked,
    }
}
