//! Keys as they are kept, and changes of their settings.

use rusqlite::{OptionalExtension as _, Row, Transaction, params};

use super::StoreError;
use super::secrets::{self, SecretRow};
use super::usage::{self, LastUse};
use crate::clock::Millis;

/// What can be set on a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Trimmed.
    pub name: String,
    /// Trimmed, never empty.
    pub note: Option<String>,
    /// `None`: from any address.
    pub networks: Option<Vec<String>>,
    /// `None`: every action, on keys that are older than restrictions.
    pub actions: Option<Vec<String>>,
    /// `None`: never.
    pub expires_at: Option<Millis>,
    /// Switched off without being revoked.
    pub enabled: bool,
}

/// A key.
#[derive(Clone, Debug)]
pub struct KeyRow {
    /// `key_…`
    pub id: String,
    /// Whose it is.
    pub workspace_id: String,
    /// The first characters of the API key.
    pub prefix: String,
    /// Its last four.
    pub last4: String,
    /// What can be set.
    pub settings: Settings,
    /// `None` where it is not known.
    pub created_at: Option<Millis>,
    /// `None` where it is not known.
    pub created_by: Option<Creator>,
    /// `None` unless revoked.
    pub revoked_at: Option<Millis>,
    /// Of the settings.
    pub revision: i64,
    /// The newest first.
    pub secrets: Vec<SecretRow>,
    /// The last accepted call.
    pub last_use: LastUse,
}

/// Who made a key.
#[derive(Clone, Debug)]
pub struct Creator {
    /// For people.
    pub name: String,
    /// Whether they still belong to the workspace.
    pub member: bool,
}

/// What a key is good for now; the first that fits, in this order from the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Its pair is accepted.
    Active,
    /// Switched off.
    Disabled,
    /// Past its time.
    Expired,
    /// Ended for good.
    Revoked,
}

impl KeyRow {
    /// The status at this moment.
    pub fn status(&self, now: Millis) -> Status {
        if self.revoked_at.is_some() {
            Status::Revoked
        } else if self.settings.expires_at.is_some_and(|end| end <= now) {
            Status::Expired
        } else if !self.settings.enabled {
            Status::Disabled
        } else {
            Status::Active
        }
    }
}

const COLUMNS: &str = "k.id, k.workspace_id, k.prefix, k.last4, k.name, k.note, k.address_mode,
    k.action_mode, k.expires_at, k.enabled, k.created_at, u.name,
    EXISTS (SELECT 1 FROM members m WHERE m.user_id = k.created_by AND m.workspace_id = k.workspace_id),
    k.revoked_at, k.revision";

/// The key with this id in this workspace.
pub fn find(
    tx: &Transaction<'_>,
    workspace_id: &str,
    key_id: &str,
) -> Result<Option<KeyRow>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM keys k LEFT JOIN users u ON u.id = k.created_by
         WHERE k.workspace_id = ?1 AND k.id = ?2"
    );
    let row = tx
        .prepare_cached(&sql)?
        .query_row([workspace_id, key_id], read)
        .optional()?;
    row.map(|key| complete(tx, key)).transpose()
}

