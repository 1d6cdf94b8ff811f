//! Reminders of keys that end soon: an event and a line in the log, once for each expiry.
//!
//! A real backend sends letters where this one writes events.

use serde_json::json;

use crate::app::App;
use crate::clock::DAY;
use crate::store::events::{self, Actor};
use crate::store::reminders::{self, Due};
use crate::store::{Store, StoreError};
use crate::timestamp;

/// How many days before its end a key is told of.
pub const DAYS_BEFORE: i64 = 14;
/// Who is told.
pub const TO: [&str; 2] = ["creator", "owners"];
/// Keys a transaction: nobody's request waits for thousands of them.
const BATCH: u32 = 100;

/// Tells of every key that has come near its end since the last time.
pub async fn send(app: &App) {
    loop {
        match batch(&app.store, app.now()).await {
            Ok(told) => {
                for due in &told {
                    // Never the name: it is the customer's.
                    tracing::info!(key = due.key_id, "expiry reminder");
                }
                if told.len() < BATCH as usize {
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
            let found = reminders::due(tx, now, now + DAYS_BEFORE * DAY, BATCH)?;
            for due in &found {
                reminders::add(tx, due, now)?;
                let actor = Actor {
                    workspace_id: &due.workspace_id,
                    user_id: None,
                };
                let detail = json!({ "expires_at": timestamp::format(due.expires_at), "to": TO });
                let kind = "expiry_reminder";
                events::add(tx, &actor, Some(&due.key_id), kind, &detail, now)?;
            }
            Ok(found)
        })
        .await
}
