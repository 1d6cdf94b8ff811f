//! What is odd about a list, and what it adds up to.

use super::list::Allowlist;
use crate::domain::network::{Family, Network, merged};

/// What the API tells about addresses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownByApi {
    /// The address of the person, as the public side would see it.
    pub caller: Option<Network>,
    /// Networks that the public side can never see as a caller.
    pub unreachable: Vec<Network>,
}

/// A list, judged.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Judgement {
    /// What is odd, an entry each.
    pub oddities: Vec<Option<Oddity>>,
    /// The fewest networks that allow the same addresses.
    pub merged: Vec<Network>,
    /// Addresses that the list allows, each counted once.
    pub addresses: f64,
}

/// What is odd about an entry. None of it keeps anybody from saving.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Oddity {
    /// Another entry allows it already.
    Inside(Network),
    /// The API says that no call ever comes from there.
    NeverSeen,
    /// Made for examples (RFC 5737, RFC 3849, RFC 9637).
    Documentation,
    /// No machine's own address (RFC 5771, RFC 4291).
    Multicast,
    /// Larger than what one organisation usually has.
    Wide,
}

const DOCUMENTATION: [Network; 5] = [
    Network::v4(192, 0, 2, 24),
    Network::v4(198, 51, 100, 24),
    Network::v4(203, 0, 113, 24),
    Network::v6(0x2001, 0xdb8, 32),
    Network::v6(0x3fff, 0, 20),
];
const MULTICAST: [Network; 2] = [Network::v4(224, 0, 0, 4), Network::v6(0xff00, 0, 8)];

impl Judgement {
    /// Whether the entries add up to every address of a family.
    #[must_use]
    pub fn opens_everything(&self) -> bool {
        self.merged.iter().any(|network| network.prefix() == 0)
    }
}

/// Judges a list. An entry that holds the address which the API itself reported is never scolded
/// for where it lies.
#[must_use]
pub fn judge(list: &Allowlist, known: &KnownByApi) -> Judgement {
    let mut sorted = list.numbered();
    sorted.sort_unstable();
    let mut oddities = vec![None; sorted.len()];
    let mut outer: Option<Network> = None;
    for (network, at) in &sorted {
        oddities[*at] = match outer {
            Some(outer) if outer.contains(network) => Some(Oddity::Inside(outer)),
            _ => {
                outer = Some(*network);
                odd_by_itself(network, known)
            }
        };
    }
    let merged = merged(sorted.into_iter().map(|(network, _)| network));
    Judgement {
        oddities,
        addresses: merged.iter().map(Network::size).sum(),
        merged,
    }
}

fn odd_by_itself(network: &Network, known: &KnownByApi) -> Option<Oddity> {
    let is_callers = known.caller.is_some_and(|caller| network.contains(&caller));
    let lies_in =
        |places: &[Network]| !is_callers && places.iter().any(|place| place.contains(network));
    let wide = match network.family() {
        Family::V4 => 16,
        Family::V6 => 32,
    };
    if lies_in(&MULTICAST) {
        Some(Oddity::Multicast)
    } else if lies_in(&known.unreachable) {
        Some(Oddity::NeverSeen)
    } else if lies_in(&DOCUMENTATION) {
        Some(Oddity::Documentation)
    } else {
        (network.prefix() < wide).then_some(Oddity::Wide)
    }
}
