//! What was done with the demo's keys before anybody looked.

use rusqlite::Transaction;
use serde_json::{Value, json};

use super::SeedError;
use crate::clock::{MINUTE, Millis};
use crate::keys::changes;
use crate::store::events::{self, Actor, EventRecord, Kind};
use crate::store::keys::Settings;
use crate::store::reminders::{self, Due};
use crate::store::secrets::SecretState;
use crate::{demo, timestamp};

/// Where the demo's people sit.
const OFFICE: &str = "203.0.113.20";

/// A key of the demo.
pub struct SeedHistory<'a> {
    /// `key_…`
    pub key_id: &'a str,
    /// Of its first secret.
    pub secret_id: &'a str,
    /// As it is now.
    pub settings: &'a Settings,
}

impl SeedHistory<'_> {
    /// Its beginning, if that is known.
    pub fn created(
        &self,
        tx: &Transaction<'_>,
        (by, at): (&str, Millis),
        state: SecretState,
    ) -> Result<(), SeedError> {
        let first = Settings {
            enabled: true,
            ..self.settings.clone()
        };
        let detail = json!({ "changes": changes::of_new(&first) });
        let create = Some("create");
        self.add(tx, (by, create), Kind::Created, detail, at)?;
        self.add(tx, (by, create), Kind::SecretShown, json!({}), at)?;
        if state != SecretState::Shown {
            let saved_at = at + MINUTE;
            self.add(tx, (by, create), Kind::SecretSaved, json!({}), saved_at)?;
        }
        Ok(())
    }

    /// A change of one setting from another value.
    pub fn changed(
        &self,
        tx: &Transaction<'_>,
        by: &str,
        before: &Settings,
        at: Millis,
    ) -> Result<(), SeedError> {
        let (kind, changes) = changes::between(before, self.settings);
        let detail = json!({ "changes": changes });
        self.add(tx, (by, Some("edit")), kind, detail, at)
    }

    /// Its end.
    pub fn revoked(&self, tx: &Transaction<'_>, by: &str, at: Millis) -> Result<(), SeedError> {
        self.add(tx, (by, Some("revoke")), Kind::Revoked, json!({}), at)
    }

    /// Its reminders so far.
    pub fn reminded(
        &self,
        tx: &Transaction<'_>,
        (expires_at, days_before): (Millis, &[i64]),
    ) -> Result<(), SeedError> {
        for days_before in days_before {
            let at = expires_at - days_before * crate::clock::DAY;
            let due = Due {
                key_id: self.key_id.to_owned(),
                workspace_id: demo::NORTHWIND.to_owned(),
                expires_at,
                days_before: *days_before,
            };
            reminders::add(tx, &due, at)?;
            let done = EventRecord {
                key_id: self.key_id,
                kind: Kind::ReminderSent,
                secret_id: None,
                detail: json!({ "expires_at": timestamp::format(expires_at) }),
            };
            events::add(tx, &Actor::system(demo::NORTHWIND), &done, at)?;
        }
        Ok(())
    }

    fn add(
        &self,
        tx: &Transaction<'_>,
        (by, permission): (&str, Option<&'static str>),
        kind: Kind,
        detail: Value,
        at: Millis,
    ) -> Result<(), SeedError> {
        let actor = Actor {
            workspace_id: demo::NORTHWIND.to_owned(),
            user_id: Some(by.to_owned()),
            address: Some(OFFICE.to_owned()),
            permission,
        };
        let is_of_secret = matches!(kind, Kind::Created | Kind::SecretShown | Kind::SecretSaved);
        let done = EventRecord {
            key_id: self.key_id,
            kind,
            secret_id: is_of_secret.then_some(self.secret_id),
            detail,
        };
        Ok(events::add(tx, &actor, &done, at)?)
    }
}
