//! Pages of keys and how many there are.

use rusqlite::types::Value;
use rusqlite::{OptionalExtension as _, Transaction, params_from_iter};

use super::StoreError;
use super::keys::{self, KeyRow};
use crate::clock::Millis;

/// Which keys to list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter {
    /// Not revoked.
    Current,
    /// Accepted now.
    Active,
    /// Switched off.
    Disabled,
    /// Past their time.
    Expired,
    /// Ended for good.
    Revoked,
    /// Every one.
    All,
}

/// What they are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Keys of unknown age count as the oldest.
    CreatedAt,
    /// Whatever its letters' case.
    Name,
}

/// A question for a page.
#[derive(Clone, Debug)]
pub struct Query {
    /// Whose keys.
    pub workspace_id: String,
    /// Which of them.
    pub filter: Filter,
    /// By what.
    pub column: Column,
    /// The other way round.
    pub descending: bool,
    /// How many at the most.
    pub limit: usize,
    /// The last key of the page before.
    pub after: Option<String>,
}

/// A page.
pub struct Page {
    /// In order.
    pub keys: Vec<KeyRow>,
    /// Whether there is more.
    pub more: bool,
    /// Keys under the filter.
    pub total: i64,
    /// Keys of the workspace that are not revoked.
    pub current: i64,
    /// Keys of the workspace that are.
    pub revoked: i64,
}

/// The page; `None` where `after` names no key of the workspace.
pub fn page(tx: &Transaction<'_>, query: &Query, now: Millis) -> Result<Option<Page>, StoreError> {
    let filter = condition(query.filter);
    let column = match query.column {
        Column::CreatedAt => "coalesce(created_at, 0)",
        Column::Name => "sort_name",
    };
    let (sign, order) = if query.descending {
        ("<", "DESC")
    } else {
        (">", "ASC")
    };
    let mut values = vec![Value::from(query.workspace_id.clone()), Value::from(now)];
    let mut sql = format!("SELECT id FROM keys WHERE workspace_id = ?1 AND ?2 = ?2 AND {filter}");
    if let Some(after) = &query.after {
        let position: Option<Value> = tx
            .prepare_cached(&format!(
                "SELECT {column} FROM keys WHERE workspace_id = ?1 AND id = ?2"
            ))?
            .query_row([&query.workspace_id, after], |row| row.get(0))
            .optional()?;
        let Some(position) = position else {
            return Ok(None);
        };
        sql.push_str(&format!(" AND ({column}, id) {sign} (?3, ?4)"));
        values.extend([position, Value::from(after.clone())]);
    }
    sql.push_str(&format!(
        " ORDER BY {column} {order}, id {order} LIMIT {}",
        query.limit + 1
    ));
    let mut ids: Vec<String> = tx
        .prepare_cached(&sql)?
        .query_map(params_from_iter(values), |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let more = ids.len() > query.limit;
    ids.truncate(query.limit);
    let mut found = Vec::with_capacity(ids.len());
    for id in ids {
        found.extend(keys::find(tx, &query.workspace_id, &id)?);
    }
    Ok(Some(Page {
        keys: found,
        more,
        total: count(tx, &query.workspace_id, query.filter, now)?,
        current: count(tx, &query.workspace_id, Filter::Current, now)?,
        revoked: count(tx, &query.workspace_id, Filter::Revoked, now)?,
    }))
}

/// How many keys of the workspace fit the filter.
pub fn count(
    tx: &Transaction<'_>,
    workspace_id: &str,
    filter: Filter,
    now: Millis,
) -> Result<i64, StoreError> {
    let sql = format!(
        "SELECT count(*) FROM keys WHERE workspace_id = ?1 AND ?2 = ?2 AND {}",
        condition(filter)
    );
    let count = tx
        .prepare_cached(&sql)?
        .query_row((workspace_id, now), |row| row.get(0))?;
    Ok(count)
}

/// The same order of precedence as `KeyRow::status`; `?2` is the present moment.
fn condition(filter: Filter) -> &'static str {
    match filter {
        Filter::Current => "revoked_at IS NULL",
        Filter::Active => {
            "revoked_at IS NULL AND enabled = 1 AND (expires_at IS NULL OR expires_at > ?2)"
        }
        Filter::Disabled => {
            "revoked_at IS NULL AND enabled = 0 AND (expires_at IS NULL OR expires_at > ?2)"
        }
        Filter::Expired => "revoked_at IS NULL AND expires_at <= ?2",
        Filter::Revoked => "revoked_at IS NOT NULL",
        Filter::All => "1 = 1",
    }
}
