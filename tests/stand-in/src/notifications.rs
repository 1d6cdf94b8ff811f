//! What people are told of a key by message: plain sentences, without a secret and without an
//! address.

mod words;

use axum::Json;
use axum::extract::State;
use rusqlite::Transaction;
use serde_json::{Value, json};

use crate::app::SharedState;
use crate::clock::Millis;
use crate::keys::validate::PrivilegeIncrease;
use crate::problem::Problem;
use crate::store::events::Actor;
use crate::store::keys::{KeyRow, Settings};
use crate::store::outbox::{self, OutboxMessage};
use crate::store::{StoreError, users};
use crate::timestamp;
use words::Context;

/// Why people are told.
pub enum Notification<'a> {
    /// A key was made.
    Created,
    /// It got a new secret; for so many seconds the old one goes on, 0 where it may have leaked.
    Rotated(i64),
    /// It may do more than before.
    Widened(PrivilegeIncrease, &'a Settings),
    /// It was ended.
    Revoked,
    /// It ends at this moment.
    Expiring(Millis),
}

/// Writes the message, in the transaction of what it tells of.
pub fn write(
    tx: &Transaction<'_>,
    actor: &Actor,
    key: &KeyRow,
    news: &Notification<'_>,
    now: Millis,
) -> Result<(), StoreError> {
    let to = outbox::recipients(tx, &key.workspace_id, &key.id)?;
    if to.is_empty() {
        return Ok(());
    }
    let who = match &actor.user_id {
        Some(user_id) => users::name(tx, user_id)?,
        None => None,
    };
    let about = Context {
        who: who.as_deref().unwrap_or("Somebody"),
        key,
        workspace: &users::workspace_name(tx, &key.workspace_id)?,
        now,
    };
    let (subject, text) = about.message(news);
    let message = OutboxMessage {
        key_id: key.id.clone(),
        kind: news.kind().to_owned(),
        to,
        subject,
        text,
        at: now,
    };
    outbox::add(tx, &key.workspace_id, &message)
}

impl Notification<'_> {
    fn kind(&self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Rotated(_) => "rotated",
            Self::Widened(..) => "widened",
            Self::Revoked => "revoked",
            Self::Expiring(_) => "expiring",
        }
    }
}

/// `GET /outbox`, for tests alone: every message, the oldest first.
pub async fn get(State(app): State<SharedState>) -> Result<Json<Value>, Problem> {
    let messages = app
        .store
        .run(|tx| outbox::all(tx).map_err(Problem::from))
        .await?;
    let messages: Vec<Value> = messages
        .iter()
        .map(|(id, message)| {
            json!({
                "id": id,
                "at": timestamp::format(message.at),
                "kind": message.kind,
                "to": message.to,
                "key_id": message.key_id,
                "subject": message.subject,
                "text": message.text,
            })
        })
        .collect();
    Ok(Json(messages.into()))
}
