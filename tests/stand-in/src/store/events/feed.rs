//! Events as they are told, the newest first.

use rusqlite::types::Value;
use rusqlite::{Row, Transaction, params_from_iter};

use crate::clock::Millis;
use crate::store::StoreError;

/// What is told of an event, and of its key as it is now.
pub struct Event {
    /// In the order of writing.
    pub id: i64,
    /// When.
    pub at: Millis,
    /// What; the name in the contract.
    pub kind: String,
    /// Who; `None`: what happens by itself, or is not known.
    pub by: Option<By>,
    /// Where they were.
    pub address: Option<String>,
    /// By which right.
    pub permission: Option<String>,
    /// `key_…`
    pub key_id: String,
    /// Its name.
    pub key_name: String,
    /// The first characters of its API key.
    pub prefix: String,
    /// Its last four.
    pub last4: String,
    /// What more there is to it, as JSON.
    pub detail: String,
    /// The secret it is about.
    pub secret_id: Option<String>,
}

/// A person.
pub struct By {
    /// For people.
    pub name: String,
    /// Whether they still belong to the workspace.
    pub member: bool,
}

/// A question for a page.
#[derive(Clone)]
pub struct EventQuery {
    /// Whose events.
    pub workspace_id: String,
    /// Of this key alone.
    pub key_id: Option<String>,
    /// How many at the most.
    pub limit: usize,
    /// Moment and id of the last one of the page before.
    pub after: Option<(Millis, i64)>,
}

/// The page, and whether there is more.
pub fn page(tx: &Transaction<'_>, query: &EventQuery) -> Result<(Vec<Event>, bool), StoreError> {
    let (at, id) = query.after.unwrap_or((Millis::MAX, i64::MAX));
    let mut values = vec![
        Value::from(query.workspace_id.clone()),
        Value::from(at),
        Value::from(id),
    ];
    let mut of_key = "";
    if let Some(key_id) = &query.key_id {
        values.push(Value::from(key_id.clone()));
        of_key = "AND e.key_id = ?4";
    }
    let sql = format!(
        "SELECT e.id, e.at, e.kind, u.name,
            EXISTS (SELECT 1 FROM members m WHERE m.user_id = e.user_id AND m.workspace_id = e.workspace_id),
            e.address, e.permission, k.id, k.name, k.prefix, k.last4, e.detail, e.secret_id
         FROM events e JOIN keys k ON k.id = e.key_id LEFT JOIN users u ON u.id = e.user_id
         WHERE e.workspace_id = ?1 AND (e.at, e.id) < (?2, ?3) {of_key} AND e.kind <> 'secret-used'
         ORDER BY e.at DESC, e.id DESC LIMIT {}",
        query.limit + 1
    );
    let mut events: Vec<Event> = tx
        .prepare_cached(&sql)?
        .query_map(params_from_iter(values), read)?
        .collect::<Result<_, _>>()?;
    let more = events.len() > query.limit;
    events.truncate(query.limit);
    Ok((events, more))
}

fn read(row: &Row<'_>) -> rusqlite::Result<Event> {
    let (name, member): (Option<String>, bool) = (row.get(3)?, row.get(4)?);
    Ok(Event {
        id: row.get(0)?,
        at: row.get(1)?,
        kind: row.get(2)?,
        by: name.map(|name| By { name, member }),
        address: row.get(5)?,
        permission: row.get(6)?,
        key_id: row.get(7)?,
        key_name: row.get(8)?,
        prefix: row.get(9)?,
        last4: row.get(10)?,
        detail: row.get(11)?,
        secret_id: row.get(12)?,
    })
}
