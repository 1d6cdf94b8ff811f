//! Workspaces, users, memberships.

use rusqlite::{OptionalExtension as _, Transaction, params};

use super::StoreError;

/// A person who can try to sign in.
pub struct Account {
    /// `usr_…`
    pub user_id: String,
    /// PHC string; `None` where nobody can sign in.
    pub password_hash: Option<String>,
    /// The workspace they belong to; `None` for a former member.
    pub workspace_id: Option<String>,
}

impl Account {
    /// User, workspace and password hash of somebody who can sign in; `None` for a former member, who has
    /// no workspace to be signed in to.
    pub fn member(self) -> Option<(String, String, Option<String>)> {
        Some((self.user_id, self.workspace_id?, self.password_hash))
    }
}

/// The account with this e-mail address, whatever its letters' case.
pub fn by_email(tx: &Transaction<'_>, email: &str) -> Result<Option<Account>, StoreError> {
    account(tx, "u.email = ?1", email)
}

/// The account of this user.
pub fn by_id(tx: &Transaction<'_>, user_id: &str) -> Result<Option<Account>, StoreError> {
    account(tx, "u.id = ?1", user_id)
}

fn account(tx: &Transaction<'_>, filter: &str, value: &str) -> Result<Option<Account>, StoreError> {
    let sql = format!(
        "SELECT u.id, u.password_hash, m.workspace_id FROM users u
         LEFT JOIN members m ON m.user_id = u.id WHERE {filter} ORDER BY m.workspace_id LIMIT 1"
    );
    let account = tx
        .prepare_cached(&sql)?
        .query_row([value], |row| {
            Ok(Account {
                user_id: row.get(0)?,
                password_hash: row.get(1)?,
                workspace_id: row.get(2)?,
            })
        })
        .optional()?;
    Ok(account)
}

/// A user's name.
pub fn name(tx: &Transaction<'_>, user_id: &str) -> Result<Option<String>, StoreError> {
    let name = tx
        .prepare_cached("SELECT name FROM users WHERE id = ?1")?
        .query_row([user_id], |row| row.get(0))
        .optional()?;
    Ok(name)
}

/// A workspace's name.
pub fn workspace_name(tx: &Transaction<'_>, workspace_id: &str) -> Result<String, StoreError> {
    Ok(tx
        .prepare_cached("SELECT name FROM workspaces WHERE id = ?1")?
        .query_row([workspace_id], |row| row.get(0))?)
}

/// Whether nobody is there yet.
pub fn is_empty(tx: &Transaction<'_>) -> Result<bool, StoreError> {
    Ok(
        tx.query_row("SELECT NOT EXISTS (SELECT 1 FROM users)", [], |row| {
            row.get(0)
        })?,
    )
}

/// Tells this database from another one on the same port.
pub fn instance(tx: &Transaction<'_>) -> Result<String, StoreError> {
    Ok(tx.query_row("SELECT instance FROM server", [], |row| row.get(0))?)
}

/// Adds a workspace.
pub fn add_workspace(tx: &Transaction<'_>, id: &str, name: &str) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO workspaces (id, name) VALUES (?1, ?2)",
        [id, name],
    )?;
    Ok(())
}

/// Adds a user; without a membership they are a former member.
pub fn add_user(
    tx: &Transaction<'_>,
    (id, name, email): (&str, &str, &str),
    password_hash: Option<&str>,
    membership: Option<(&str, &str)>,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO users (id, name, email, password_hash) VALUES (?1, ?2, ?3, ?4)",
        params![id, name, email, password_hash],
    )?;
    if let Some((workspace_id, role)) = membership {
        tx.execute(
            "INSERT INTO members (user_id, workspace_id, role) VALUES (?1, ?2, ?3)",
            [id, workspace_id, role],
        )?;
    }
    Ok(())
}
