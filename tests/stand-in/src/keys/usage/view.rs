//! Usage as the contract has it.

use serde_json::{Value, json};

use super::span::Span;
use crate::clock::Millis;
use crate::public::Reason;
use crate::store::recent::Call;
use crate::store::retention;
use crate::store::rollups::{Action, Address, Count};
use crate::timestamp;

/// Actions and addresses at the most.
const MOST: usize = 100;
/// Of more addresses, so many with accepted calls have their place whatever the others are.
const ACCEPTED_FIRST: usize = 50;

/// Every bucket, also those without a call.
pub fn buckets(found: &[Count], span: Span, now: Millis) -> Value {
    span.starts(now)
        .map(|start| {
            let mut bucket = counts(found.iter().filter(|count| count.start == start));
            if let Some(bucket) = bucket.as_object_mut() {
                bucket.insert("start".into(), timestamp::format(start).into());
            }
            bucket
        })
        .collect()
}

/// How many calls were accepted, and how many refused for each reason.
pub fn counts<'a>(found: impl Iterator<Item = &'a Count> + Clone) -> Value {
    let of = |reason: Option<&str>| -> i64 {
        let same = found
            .clone()
            .filter(|count| count.reason.as_deref() == reason);
        same.map(|count| count.count).sum()
    };
    let refused: Vec<Value> = Reason::ALL
        .iter()
        .map(|reason| (reason.name(), of(Some(reason.name()))))
        .filter(|(_, count)| *count > 0)
        .map(|(reason, count)| json!({ "reason": reason, "count": count }))
        .collect();
    json!({ "accepted": of(None), "refused": refused })
}

/// The most called ones.
pub fn actions(found: &[Action]) -> Value {
    found
        .iter()
        .take(MOST)
        .map(|action| {
            json!({
                "action": action.action,
                "accepted": action.accepted,
                "refused": action.refused,
                "last_at": timestamp::format(action.last_at),
            })
        })
        .collect()
}

/// The addresses that the response lists, and whether they are all.
pub fn addresses(found: Vec<Address>, complete: bool) -> (Value, bool) {
    let complete = complete && found.len() <= MOST;
    let chosen = choose(found)
        .iter()
        .map(|address| {
            json!({
                "address": address.address,
                "accepted": address.accepted,
                "refused": address.refused,
                "holding_secret": address.holding_secret,
                "last_at": timestamp::format(address.last_at),
                "last_refused_at": address.last_refused_at.and_then(timestamp::format),
            })
        })
        .collect();
    (chosen, complete)
}

/// The first hundred, in their order; but refused calls, which anybody can make, do not push those
/// out from where the key is really used.
fn choose(found: Vec<Address>) -> Vec<Address> {
    let mut accepted: Vec<i64> = found.iter().map(|address| address.accepted).collect();
    accepted.sort_unstable_by(|one, other| other.cmp(one));
    let least = accepted
        .get(ACCEPTED_FIRST - 1)
        .copied()
        .unwrap_or(0)
        .max(1);
    let is_used = |address: &Address| address.accepted >= least;
    let mut used = found
        .iter()
        .filter(|address| is_used(address))
        .count()
        .min(ACCEPTED_FIRST);
    let mut others = MOST - used;
    found
        .into_iter()
        .filter(|address| {
            let room = if is_used(address) && used > 0 {
                &mut used
            } else {
                &mut others
            };
            let fits = *room > 0;
            *room = room.saturating_sub(1);
            fits
        })
        .collect()
}

/// One of the last calls.
pub fn call(call: &Call, sees_addresses: bool, now: Millis) -> Value {
    let may_tell = sees_addresses && retention::tells(call.at, now);
    json!({
        "at": timestamp::format(call.at),
        "address": call.address.as_deref().filter(|_| may_tell),
        "action": call.action,
        "outcome": if call.reason.is_none() { "accepted" } else { "refused" },
        "reason": call.reason,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(number: usize, accepted: i64, refused: i64) -> Address {
        Address {
            address: number.to_string(),
            accepted,
            refused,
            holding_secret: 0,
            last_at: 0,
            last_refused_at: None,
        }
    }

    #[test]
    fn refused_addresses_leave_room_for_the_most_used_ones() {
        let flood = (0..200).map(|number| address(number, 0, 1_000));
        let used = (200..280).map(|number| address(number, 280 - number as i64, 0));
        let chosen = choose(flood.chain(used).collect());
        assert_eq!(chosen.len(), 100);
        let used: Vec<_> = chosen
            .iter()
            .filter(|address| address.accepted > 0)
            .collect();
        assert_eq!(used.len(), 50);
        assert!(
            used.iter().all(|address| address.accepted > 30),
            "the most used"
        );
    }

    #[test]
    fn few_addresses_are_all_listed() {
        let chosen = choose((0..100).map(|number| address(number, 1, 0)).collect());
        assert_eq!(chosen.len(), 100);
        assert_eq!(choose(vec![address(1, 0, 1)]).len(), 1);
    }
}
