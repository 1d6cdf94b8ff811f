//! Keys of the demo's owner, made without anybody having asked for them.

mod calls;
mod examples;
mod history;

use rusqlite::Transaction;
use sha2::{Digest as _, Sha256};

use crate::catalogue::{Catalogue, Effect};
use crate::clock::{DAY, HOUR, Millis};
use crate::demo::{NORTHWIND, OLIVIA};
use crate::keys::credential;
use crate::random::{self, RngError};
use crate::store::StoreError;
use crate::store::keys::{self, Origin, Settings};
use crate::store::secrets::{self, SecretState};
use calls::Calls;
pub use examples::examples;
use history::SeedHistory;

/// Why seeding did not work.
pub enum SeedError {
    /// The database failed.
    Store(StoreError),
    /// There is no randomness.
    Secrets,
}

impl From<StoreError> for SeedError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<rusqlite::Error> for SeedError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

impl From<RngError> for SeedError {
    fn from(_: RngError) -> Self {
        Self::Secrets
    }
}

/// How a seeded key came to be and what became of it.
struct Seed {
    by: Option<&'static str>,
    created: Option<Millis>,
    state: SecretState,
    calls: Vec<Calls<'static>>,
    was: Option<(Settings, Millis)>,
    reminded: &'static [i64],
    revoked: Option<Millis>,
    settings: Settings,
}

/// Any number of further keys, alike and unlike enough to page through.
pub fn many(
    tx: &Transaction<'_>,
    catalogue: &Catalogue,
    count: u32,
    now: Millis,
) -> Result<(), SeedError> {
    let reads = of_effect(catalogue, &[Effect::Reads]);
    for number in 1..=count {
        let age = HOUR * Millis::from(number % 5_000) + Millis::from(number);
        let used = number % 3 == 0;
        let seed = Seed {
            by: Some(OLIVIA),
            created: Some(now - age - HOUR),
            state: if used {
                SecretState::Used
            } else {
                SecretState::Saved
            },
            calls: Vec::from_iter(used.then_some(Calls {
                at: now - age,
                address: "203.0.113.7",
                action: Some("get_profile_details"),
                reason: None,
                count: 1,
            })),
            was: None,
            reminded: &[],
            revoked: None,
            settings: Settings {
                name: format!("Seeded key {number:04}"),
                note: None,
                networks: Some(vec![format!(
                    "10.{}.{}.0/24",
                    number / 256 % 256,
                    number % 256
                )]),
                actions: Some(
                    reads
                        .iter()
                        .take(1 + number as usize % reads.len().max(1))
                        .cloned()
                        .collect(),
                ),
                expires_at: (number % 4 == 0).then_some(now + 30 * DAY),
                enabled: number % 10 != 0,
            },
        };
        add(tx, &seed, now)?;
    }
    Ok(())
}

fn of_effect(catalogue: &Catalogue, effects: &[Effect]) -> Vec<String> {
    catalogue
        .actions()
        .filter(|action| effects.contains(&action.effect))
        .map(|action| action.id.clone())
        .collect()
}

/// Adds a key whose pair nobody has: it is made at random and dropped.
fn add(tx: &Transaction<'_>, seed: &Seed, now: Millis) -> Result<(), SeedError> {
    let api_key = credential::new_api_key()?;
    let identifier = match seed.created {
        Some(_) => credential::identifier(&api_key),
        None => credential::identifier(&uuid(&api_key)),
    };
    let (key_id, secret_id) = (random::id("key_")?, random::id("sec_")?);
    let hash = credential::hash(credential::new_secret_key()?.as_bytes());
    keys::add(
        tx,
        (NORTHWIND, &key_id),
        &identifier,
        &seed.settings,
        &Origin {
            by: seed.by,
            at: seed.created,
            // What was before this record nobody counted.
            recorded_since: seed.created.is_none().then_some(now),
        },
    )?;
    secrets::add(tx, (&key_id, &secret_id), &hash, seed.state, seed.created)?;
    record_history(tx, seed, (&key_id, &secret_id))?;
    if let Some(at) = seed.revoked {
        keys::revoke(tx, &key_id, at.min(now))?;
    }
    Ok(())
}

/// Records the history of a key.
fn record_history(
    tx: &Transaction<'_>,
    seed: &Seed,
    (key_id, secret_id): (&str, &str),
) -> Result<(), SeedError> {
    let history = SeedHistory {
        key_id,
        secret_id,
        settings: &seed.settings,
    };
    if let Some((by, at)) = seed.by.zip(seed.created) {
        history.created(tx, (by, at), seed.state)?;
    }
    if let Some((before, at)) = &seed.was {
        history.changed(tx, OLIVIA, before, *at)?;
    }
    if let Some(expires_at) = seed.settings.expires_at {
        history.reminded(tx, (expires_at, seed.reminded))?;
    }
    if let Some(at) = seed.revoked {
        history.revoked(tx, OLIVIA, at)?;
    }
    calls::write(tx, key_id, &seed.calls)
}

/// The form that API keys had before: a UUID.
fn uuid(random: &str) -> String {
    let hash = format!("{:x}", Sha256::digest(random));
    format!(
        "{}-{}-4{}-a{}-{}",
        &hash[..8],
        &hash[8..12],
        &hash[13..16],
        &hash[17..20],
        &hash[20..32]
    )
}
