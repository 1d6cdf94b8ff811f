//! Sessions and attempts to begin one.

use rusqlite::{OptionalExtension as _, Transaction, params};

use super::StoreError;
use crate::clock::Millis;

/// A session as it is kept; the id itself is not.
pub struct SessionRow {
    /// `usr_…`
    pub user_id: String,
    /// For people.
    pub user_name: String,
    /// `wsp_…`
    pub workspace_id: String,
    /// For people.
    pub workspace_name: String,
    /// `None` once the user has left the workspace.
    pub role: Option<String>,
    /// When it began.
    pub created_at: Millis,
    /// When it was last used.
    pub seen_at: Millis,
    /// When a password was last typed.
    pub checked_at: Option<Millis>,
    /// When it was ended.
    pub ended_at: Option<Millis>,
}

/// The session under this hash, ended ones too.
pub fn find(tx: &Transaction<'_>, id_hash: &[u8; 32]) -> Result<Option<SessionRow>, StoreError> {
    let session = tx
        .prepare_cached(
            "SELECT s.user_id, u.name, s.workspace_id, w.name, m.role,
                    s.created_at, s.seen_at, s.checked_at, s.ended_at
             FROM sessions s JOIN users u ON u.id = s.user_id
             JOIN workspaces w ON w.id = s.workspace_id
             LEFT JOIN members m ON m.user_id = s.user_id AND m.workspace_id = s.workspace_id
             WHERE s.id_hash = ?1",
        )?
        .query_row([id_hash], |row| {
            Ok(SessionRow {
                user_id: row.get(0)?,
                user_name: row.get(1)?,
                workspace_id: row.get(2)?,
                workspace_name: row.get(3)?,
                role: row.get(4)?,
                created_at: row.get(5)?,
                seen_at: row.get(6)?,
                checked_at: row.get(7)?,
                ended_at: row.get(8)?,
            })
        })
        .optional()?;
    Ok(session)
}

/// Begins a session and forgets those that ended more than 30 days ago.
pub fn begin(
    tx: &Transaction<'_>,
    id_hash: &[u8; 32],
    (user_id, workspace_id): (&str, &str),
    (created_at, now): (Millis, Millis),
    checked_at: Option<Millis>,
) -> Result<(), StoreError> {
    tx.execute(
        "DELETE FROM sessions WHERE seen_at < ?1",
        [now - 30 * crate::clock::DAY],
    )?;
    tx.execute(
        "INSERT INTO sessions (id_hash, user_id, workspace_id, created_at, seen_at, checked_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![id_hash, user_id, workspace_id, created_at, now, checked_at],
    )?;
    Ok(())
}

/// Notes that the session was used.
pub fn touch(tx: &Transaction<'_>, id_hash: &[u8; 32], now: Millis) -> Result<(), StoreError> {
    tx.prepare_cached("UPDATE sessions SET seen_at = ?2 WHERE id_hash = ?1")?
        .execute(params![id_hash, now])?;
    Ok(())
}

/// Notes that reauthentication was passed.
pub fn check(tx: &Transaction<'_>, id_hash: &[u8; 32], now: Millis) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE sessions SET checked_at = ?2 WHERE id_hash = ?1",
        params![id_hash, now],
    )?;
    Ok(())
}

/// Ends the session; its row stays, so that an old cookie is known for what it is.
pub fn end(tx: &Transaction<'_>, id_hash: &[u8; 32], now: Millis) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE sessions SET ended_at = ?2 WHERE id_hash = ?1 AND ended_at IS NULL",
        params![id_hash, now],
    )?;
    Ok(())
}

/// Moments of the attempts in this scope since `since`, the oldest first.
pub fn attempts(
    tx: &Transaction<'_>,
    scope: &[u8; 32],
    since: Millis,
) -> Result<Vec<Millis>, StoreError> {
    let mut statement =
        tx.prepare_cached("SELECT at FROM attempts WHERE scope = ?1 AND at > ?2 ORDER BY at")?;
    let rows = statement.query_map(params![scope, since], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Counts one more attempt, and forgets those before `since`.
pub fn add_attempt(
    tx: &Transaction<'_>,
    scope: &[u8; 32],
    now: Millis,
    since: Millis,
) -> Result<(), StoreError> {
    tx.execute("DELETE FROM attempts WHERE at <= ?1", [since])?;
    tx.execute(
        "INSERT INTO attempts (scope, at) VALUES (?1, ?2)",
        params![scope, now],
    )?;
    Ok(())
}

/// Forgets the attempts in this scope.
pub fn clear_attempts(tx: &Transaction<'_>, scope: &[u8; 32]) -> Result<(), StoreError> {
    tx.execute("DELETE FROM attempts WHERE scope = ?1", [scope])?;
    Ok(())
}
