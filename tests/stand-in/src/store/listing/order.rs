//! In which order a list is, and where in it a page begins.

use rusqlite::types::Value;

use super::Filter;
use crate::clock::Millis;

/// What keys are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Keys of unknown age count as the oldest.
    CreatedAt,
    /// Whatever its letters' case.
    Name,
    /// Keys without a known call come last, the newest of them first.
    LastUsed,
    /// Keys without an end come last.
    ExpiresAt,
}

/// The place of a key in its list, as it was when it was told. Not the key: that may move on, and be
/// gone from the list, while the place stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// Where the sorting puts it.
    pub at: Position,
    /// Among keys at the same place.
    pub key_id: String,
}

/// Where the sorting puts a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Position {
    /// At a moment.
    Moment(Millis),
    /// At a name.
    Name(String),
    /// Behind all that have a moment, by its age.
    Behind(Millis),
}

impl Position {
    /// As SQLite compares it.
    pub(super) fn value(&self) -> Value {
        match self {
            Self::Moment(at) | Self::Behind(at) => Value::from(*at),
            Self::Name(name) => Value::from(name.clone()),
        }
    }
}

/// A part of a list that one index gives in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Segment {
    /// All of it.
    Keys(Column),
    /// Keys with a last call.
    Used,
    /// Those without.
    Unused,
}

impl Segment {
    /// The runs of a list one after the other, beginning with the one that a place lies in.
    pub(super) fn from(column: Column, after: Option<&Cursor>) -> &'static [Self] {
        let is_behind = after.is_some_and(|place| matches!(place.at, Position::Behind(_)));
        match column {
            Column::CreatedAt => &[Self::Keys(Column::CreatedAt)],
            Column::Name => &[Self::Keys(Column::Name)],
            Column::ExpiresAt => &[Self::Keys(Column::ExpiresAt)],
            Column::LastUsed if is_behind => &[Self::Unused],
            Column::LastUsed => &[Self::Used, Self::Unused],
        }
    }

    /// Whether it runs backwards where its list does, or always in one way.
    pub(super) fn descends(self, descending: bool) -> bool {
        match self {
            Self::Keys(_) | Self::Used => descending,
            Self::Unused => true,
        }
    }

    /// Tables with the condition of the workspace, and the column that it is sorted by before the id:
    /// word for word that of an index, and read in its order unless the filter has a better way.
    pub(super) fn source(self, filter: Filter, descending: bool) -> (String, &'static str) {
        let (table, workspace_condition) = (filter.table(), filter.workspace_condition());
        let keys = format!("{table} WHERE {workspace_condition}");
        match self {
            Self::Keys(Column::Name) => (keys, "k.sort_name"),
            // Whichever way it runs, what has no end comes last.
            Self::Keys(Column::ExpiresAt) if descending => (keys, "coalesce(k.expires_at, -1)"),
            Self::Keys(Column::ExpiresAt) => (keys, "coalesce(k.expires_at, 9223372036854775807)"),
            Self::Keys(_) => (keys, "coalesce(k.created_at, 0)"),
            Self::Used if filter.is_rare() => {
                let usage = "CROSS JOIN usage u ON u.key_id = k.id";
                let source = format!(
                    "{table} {usage} WHERE {workspace_condition} AND u.last_at IS NOT NULL"
                );
                (source, "u.last_at")
            }
            Self::Used => {
                let source = "usage u CROSS JOIN keys k ON k.id = u.key_id
                    WHERE u.workspace_id = ?1 AND u.last_at IS NOT NULL";
                (source.to_owned(), "u.last_at")
            }
            Self::Unused => {
                let unused = "NOT EXISTS (
                    SELECT 1 FROM usage u WHERE u.key_id = k.id AND u.last_at IS NOT NULL)";
                (format!("{keys} AND {unused}"), "coalesce(k.created_at, 0)")
            }
        }
    }

    /// The id that ends the order, as the index of the run names it.
    pub(super) fn id(self, filter: Filter) -> &'static str {
        match self {
            Self::Used if !filter.is_rare() => "u.key_id",
            _ => "k.id",
        }
    }

    /// The place of a row of this run.
    pub(super) fn at(self, value: Value) -> Position {
        match (self, value) {
            (Self::Unused, Value::Integer(at)) => Position::Behind(at),
            (_, Value::Integer(at)) => Position::Moment(at),
            (_, Value::Text(name)) => Position::Name(name),
            // Neither index holds anything else.
            _ => Position::Moment(0),
        }
    }
}
