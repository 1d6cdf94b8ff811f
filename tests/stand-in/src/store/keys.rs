//! Keys as they are kept, and changes of their settings.

mod write;

use rusqlite::{OptionalExtension as _, Row, Transaction};

use super::StoreError;
use super::rollups;
use super::secrets::{self, SecretRow};
use super::usage::{self, LastUse};
use crate::clock::Millis;
use crate::keys::networks;
pub use write::{Identifier, Origin, add, change, revoke};

/// What can be set on a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Folded.
    pub name: String,
    /// Folded, never empty.
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

impl Settings {
    /// Whether this is any address, also where a list adds up to it.
    pub fn is_unrestricted(&self) -> bool {
        let list = self.networks.as_deref();
        list.is_none_or(|list| networks::open_everything(&networks::stored(list)))
    }
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
    /// Since when its calls are counted; `None`: from its start.
    pub recorded_since: Option<Millis>,
    /// The newest seven days with refused calls: start and how many; `None` where it is not known.
    pub refused_days: Option<Vec<(Millis, i64)>>,
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
    k.revoked_at, k.revision, k.recorded_since";

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
        recorded_since: row.get(15)?,
        refused_days: None,
    })
}

fn complete(tx: &Transaction<'_>, mut key: KeyRow) -> Result<KeyRow, StoreError> {
    // A list that is any address is kept with that mode, by which keys are found.
    let networks = texts(
        tx,
        "SELECT network FROM keys_networks WHERE key_id = ?1 ORDER BY position",
        &key.id,
    )?;
    if key.settings.networks.is_some() || !networks.is_empty() {
        key.settings.networks = Some(networks);
    }
    if let Some(actions) = &mut key.settings.actions {
        *actions = texts(
            tx,
            "SELECT action FROM keys_actions WHERE key_id = ?1 ORDER BY position",
            &key.id,
        )?;
    }
    key.secrets = secrets::of_key(tx, &key.id)?;
    // What a key was used for decides nothing: where it cannot be read, settings can be all the same.
    key.last_use = usage::last_use(tx, &key.id, key.created_at.is_none())
        .unwrap_or_else(|error| unreadable(&error, LastUse::Unknown));
    key.refused_days = rollups::refused_days(tx, &key.id)
        .map(Some)
        .unwrap_or_else(|error| unreadable(&error, None));
    Ok(key)
}

fn unreadable<T>(error: &StoreError, otherwise: T) -> T {
    tracing::error!(%error, "usage could not be read");
    otherwise
}

fn texts(tx: &Transaction<'_>, sql: &str, key_id: &str) -> Result<Vec<String>, StoreError> {
    let mut statement = tx.prepare_cached(sql)?;
    let rows = statement.query_map([key_id], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
