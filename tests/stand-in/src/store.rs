//! What is kept: SQLite through one connection, one transaction at a time.

mod functions;
mod migrations;

pub mod events;
pub mod idempotency;
pub mod keys;
pub mod listing;
pub mod outbox;
pub mod recent;
pub mod reminders;
pub mod retention;
pub mod rollups;
pub mod search;
pub mod secrets;
pub mod sessions;
pub mod usage;
pub mod users;

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, Transaction, TransactionBehavior};
use thiserror::Error;

use crate::clock::Millis;

/// The database failed.
#[derive(Debug, Error)]
pub enum StoreError {
    /// SQLite said so.
    #[error(transparent)]
    Sql(#[from] rusqlite::Error),
    /// The schema could not be brought up to date.
    #[error(transparent)]
    Schema(rusqlite_migration::Error),
    /// The server is stopping.
    #[error("the server is stopping")]
    Stopped,
}

/// A handle on the database; clones share it.
///
/// One connection serves everything: it is what makes `:memory:` possible, and the longest
/// transaction takes well under a millisecond.
#[derive(Clone)]
pub struct Store(Arc<Mutex<Connection>>);

impl Store {
    /// Opens the file, or `:memory:`, and brings its schema up to date, now.
    pub fn open(path: &str, now: Millis) -> Result<Self, StoreError> {
        let mut connection = if path == ":memory:" {
            Connection::open_in_memory()?
        } else {
            Connection::open(path)?
        };
        connection.busy_timeout(Duration::from_secs(5))?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        // A key that was shown must be there after a power cut.
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.set_prepared_statement_cache_capacity(64);
        functions::add(&connection)?;
        migrations::apply(&mut connection, now)?;
        Ok(Self(Arc::new(Mutex::new(connection))))
    }

    /// Runs `work` in one transaction, away from the threads that serve requests. An error of
    /// `work` rolls everything back.
    pub async fn run<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: FnOnce(&Transaction<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let store = self.clone();
        tokio::task::spawn_blocking(move || store.run_now(work))
            .await
            .unwrap_or_else(|_| Err(StoreError::Stopped.into()))
    }

    /// As [`Store::run`], on this thread.
    pub fn run_now<T, E>(&self, work: impl FnOnce(&Transaction<'_>) -> Result<T, E>) -> Result<T, E>
    where
        E: From<StoreError>,
    {
        // A panic rolled its transaction back: the connection behind the lock is sound.
        let mut connection = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let transaction = connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(StoreError::from)?;
        let result = work(&transaction)?;
        transaction.commit().map_err(StoreError::from)?;
        Ok(result)
    }
}
