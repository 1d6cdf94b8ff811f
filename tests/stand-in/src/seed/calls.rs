//! Calls that the demo's keys look back on, written straight into what usage is counted in.

use std::collections::BTreeMap;

use rusqlite::Transaction;

use super::SeedError;
use crate::clock::{DAY, HOUR, MINUTE, Millis};
use crate::public::Reason;
use crate::store::recent::{self, Call};
use crate::store::rollups::{self, Unit};
use crate::store::usage;

/// Newest calls that are kept one by one.
const RECENT: usize = 30;

/// Calls alike at a moment.
pub struct Calls<'a> {
    /// When.
    pub at: Millis,
    /// From where.
    pub address: &'a str,
    /// `None` where there is no such call.
    pub action: Option<&'a str>,
    /// Why they were refused.
    pub reason: Option<Reason>,
    /// How many.
    pub count: i64,
}

/// Calls day by day, from one moment to another, at which the last one is.
pub struct CallPattern<'a> {
    /// From where.
    pub address: &'a str,
    /// In turn.
    pub actions: &'a [&'a str],
    /// Why they are refused.
    pub reason: Option<Reason>,
    /// The first day, and the last call.
    pub span: (Millis, Millis),
    /// About so many.
    pub a_day: i64,
}

impl<'a> CallPattern<'a> {
    /// The calls.
    pub fn calls(&self) -> Vec<Calls<'a>> {
        let (first, last) = self.span;
        let mut calls = Vec::new();
        let days = (Unit::Day.start(first)..=last).step_by(DAY as usize);
        for (number, day) in (0_i64..).zip(days) {
            // A little different each day, and much quieter on two days of seven.
            let quiet = if (day / DAY + 3) % 7 < 2 { 4 } else { 1 };
            let count = (self.a_day * (80 + number * 37 % 41) / 100 / quiet / 3).max(1);
            for (slot, hour) in [8, 11, 15].into_iter().enumerate() {
                let at = day + hour * HOUR + (number * 7 + 3) % 50 * MINUTE;
                if (first..last).contains(&at) {
                    calls.push(self.one(at, count, number as usize + slot));
                }
            }
        }
        calls.push(self.one(last, 1, 0));
        calls
    }

    fn one(&self, at: Millis, count: i64, number: usize) -> Calls<'a> {
        Calls {
            at,
            address: self.address,
            action: self
                .actions
                .get(number % self.actions.len().max(1))
                .copied(),
            reason: self.reason,
            count,
        }
    }
}

/// Writes calls of a key, of whatever order.
pub fn write(tx: &Transaction<'_>, key_id: &str, calls: &[Calls<'_>]) -> Result<(), SeedError> {
    let mut calls: Vec<&Calls<'_>> = calls.iter().collect();
    calls.sort_by_key(|calls| calls.at);
    for one in &calls {
        let counted = rollups::Call {
            at: one.at,
            address: Some(one.address),
            action: one.action,
            reason: one.reason.map(Reason::name),
            holds_secret: one.reason == Some(Reason::IpNotAllowed),
            count: one.count,
        };
        rollups::add(tx, key_id, &counted)?;
    }
    for one in &calls[calls.len().saturating_sub(RECENT)..] {
        let call = Call {
            at: one.at,
            address: Some(one.address.to_owned()),
            action: one.action.map(str::to_owned),
            reason: one.reason.map(|reason| reason.name().to_owned()),
        };
        recent::add(tx, key_id, &call)?;
    }
    let last = |refused: bool| calls.iter().rfind(|one| one.reason.is_some() == refused);
    if let Some(one) = last(false) {
        usage::accepted(tx, key_id, Some(one.address), one.at)?;
    }
    if let Some((one, reason)) = last(true).and_then(|one| one.reason.map(|reason| (one, reason))) {
        let code = reason.refusal().code();
        usage::refused(tx, key_id, code, Some(one.address), one.at)?;
    }
    Ok(())
}

/// Calls that end alike at the same time from the same address.
type Group = (Millis, usize, Option<&'static str>, Option<usize>);

/// So many calls over the 30 days before a moment: from a dozen addresses, and about one of 25
/// refused.
pub fn spread(count: u32, until: Millis) -> Vec<Calls<'static>> {
    let mut prng = Prng(0x9E37_79B9_7F4A_7C15);
    let mut groups: BTreeMap<Group, i64> = BTreeMap::new();
    for _ in 0..count {
        *groups.entry(one(&mut prng, until)).or_default() += 1;
    }
    groups
        .into_iter()
        .map(|((at, address, action, refused), count)| Calls {
            at,
            address: ADDRESSES[address],
            action,
            reason: refused.map(|number| REFUSALS[number]),
            count,
        })
        .collect()
}

fn one(prng: &mut Prng, until: Millis) -> Group {
    let ago = prng.below(30 * DAY as usize) as Millis;
    // The last two days are counted by hour, too.
    let step = if ago < 2 * DAY { HOUR } else { DAY };
    let at = ((until - ago).div_euclid(step) * step + step / 2).min(until);
    let refused = (prng.below(25) == 0).then(|| prng.below(REFUSALS.len()));
    let address = match refused {
        // The first ones are the busiest.
        None => prng.below(KNOWN).min(prng.below(KNOWN)),
        Some(_) => KNOWN + prng.below(ADDRESSES.len() - KNOWN),
    };
    let action = ACTIONS[prng.below(ACTIONS.len())];
    let is_call = refused.map(|number| REFUSALS[number]) != Some(Reason::UnknownCall);
    (at, address, is_call.then_some(action), refused)
}

/// What the spread calls call.
const ACTIONS: [&str; 7] = [
    "get_profile_details",
    "get_profile_contact_details",
    "profile_views",
    "connections",
    "get_connection_status",
    "personal_message_threads",
    "send_message_to_profile_id",
];
/// Of the addresses, those that the key is used from.
const KNOWN: usize = 8;
/// Those of the documentation networks (RFC 5737, RFC 3849).
const ADDRESSES: [&str; 12] = [
    "203.0.113.7",
    "2001:db8:1::20",
    "203.0.113.8",
    "203.0.113.21",
    "2001:db8:1::21",
    "198.51.100.4",
    "203.0.113.40",
    "198.51.100.80",
    "192.0.2.61",
    "2001:db8:44::9",
    "192.0.2.77",
    "198.51.100.201",
];
const REFUSALS: [Reason; 5] = [
    Reason::WrongSecret,
    Reason::IpNotAllowed,
    Reason::UnknownCall,
    Reason::ActionNotAllowed,
    Reason::RateLimited,
];

/// The same numbers each time (Marsaglia's xorshift): a demo, not a secret.
struct Prng(u64);

impl Prng {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end.max(1) as u64) as usize
    }
}
