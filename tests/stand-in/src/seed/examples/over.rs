//! The demo's keys that are not used any more.

use super::{MESSAGES, PROFILES, pattern, settings, used};
use crate::clock::{DAY, HOUR, Millis};
use crate::demo::OLIVIA;
use crate::public::Reason;
use crate::seed::Seed;
use crate::store::keys::Settings;

/// Switched off for a while.
pub fn staging(reads: &[String], now: Millis) -> Seed {
    let settings = Settings {
        enabled: false,
        ..settings("Internal staging key", &["198.51.100.0/24"], reads)
    };
    let before = Settings {
        enabled: true,
        ..settings.clone()
    };
    let off = now - 12 * DAY;
    let at = "198.51.100.23";
    let mut calls = pattern((at, &PROFILES), (now - 28 * DAY, off), 20, None);
    let disabled = Some(Reason::Disabled);
    calls.extend(pattern((at, &PROFILES), (off, off + DAY), 6, disabled));
    Seed {
        calls,
        was: Some((before, off + HOUR)),
        ..used(OLIVIA, now - 40 * DAY, settings)
    }
}

/// Past its time, and still called.
pub fn campaign(all: &[String], now: Millis) -> Seed {
    let end = now - 10 * DAY;
    let settings = Settings {
        expires_at: Some(end),
        ..settings("Spring campaign", &["192.0.2.0/28"], all)
    };
    let mut calls = pattern(
        ("192.0.2.14", &MESSAGES),
        (now - 30 * DAY, now - 11 * DAY),
        45,
        None,
    );
    let expired = Some(Reason::Expired);
    calls.extend(pattern(
        ("192.0.2.14", &MESSAGES),
        (end, now - 4 * DAY),
        5,
        expired,
    ));
    Seed {
        calls,
        reminded: &[14, 3, 1],
        ..used(OLIVIA, now - 100 * DAY, settings)
    }
}

/// Revoked long ago.
pub fn laptop(reads: &[String], now: Millis) -> Seed {
    let at = "192.0.2.99";
    let mut calls = pattern((at, &PROFILES), (now - 80 * DAY, now - 60 * DAY), 12, None);
    let revoked = Some(Reason::Revoked);
    calls.extend(pattern(
        (at, &PROFILES),
        (now - 58 * DAY, now - 55 * DAY),
        4,
        revoked,
    ));
    Seed {
        calls,
        revoked: Some(now - 59 * DAY),
        ..used(OLIVIA, now - 90 * DAY, settings("Old laptop", &[at], reads))
    }
}

/// Not used for a long time.
pub fn export(reads: &[String], now: Millis) -> Seed {
    let weeks = (now - 130 * DAY, now - 100 * DAY);
    Seed {
        calls: pattern(("203.0.113.130", &PROFILES), weeks, 15, None),
        ..used(
            OLIVIA,
            now - 400 * DAY,
            settings("Nightly export", &["203.0.113.128/28"], reads),
        )
    }
}
