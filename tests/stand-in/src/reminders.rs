//! Reminders of keys that end soon: a message, an event and a line in the log, each once for each
//! expiry.

use rusqlite::Transaction;
use serde_json::json;

use crate::app::AppState;
use crate::clock::Millis;
use crate::notifications::{self, Notification};
use crate::store::events::{self, Actor, EventRecord, Kind};
use crate::store::keys;
use crate::store::reminders::{self, Due};
use crate::store::{Store, StoreError};
use crate::timestamp;

/// How many days before its end a key is told of.
pub const DAYS_BEFORE: i64 = 14;
/// And how many days before it is again.
const ALL: [i64; 3] = [DAYS_BEFORE, 3, 1];
/// Who is told.
pub const TO: [&str; 2] = ["creator", "owners"];
/// Keys a transaction: nobody's request waits for thousands of them.
const BATCH: usize = 100;

/// Tells of every key that has come near its end since the last time.
pub async fn send(app: &AppState) {
    loop {
        match batch(&app.store, app.now()).await {
            Ok(told) => {
                for due in &told {
                    // Never the name: it is the customer's.
                    tracing::info!(key = due.key_id, "expiry reminder");
                }
                if told.len() < BATCH {
                    return;
                }
            }
            Err(error) => {
                tracing::error!(%error, "the reminders failed");
                return;
            }
        }
    }
}

async fn batch(store: &Store, now: i64) -> Result<Vec<Due>, StoreError> {
    store
        .run(move |tx| {
            let found = reminders::due(tx, now, &ALL, BATCH)?;
            for due in &found {
                reminders::add(tx, due, now)?;
                tell(tx, due, now)?;
            }
            Ok(found)
        })
        .await
}

/// Writes the event and the message.
fn tell(tx: &Transaction<'_>, due: &Due, now: Millis) -> Result<(), StoreError> {
    let actor = Actor::system(&due.workspace_id);
    let done = EventRecord {
        key_id: &due.key_id,
        kind: Kind::ReminderSent,
        secret_id: None,
        detail: json!({
            "expires_at": timestamp::format(due.expires_at),
            "days_before": due.days_before,
            "to": TO,
        }),
    };
    events::add(tx, &actor, &done, now)?;
    match keys::find(tx, &due.workspace_id, &due.key_id)? {
        Some(key) => notifications::write(
            tx,
            &actor,
            &key,
            &Notification::Expiring(due.expires_at),
            now,
        ),
        None => Ok(()),
    }
}
