//! `POST api-keys/search`: keys by what people have at hand. What that is stands in no log, no answer
//! and no table: it may be a secret.

mod body;
mod pasted;

use axum::Json;
use axum::extract::State;
use rusqlite::Transaction;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::app::{AppState, SharedState};
use crate::body::JsonBody;
use crate::capability::Capability;
use crate::clock::Millis;
use crate::problem::Problem;
use crate::session::caller::Caller;
use crate::session::roles::Permission;
use crate::store::listing::{self, Counts, Page, Query};
use crate::store::search::{Words, by_api_key, by_secret};
use crate::store::{StoreError, keys};
use body::SearchRequest;

/// By what keys were found, in the order in which it is told of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Matched {
    SecretKey,
    EndedSecretKey,
    ApiKey,
    Hint,
    Text,
}

/// `POST api-keys/search`
pub async fn post(
    State(app): State<SharedState>,
    caller: Caller,
    body: JsonBody,
) -> Result<Json<Value>, Problem> {
    app.require_capability(Capability::Search)?;
    caller.require(Permission::List)?;
    let asked = body::read(body.read().await?)?;
    let (workspace, role, now) = (caller.0.workspace_id.clone(), caller.0.role, app.now());
    let hashes = pasted::hashes(&asked.query);
    let tag = tag(&app, &asked.query);
    let query = question(&app, &workspace, &asked, &tag)?;
    let (page, matched) = app
        .store
        .run(move |tx| -> Result<_, Problem> {
            if let Some(found) = owners(tx, &query, &hashes, now)? {
                return Ok(found);
            }
            let page = listing::page(tx, &query, now)?.ok_or_else(body::unknown_cursor)?;
            let by_hint = page.counts.total > 0 && page.counts.by_text == 0;
            let matched = if by_hint {
                Matched::Hint
            } else {
                Matched::Text
            };
            Ok((page, matched))
        })
        .await?;
    let mut view = asked.wanted.view(&app, &page, &tag, (role, now));
    if let Some(view) = view.as_object_mut() {
        view.insert("matched".into(), matched.name().into());
    }
    Ok(Json(view))
}

/// By words; what a whole credential finds is looked for with its workspace alone.
fn question(
    app: &AppState,
    workspace: &str,
    asked: &SearchRequest,
    tag: &str,
) -> Result<Query, Problem> {
    let words = Words::new(
        &pasted::folded(&asked.query),
        pasted::hint(&asked.query).as_deref(),
    );
    let cursor = (asked.cursor.as_deref(), tag);
    asked
        .wanted
        .query(app, workspace, Some(words), cursor)
        .ok_or_else(body::unknown_cursor)
}

/// Every key that one of the hashes leads to; `None` where none does.
fn owners(
    tx: &Transaction<'_>,
    query: &Query,
    hashes: &[[u8; 32]],
    now: Millis,
) -> Result<Option<(Page, Matched)>, StoreError> {
    let mut found: Vec<String> = Vec::new();
    let mut matched = Matched::Text;
    for hash in hashes {
        let api_key = by_api_key(tx, &query.workspace_id, hash)?;
        let secret = by_secret(tx, &query.workspace_id, hash, now)?;
        let by_secret = secret.map(|owner| match owner.ended {
            true => (owner.key_id, Matched::EndedSecretKey),
            false => (owner.key_id, Matched::SecretKey),
        });
        let by_key = api_key.map(|key_id| (key_id, Matched::ApiKey));
        for (key_id, by) in by_key.into_iter().chain(by_secret) {
            matched = matched.min(by);
            if !found.contains(&key_id) {
                found.push(key_id);
            }
        }
    }
    if found.is_empty() {
        return Ok(None);
    }
    let mut rows = Vec::with_capacity(found.len());
    for key_id in &found {
        rows.extend(keys::find(tx, &query.workspace_id, key_id)?);
    }
    let (current, revoked) = listing::count_keys(tx, &query.workspace_id)?;
    let total = i64::try_from(rows.len()).unwrap_or(i64::MAX);
    let counts = Counts {
        total,
        by_text: 0,
        current,
        revoked,
    };
    let page = Page {
        keys: rows,
        end: None,
        counts,
    };
    Ok(Some((page, matched)))
}

/// Binds a cursor to its query without telling it: nobody else knows the salt, which goes with the
/// process.
fn tag(app: &AppState, query: &str) -> String {
    let hash = Sha256::new()
        .chain_update(app.search_salt)
        .chain_update(query)
        .finalize();
    format!("{hash:x}")
}

impl Matched {
    /// The name in the contract.
    fn name(self) -> &'static str {
        match self {
            Self::SecretKey => "secret-key",
            Self::EndedSecretKey => "ended-secret-key",
            Self::ApiKey => "api-key",
            Self::Hint => "hint",
            Self::Text => "text",
        }
    }
}
