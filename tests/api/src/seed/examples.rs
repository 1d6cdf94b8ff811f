//! The keys of the demo by name.

use rusqlite::Transaction;

use super::{Failed, Seed, add, of_effect};
use crate::catalogue::{Catalogue, Effect};
use crate::clock::{DAY, HOUR, Millis};
use crate::demo::{FORMER, OLIVIA};
use crate::store::keys::Settings;
use crate::store::secrets::SecretState;

/// The few keys that make the page look like a real one.
pub fn examples(tx: &Transaction<'_>, catalogue: &Catalogue, now: Millis) -> Result<(), Failed> {
    let reads = of_effect(catalogue, &[Effect::Reads]);
    let all = of_effect(catalogue, &[Effect::Reads, Effect::Sends]);
    let settings = |name: &str, networks: &[&str], actions: &[String]| Settings {
        name: name.to_owned(),
        note: None,
        networks: Some(networks.iter().map(|text| (*text).to_owned()).collect()),
        actions: Some(actions.to_vec()),
        expires_at: None,
        enabled: true,
    };
    // The catalogue had the last of them when the key was made.
    let import = [
        "get_profile_details",
        "get_profile_contact_details",
        "export_connections",
    ];
    let used = SecretState::Used;
    let seeds = [
        // Older than this record: nothing may be claimed about it.
        Seed {
            by: None,
            created: None,
            state: SecretState::Unknown,
            used: None,
            revoked: None,
            settings: Settings {
                networks: None,
                actions: None,
                ..settings("Zapier (2023)", &[], &[])
            },
        },
        Seed {
            by: Some(FORMER),
            created: Some(now - 210 * DAY),
            state: used,
            used: Some((now - 3 * HOUR, "203.0.113.7")),
            revoked: None,
            settings: Settings {
                note: Some("Nightly sync, see the runbook".to_owned()),
                ..settings(
                    "Client CRM integration",
                    &["203.0.113.7", "2001:db8:1::/48"],
                    &all,
                )
            },
        },
        Seed {
            by: Some(OLIVIA),
            created: Some(now - 300 * DAY),
            state: used,
            used: Some((now - 2 * DAY, "198.51.100.140")),
            revoked: None,
            settings: Settings {
                note: Some("Secret key in vault, path sales/lead-import".to_owned()),
                expires_at: Some(now + 150 * DAY),
                ..settings(
                    "Lead import",
                    &["198.51.100.128/27", "2001:db8:20::/48"],
                    &import.map(str::to_owned),
                )
            },
        },
        Seed {
            by: Some(OLIVIA),
            created: Some(now - 40 * DAY),
            state: used,
            used: Some((now - 12 * DAY, "198.51.100.23")),
            revoked: None,
            settings: Settings {
                enabled: false,
                ..settings("Internal staging key", &["198.51.100.0/24"], &reads)
            },
        },
        Seed {
            by: Some(OLIVIA),
            created: Some(now - 100 * DAY),
            state: used,
            used: Some((now - 11 * DAY, "192.0.2.14")),
            revoked: None,
            settings: Settings {
                expires_at: Some(now - 10 * DAY),
                ..settings("Spring campaign", &["192.0.2.0/28"], &all)
            },
        },
        Seed {
            by: Some(OLIVIA),
            created: Some(now - 90 * DAY),
            state: used,
            used: Some((now - 60 * DAY, "192.0.2.99")),
            revoked: Some(now - 59 * DAY),
            settings: settings("Old laptop", &["192.0.2.99"], &reads),
        },
        Seed {
            by: Some(OLIVIA),
            created: Some(now - 26 * HOUR),
            state: SecretState::Shown,
            used: None,
            revoked: None,
            settings: Settings {
                expires_at: Some(now + 89 * DAY),
                ..settings("Reporting dashboard", &["203.0.113.64/26"], &reads)
            },
        },
    ];
    for seed in &seeds {
        add(tx, seed, now)?;
    }
    Ok(())
}
