//! Pages of keys and how many there are.

mod filter;
mod order;

use rusqlite::types::Value;
use rusqlite::{OptionalExtension as _, Transaction, params_from_iter};

use super::StoreError;
use super::keys::{self, KeyRow};
use super::search::Words;
use crate::clock::Millis;
pub use filter::{Filter, refused_since};
use order::Segment;
pub use order::{Column, Cursor, Position};

/// A question for a page.
#[derive(Clone)]
pub struct Query {
    /// Whose keys.
    pub workspace_id: String,
    /// Which of them.
    pub filter: Filter,
    /// What they must hold, too; `None`: anything.
    pub words: Option<Words>,
    /// By what.
    pub column: Column,
    /// The other way round.
    pub descending: bool,
    /// How many at the most.
    pub limit: usize,
    /// Where the page before ended.
    pub after: Option<Cursor>,
}

/// A page.
pub struct Page {
    /// In order.
    pub keys: Vec<KeyRow>,
    /// Where it ends; `None` where nothing comes after.
    pub end: Option<Cursor>,
    /// How many there are.
    pub counts: Counts,
}

/// How many keys there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Under the filter, with the words.
    pub total: i64,
    /// Of those, found in a name or a note.
    pub by_text: i64,
    /// Of the workspace and not revoked.
    pub current: i64,
    /// Of the workspace and revoked.
    pub revoked: i64,
}

/// The page; `None` where the key that `after` names is none of the workspace.
pub fn page(tx: &Transaction<'_>, query: &Query, now: Millis) -> Result<Option<Page>, StoreError> {
    if let Some(place) = &query.after
        && !is_key(tx, &query.workspace_id, &place.key_id)?
    {
        return Ok(None);
    }
    let mut places: Vec<Cursor> = Vec::new();
    let mut after = query.after.as_ref();
    for run in Segment::from(query.column, after) {
        let missing = query.limit + 1 - places.len();
        places.extend(part(tx, query, (*run, after), missing, now)?);
        if places.len() > query.limit {
            break;
        }
        // The next run begins at its beginning.
        after = None;
    }
    let more = places.len() > query.limit;
    places.truncate(query.limit);
    let mut found = Vec::with_capacity(places.len());
    for place in &places {
        found.extend(keys::find(tx, &query.workspace_id, &place.key_id)?);
    }
    Ok(Some(Page {
        keys: found,
        end: places.pop().filter(|_| more),
        counts: counts(tx, query, now)?,
    }))
}

fn is_key(tx: &Transaction<'_>, workspace_id: &str, key_id: &str) -> Result<bool, StoreError> {
    let found = tx
        .prepare_cached("SELECT 1 FROM keys WHERE id = ?1 AND workspace_id = ?2")?
        .query_row([key_id, workspace_id], |_| Ok(()))
        .optional()?;
    Ok(found.is_some())
}

fn part(
    tx: &Transaction<'_>,
    query: &Query,
    (run, after): (Segment, Option<&Cursor>),
    limit: usize,
    now: Millis,
) -> Result<Vec<Cursor>, StoreError> {
    let (source, column) = run.source(query.filter, query.descending);
    let id = run.id(query.filter);
    let (sign, order) = if run.descends(query.descending) {
        ("<", "DESC")
    } else {
        (">", "ASC")
    };
    let mut values = filter::values(&query.workspace_id, now);
    let mut sql = format!(
        "SELECT k.id, {column} FROM {source} AND {ALL_NUMBERS} AND {}",
        query.filter.condition()
    );
    if let Some(words) = &query.words {
        sql.push_str(&format!(" AND {} > 0", words.found(&mut values)));
    }
    if let Some(place) = after {
        values.extend([place.at.value(), Value::from(place.key_id.clone())]);
        let count = values.len();
        sql.push_str(&format!(
            " AND ({column}, {id}) {sign} (?{}, ?{count})",
            count - 1
        ));
    }
    sql.push_str(&format!(
        " ORDER BY {column} {order}, {id} {order} LIMIT {limit}"
    ));
    let mut statement = tx.prepare_cached(&sql)?;
    let rows = statement.query_map(params_from_iter(values), |row| {
        Ok(Cursor {
            key_id: row.get(0)?,
            at: run.at(row.get(1)?),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Says each number of [`filter::values`] once: a statement must name what it is given.
const ALL_NUMBERS: &str = "coalesce(?2, ?3, ?4) IS NOT NULL";

fn counts(tx: &Transaction<'_>, query: &Query, now: Millis) -> Result<Counts, StoreError> {
    let (current, revoked) = count_keys(tx, &query.workspace_id)?;
    let mut values = filter::values(&query.workspace_id, now);
    let found = match &query.words {
        None => "2".to_owned(),
        Some(words) => words.found(&mut values),
    };
    let (filter, workspace_condition) =
        (query.filter.condition(), query.filter.workspace_condition());
    let table = query.filter.table();
    // Asked of each key once.
    let sql = format!(
        "WITH f AS MATERIALIZED (
            SELECT {found} AS found FROM {table} WHERE {workspace_condition} AND {ALL_NUMBERS} AND {filter})
         SELECT count(*) FILTER (WHERE found > 0), count(*) FILTER (WHERE found = 2) FROM f"
    );
    let (total, by_text) = tx
        .prepare_cached(&sql)?
        .query_row(params_from_iter(values), |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    Ok(Counts {
        total,
        by_text,
        current,
        revoked,
    })
}

/// How many keys of the workspace are not revoked, and how many are.
pub fn count_keys(tx: &Transaction<'_>, workspace_id: &str) -> Result<(i64, i64), StoreError> {
    let all: i64 = tx
        .prepare_cached("SELECT count(*) FROM keys WHERE workspace_id = ?1")?
        .query_row([workspace_id], |row| row.get(0))?;
    let revoked: i64 = tx
        .prepare_cached(
            "SELECT count(*) FROM keys WHERE workspace_id = ?1 AND revoked_at IS NOT NULL",
        )?
        .query_row([workspace_id], |row| row.get(0))?;
    Ok((all - revoked, revoked))
}
