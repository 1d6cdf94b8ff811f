//! The schema, step by step; each keeps the data of the one before.

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use super::StoreError;
use crate::clock::Millis;

/// Brings the schema up to date.
pub fn apply(connection: &mut Connection, now: Millis) -> Result<(), StoreError> {
    let steps = vec![
        M::up(include_str!("0001_first.sql")),
        M::up(include_str!("0002_reminders.sql")),
        M::up(include_str!("0003_rotation.sql")),
        M::up_with_hook(
            include_str!("0004_life.sql"),
            move |tx: &rusqlite::Transaction<'_>| {
                // Calls before this moment were counted otherwise, or not at all.
                tx.execute("UPDATE keys SET recorded_since = ?1", [now])?;
                Ok(())
            },
        ),
        M::up(include_str!("0005_names.sql")),
    ];
    Migrations::new(steps)
        .to_latest(connection)
        .map_err(StoreError::Schema)
}
