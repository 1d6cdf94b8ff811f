//! What a page of keys is asked for by, and how it is told.

use serde_json::{Value, json};

use super::{cursor, view};
use crate::app::AppState;
use crate::capability::Capability;
use crate::clock::Millis;
use crate::session::roles::Role;
use crate::store::listing::{Column, Filter, Page, Query};
use crate::store::search::Words;

/// Keys a page, unless asked otherwise.
pub const LIMIT: usize = 50;
/// And at the most.
pub const MOST: usize = 100;

const FILTERS: [(&str, Filter); 10] = [
    ("current", Filter::Current),
    ("active", Filter::Active),
    ("disabled", Filter::Disabled),
    ("expiring", Filter::Expiring),
    ("expired", Filter::Expired),
    ("unconfirmed", Filter::Unconfirmed),
    ("refused", Filter::Refused),
    ("unrestricted", Filter::Unrestricted),
    ("revoked", Filter::Revoked),
    ("all", Filter::All),
];
const SORTS: [(&str, (Column, bool)); 8] = [
    ("created_at", (Column::CreatedAt, false)),
    ("-created_at", (Column::CreatedAt, true)),
    ("name", (Column::Name, false)),
    ("-name", (Column::Name, true)),
    ("last_used", (Column::LastUsed, false)),
    ("-last_used", (Column::LastUsed, true)),
    ("expires_at", (Column::ExpiresAt, false)),
    ("-expires_at", (Column::ExpiresAt, true)),
];

/// A list, by the names in the contract.
#[derive(Clone, Copy)]
pub struct ListParams {
    /// Which keys.
    pub status: &'static str,
    /// In which order.
    pub sort: &'static str,
    /// How many at the most.
    pub limit: usize,
    filter: Filter,
    order: (Column, bool),
}

impl Default for ListParams {
    fn default() -> Self {
        Self {
            status: "current",
            sort: "-created_at",
            limit: LIMIT,
            filter: Filter::Current,
            order: (Column::CreatedAt, true),
        }
    }
}

impl ListParams {
    /// Takes a status; `None` where there is no such one.
    pub fn set_status(&mut self, name: &str) -> Option<()> {
        (self.status, self.filter) = *FILTERS.iter().find(|(known, _)| *known == name)?;
        Some(())
    }

    /// Takes an order; `None` where there is no such one.
    pub fn set_sort(&mut self, name: &str) -> Option<()> {
        (self.sort, self.order) = *SORTS.iter().find(|(known, _)| *known == name)?;
        Some(())
    }

    /// Takes a number of keys; `None` where it is none for a page.
    pub fn set_limit(&mut self, limit: usize) -> Option<()> {
        self.limit = Some(limit).filter(|limit| (1..=MOST).contains(limit))?;
        Some(())
    }

    /// The question for the page behind a cursor; `None` where that is one of another list. `tag`
    /// tells lists with the same status and order apart.
    pub fn query(
        &self,
        app: &AppState,
        workspace_id: &str,
        words: Option<Words>,
        (cursor, tag): (Option<&str>, &str),
    ) -> Option<Query> {
        let after = match cursor {
            None => None,
            Some(cursor) => Some(cursor::read(cursor, &self.list(tag))?),
        };
        let counts_calls = app.has(Capability::Usage);
        Some(Query {
            workspace_id: workspace_id.to_owned(),
            filter: match self.filter {
                Filter::Refused if !counts_calls => Filter::Nothing,
                filter => filter,
            },
            words,
            column: self.order.0,
            descending: self.order.1,
            limit: self.limit,
            after,
        })
    }

    /// The page as the contract has it.
    pub fn view(
        &self,
        app: &AppState,
        page: &Page,
        tag: &str,
        (role, now): (Role, Millis),
    ) -> Value {
        let keys: Vec<Value> = page
            .keys
            .iter()
            .map(|key| view::key(app, key, role, now))
            .collect();
        json!({
            "keys": keys,
            "next_cursor": page.end.as_ref().map(|end| cursor::write(end, &self.list(tag))),
            "total": page.counts.total,
            "counts": { "current": page.counts.current, "revoked": page.counts.revoked },
        })
    }

    fn list(&self, tag: &str) -> String {
        format!("{} {} {tag}", self.status, self.sort)
    }
}

/// The names that a parameter can have, for people.
pub fn statuses() -> String {
    FILTERS.map(|(name, _)| name).join(", ")
}

/// As [`statuses`].
pub fn sorts() -> String {
    SORTS.map(|(name, _)| name).join(", ")
}
