//! In which order a list is, and where in it a page begins.

use rusqlite::types::Value;

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
pub struct Place {
    /// Where the sorting puts it.
    pub at: At,
    /// Among keys at the same place.
    pub key_id: String,
}

/// Where the sorting puts a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum At {
    /// At a moment.
    Moment(Millis),
    /// At a name.
    Name(String),
    /// Behind all that have a moment, by its age.
    Behind(Millis),
}

impl At {
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
pub(super) enum Run {
    /// All of it.
    Keys(Column),
    /// Keys with a last call.
    Used,
    /// Those without.
    Unused,
}

impl Run {
    /// The runs of a list one after the other, beginning with the one that a place lies in.
    pub(super) fn from(column: Column, after: Option<&Place>) -> &'static [Self] {
        let is_behind = after.is_some_and(|place| matches!(place.at, At::Behind(_)));
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

    /// Tables, and the columns that it is sorted by. Word for word those of an index.
    pub(super) fn source(self, descending: bool) -> (&'static str, &'static str, &'static str) {
        const KEYS: &str = "keys k WHERE k.workspace_id = ?1";
        match self {
            Self::Keys(Column::Name) => (KEYS, "k.sort_name", "k.id"),
            // Whichever way it runs, what has no end comes last.
            Self::Keys(Column::ExpiresAt) if descending => {
                (KEYS, "coalesce(k.expires_at, -1)", "k.id")
            }
            Self::Keys(Column::ExpiresAt) => {
                (KEYS, "coalesce(k.expires_at, 9223372036854775807)", "k.id")
            }
            Self::Keys(_) => (KEYS, "coalesce(k.created_at, 0)", "k.id"),
            Self::Used => (
                "usage u CROSS JOIN keys k ON k.id = u.key_id
                 WHERE u.workspace_id = ?1 AND u.last_at IS NOT NULL",
                "u.last_at",
                "u.key_id",
            ),
            Self::Unused => (
                "keys k WHERE k.workspace_id = ?1 AND NOT EXISTS (
                    SELECT 1 FROM usage u WHERE u.key_id = k.id AND u.last_at IS NOT NULL)",
                "coalesce(k.created_at, 0)",
                "k.id",
            ),
        }
    }

    /// The place of a row of this run.
    pub(super) fn at(self, value: Value) -> At {
        match (self, value) {
            (Self::Unused, Value::Integer(at)) => At::Behind(at),
            (_, Value::Integer(at)) => At::Moment(at),
            (_, Value::Text(name)) => At::Name(name),
            // Neither index holds anything else.
            _ => At::Moment(0),
        }
    }
}
