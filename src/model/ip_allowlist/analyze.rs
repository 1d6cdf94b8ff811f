//! What is odd about a list, and what it adds up to.

use super::list::Allowlist;
use crate::model::network::{IpFamily, Network, aggregate, sorted};

/// What the API tells about addresses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NetworkInfo {
    /// The address of the person, as the public side would see it.
    pub caller: Option<Network>,
    /// Networks that the public side can never see as a caller.
    pub unreachable: Vec<Network>,
}

/// A list, judged.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Analysis {
    /// What is odd, an entry each.
    pub oddities: Vec<Option<EntryWarning>>,
    /// The fewest networks that allow the same addresses.
    pub merged: Vec<Network>,
    /// Addresses that the list allows, each counted once.
    pub addresses: f64,
}

/// What is odd about an entry. None of it keeps anybody from saving.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryWarning {
    /// Another entry allows it already.
    Inside(Network),
    /// The API says that no call ever comes from there.
    NeverSeen,
    /// Made for examples (RFC 5737, RFC 3849, RFC 9637).
    Documentation,
    /// No machine's own address (RFC 5771, RFC 4291).
    Multicast,
    /// A computer's address for itself (RFC 1122, RFC 4291).
    Loopback,
    /// No address yet (RFC 1122, RFC 4291).
    Unspecified,
    /// Of one link (RFC 3927, RFC 4291).
    LinkLocal,
    /// Of one site or behind one provider (RFC 1918, RFC 4193, RFC 6598).
    Private,
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
const LOOPBACK: [Network; 1] = [Network::v4(127, 0, 0, 8)];
const UNSPECIFIED: [Network; 1] = [Network::v4(0, 0, 0, 8)];
const LINK_LOCAL: [Network; 2] = [Network::v4(169, 254, 0, 16), Network::v6(0xfe80, 0, 10)];
const PRIVATE: [Network; 5] = [
    Network::v4(10, 0, 0, 8),
    Network::v4(100, 64, 0, 10),
    Network::v4(172, 16, 0, 12),
    Network::v4(192, 168, 0, 16),
    Network::v6(0xfc00, 0, 7),
];
/// No public caller has an address from here or from what stands above, so a list may lack them
/// and allow every caller all the same.
const UNUSED_V4: [Network; 2] = [Network::v4(0, 0, 0, 8), Network::v4(224, 0, 0, 3)];
/// All global unicast addresses of IPv6 (RFC 4291, 2.4).
const GLOBAL_V6: Network = Network::v6(0x2000, 0, 3);

impl Analysis {
    /// Whether the entries add up to every address from which a call may come, of IPv4 (1.0.0.0 to
    /// 223.255.255.255 without loopback, link-local and private networks) or of IPv6 (2000::/3).
    /// Such a list counts as any address.
    #[must_use]
    pub fn opens_everything(&self) -> bool {
        let unused = [&UNUSED_V4[..], &LOOPBACK, &LINK_LOCAL[..1], &PRIVATE[..4]];
        let all = sorted([&self.merged[..], &unused.concat()].concat());
        let all = aggregate(all.into_iter().map(|(network, _)| network));
        all.iter()
            .any(|network| network.prefix() == 0 || network.contains(&GLOBAL_V6))
    }

    /// The number of networks after a merge; `None` where a merge does not make the list shorter, or
    /// where it gives `/0`, which the API refuses in a list.
    #[must_use]
    pub fn mergeable(&self) -> Option<usize> {
        let fits = self.merged.iter().all(|network| network.prefix() > 0);
        let count = Some(self.merged.len());
        count.filter(|count| fits && *count < self.oddities.len())
    }
}

/// Judges a list. An entry that holds the address which the API itself reported is never scolded
/// for where it lies.
#[must_use]
pub fn analyze(list: &Allowlist, known: &NetworkInfo) -> Analysis {
    let sorted = list.sorted();
    let mut oddities = vec![None; sorted.len()];
    let mut outer: Option<Network> = None;
    for (network, at) in &sorted {
        oddities[*at] = match outer {
            Some(outer) if outer.contains(network) => Some(EntryWarning::Inside(outer)),
            _ => {
                outer = Some(*network);
                warning_for(network, known)
            }
        };
    }
    let merged = aggregate(sorted.into_iter().map(|(network, _)| network));
    Analysis {
        oddities,
        addresses: merged.iter().map(Network::address_count).sum(),
        merged,
    }
}

fn warning_for(network: &Network, known: &NetworkInfo) -> Option<EntryWarning> {
    let is_callers = known.caller.is_some_and(|caller| network.contains(&caller));
    let lies_in =
        |places: &[Network]| !is_callers && places.iter().any(|place| place.contains(network));
    let wide = match network.family() {
        IpFamily::V4 => 16,
        IpFamily::V6 => 32,
    };
    let address = network.address();
    let is_own = |is_meant: bool| is_meant && network.is_single() && !is_callers;
    if lies_in(&MULTICAST) {
        Some(EntryWarning::Multicast)
    } else if lies_in(&LOOPBACK) || is_own(address.is_loopback()) {
        Some(EntryWarning::Loopback)
    } else if lies_in(&UNSPECIFIED) || is_own(address.is_unspecified()) {
        Some(EntryWarning::Unspecified)
    } else if lies_in(&known.unreachable) {
        Some(EntryWarning::NeverSeen)
    } else if lies_in(&LINK_LOCAL) {
        Some(EntryWarning::LinkLocal)
    } else if lies_in(&PRIVATE) {
        Some(EntryWarning::Private)
    } else if lies_in(&DOCUMENTATION) {
        Some(EntryWarning::Documentation)
    } else {
        (network.prefix() < wide).then_some(EntryWarning::Wide)
    }
}
