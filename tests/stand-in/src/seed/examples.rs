//! The keys of the demo by name.

mod over;

use rusqlite::Transaction;

use super::calls::{CallPattern, Calls, spread};
use super::{Seed, SeedError, add, of_effect};
use crate::catalogue::{Catalogue, Effect};
use crate::clock::{DAY, HOUR, Millis};
use crate::demo::{DEVON, FORMER, OLIVIA};
use crate::public::Reason;
use crate::store::keys::Settings;
use crate::store::secrets::SecretState;

const PROFILES: [&str; 2] = ["get_profile_details", "get_profile_contact_details"];
const MESSAGES: [&str; 3] = [
    "personal_message_threads",
    "get_profile_details",
    "send_message_to_profile_id",
];

/// The few keys that make the page look like a real one; the busiest has so many calls more.
pub fn examples(
    tx: &Transaction<'_>,
    catalogue: &Catalogue,
    more_calls: u32,
    now: Millis,
) -> Result<(), SeedError> {
    let reads = of_effect(catalogue, &[Effect::Reads]);
    let all = of_effect(catalogue, &[Effect::Reads, Effect::Sends]);
    for seed in [
        zapier(),
        crm(&all, more_calls, now),
        lead_import(now),
        over::staging(&reads, now),
        over::campaign(&all, now),
        over::laptop(&reads, now),
        reporting(&reads, now),
        partner(&all, now),
        over::export(&reads, now),
    ] {
        add(tx, &seed, now)?;
    }
    Ok(())
}

fn settings(name: &str, networks: &[&str], actions: &[String]) -> Settings {
    Settings {
        name: name.to_owned(),
        note: None,
        networks: Some(networks.iter().map(|text| (*text).to_owned()).collect()),
        actions: Some(actions.to_vec()),
        expires_at: None,
        enabled: true,
    }
}

/// Created so long ago, and used ever since.
fn used(by: &'static str, created: Millis, settings: Settings) -> Seed {
    Seed {
        by: Some(by),
        created: Some(created),
        state: SecretState::Used,
        calls: Vec::new(),
        was: None,
        reminded: &[],
        revoked: None,
        settings,
    }
}

fn pattern(
    (address, actions): (&'static str, &'static [&'static str]),
    span: (Millis, Millis),
    a_day: i64,
    reason: Option<Reason>,
) -> Vec<Calls<'static>> {
    let pattern = CallPattern {
        address,
        actions,
        reason,
        span,
        a_day,
    };
    pattern.calls()
}

/// Older than this record: nothing may be claimed about it.
fn zapier() -> Seed {
    Seed {
        by: None,
        created: None,
        state: SecretState::Unknown,
        ..used(
            OLIVIA,
            0,
            Settings {
                networks: None,
                actions: None,
                ..settings("Zapier (2023)", &[], &[])
            },
        )
    }
}

/// The busy one, whose maker has left.
fn crm(all: &[String], more_calls: u32, now: Millis) -> Seed {
    let month = (now - 34 * DAY, now - 3 * HOUR);
    let networks = ["203.0.113.7", "2001:db8:1::/48"];
    let settings = Settings {
        note: Some("Nightly sync, see the runbook".to_owned()),
        ..settings("Client CRM integration", &networks, all)
    };
    let before = Settings {
        note: None,
        networks: Some(vec!["203.0.113.7".to_owned()]),
        ..settings.clone()
    };
    let mut calls = pattern(("203.0.113.7", &MESSAGES), month, 120, None);
    let earlier = (month.0, month.1 - 2 * HOUR);
    calls.extend(pattern(("2001:db8:1::20", &PROFILES), earlier, 40, None));
    calls.extend(spread(more_calls, month.1));
    let wrong = Some(Reason::ActionNotAllowed);
    calls.extend(pattern(
        ("203.0.113.7", &["endorse"]),
        (now - 6 * DAY, now - 5 * DAY),
        3,
        wrong,
    ));
    Seed {
        calls,
        was: Some((before, now - 21 * DAY)),
        ..used(FORMER, now - 210 * DAY, settings)
    }
}

/// Somebody has its secret who should not: calls from elsewhere, with the right one.
fn lead_import(now: Millis) -> Seed {
    // The catalogue had the last of them when the key was made.
    let import = [
        "get_profile_details",
        "get_profile_contact_details",
        "export_connections",
    ];
    let networks = ["198.51.100.128/27", "2001:db8:20::/48"];
    let settings = Settings {
        note: Some("Secret key in vault, path sales/lead-import".to_owned()),
        expires_at: Some(now + 150 * DAY),
        ..settings("Lead import", &networks, &import.map(str::to_owned))
    };
    let before = Settings {
        expires_at: Some(now + 60 * DAY),
        ..settings.clone()
    };
    let weeks = (now - 25 * DAY, now - 2 * DAY);
    let mut calls = pattern(("198.51.100.140", &PROFILES), weeks, 60, None);
    let elsewhere = (now - 44 * HOUR, now - 20 * HOUR);
    let held = Some(Reason::IpNotAllowed);
    calls.extend(pattern(
        ("192.0.2.200", &["get_profile_details"]),
        elsewhere,
        9,
        held,
    ));
    Seed {
        calls,
        was: Some((before, now - 30 * DAY)),
        ..used(OLIVIA, now - 300 * DAY, settings)
    }
}

/// Never used; its secret was shown, and nobody said that it was taken.
fn reporting(reads: &[String], now: Millis) -> Seed {
    let settings = Settings {
        expires_at: Some(now + 89 * DAY),
        ..settings("Reporting dashboard", &["203.0.113.64/26"], reads)
    };
    Seed {
        state: SecretState::Shown,
        ..used(OLIVIA, now - 26 * HOUR, settings)
    }
}

/// Ends in a few days.
fn partner(all: &[String], now: Millis) -> Seed {
    let settings = Settings {
        expires_at: Some(now + 9 * DAY),
        ..settings("Partner sync", &["192.0.2.32/28"], all)
    };
    let weeks = (now - 20 * DAY, now - 5 * HOUR);
    Seed {
        calls: pattern(("192.0.2.40", &MESSAGES), weeks, 30, None),
        reminded: &[14],
        ..used(DEVON, now - 320 * DAY, settings)
    }
}