/// Workspace and id of the key whose API key has this hash.
pub fn place_of(
    tx: &Transaction<'_>,
    identifier_hash: &[u8; 32],
) -> Result<Option<(String, String)>, StoreError> {
    let place = tx
        .prepare_cached("SELECT workspace_id, id FROM keys WHERE identifier_hash = ?1")?
        .query_row([identifier_hash], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(place)
}

fn read(row: &Row<'_>) -> rusqlite::Result<KeyRow> {
    let any_address = row.get_ref(6)?.as_str()? == "any";
    let all_actions = row.get_ref(7)?.as_str()? == "all";
    let creator: Option<String> = row.get(11)?;
    let member = row.get(12)?;
    Ok(KeyRow {
        id: row.get(0)?,
        workspace_id: row.get(1)?,
        prefix: row.get(2)?,
        last4: row.get(3)?,
        settings: Settings {
            name: row.get(4)?,
            note: row.get(5)?,
            networks: (!any_address).then(Vec::new),
            actions: (!all_actions).then(Vec::new),
            expires_at: row.get(8)?,
            enabled: row.get(9)?,
        },
        created_at: row.get(10)?,
        created_by: creator.map(|name| Creator { name, member }),
        revoked_at: row.get(13)?,
        revision: row.get(14)?,
        secrets: Vec::new(),
        last_use: LastUse::Unknown,
    })
}

fn complete(tx: &Transaction<'_>, mut key: KeyRow) -> Result<KeyRow, StoreError> {
    if let Some(networks) = &mut key.settings.networks {
        *networks = texts(
            tx,
            "SELECT network FROM keys_networks WHERE key_id = ?1 ORDER BY position",
            &key.id,
        )?;
    }
    if let Some(actions) = &mut key.settings.actions {
        *actions = texts(
            tx,
            "SELECT action FROM keys_actions WHERE key_id = ?1 ORDER BY position",
            &key.id,
        )?;
    }
    key.secrets = secrets::of_key(tx, &key.id)?;
    key.last_use = usage::last_use(tx, &key.id)?;
    Ok(key)
}

fn texts(tx: &Transaction<'_>, sql: &str, key_id: &str) -> Result<Vec<String>, StoreError> {
    let mut statement = tx.prepare_cached(sql)?;
    let rows = statement.query_map([key_id], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What is kept of an API key.
pub struct Identifier {
    /// SHA-256.
    pub hash: [u8; 32],
    /// Its first characters.
    pub prefix: String,
    /// Its last four.
    pub last4: String,
}

/// Who made a key, and when; `None` where it is not known.
pub type Origin<'a> = (Option<&'a str>, Option<Millis>);

/// Adds a key without a secret.
pub fn add(
    tx: &Transaction<'_>,
    (workspace_id, key_id): (&str, &str),
    identifier: &Identifier,
    settings: &Settings,
    (created_by, created_at): Origin<'_>,
) -> Result<(), StoreError> {
    tx.prepare_cached(
        "INSERT INTO keys (id, workspace_id, name, sort_name, note, identifier_hash, prefix, last4,
            address_mode, action_mode, enabled, created_at, created_by, expires_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
    )?
    .execute(params![
        key_id,
        workspace_id,
        settings.name,
        settings.name.to_lowercase(),
        settings.note,
        identifier.hash,
        identifier.prefix,
        identifier.last4,
        mode(settings.networks.is_some(), "any"),
        mode(settings.actions.is_some(), "all"),
        settings.enabled,
        created_at,
        created_by,
        settings.expires_at,
    ])?;
    // Without a creation there is no record of what was before, either.
    tx.prepare_cached("INSERT INTO usage (key_id, recorded) VALUES (?1, ?2)")?
        .execute(params![key_id, created_at.is_some()])?;
    write_lists(tx, key_id, settings)
}

/// Replaces the settings and counts the revision up.
pub fn change(tx: &Transaction<'_>, key_id: &str, settings: &Settings) -> Result<(), StoreError> {
    tx.prepare_cached(
        "UPDATE keys SET name = ?2, sort_name = ?3, note = ?4, address_mode = ?5, action_mode = ?6,
            enabled = ?7, expires_at = ?8, revision = revision + 1 WHERE id = ?1",
    )?
    .execute(params![
        key_id,
        settings.name,
        settings.name.to_lowercase(),
        settings.note,
        mode(settings.networks.is_some(), "any"),
        mode(settings.actions.is_some(), "all"),
        settings.enabled,
        settings.expires_at,
    ])?;
    tx.execute("DELETE FROM keys_networks WHERE key_id = ?1", [key_id])?;
    tx.execute("DELETE FROM keys_actions WHERE key_id = ?1", [key_id])?;
    write_lists(tx, key_id, settings)
}

/// Ends the key for good.
pub fn revoke(tx: &Transaction<'_>, key_id: &str, now: Millis) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE keys SET revoked_at = ?2, revision = revision + 1 WHERE id = ?1 AND revoked_at IS NULL",
        params![key_id, now],
    )?;
    Ok(())
}

fn mode(only: bool, otherwise: &'static str) -> &'static str {
    if only { "only" } else { otherwise }
}

fn write_lists(tx: &Transaction<'_>, key_id: &str, settings: &Settings) -> Result<(), StoreError> {
    let mut network = tx.prepare_cached(
        "INSERT INTO keys_networks (key_id, position, network) VALUES (?1, ?2, ?3)",
    )?;
    for (position, text) in (0_i64..).zip(settings.networks.iter().flatten()) {
        network.execute(params![key_id, position, text])?;
    }
    let mut action = tx.prepare_cached(
        "INSERT INTO keys_actions (key_id, position, action) VALUES (?1, ?2, ?3)",
    )?;
    for (position, text) in (0_i64..).zip(settings.actions.iter().flatten()) {
        action.execute(params![key_id, position, text])?;
    }
    Ok(())
}
