//! Analyses a list: warnings about its entries, its merged networks and its address count.

use super::list::Allowlist;
use crate::model::network::{IpFamily, Network, aggregate, sorted};

/// Address information from the API.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NetworkInfo {
    /// The user's address, as the public API would see it.
    pub caller: Option<Network>,
    /// Networks from which no call can reach the public API.
    pub unreachable: Vec<Network>,
}

/// The result of `analyze`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Analysis {
    /// One item per entry, in the order of the list; `None` without a warning.
    pub warnings: Vec<Option<EntryWarning>>,
    /// The fewest networks that allow the same addresses.
    pub merged: Vec<Network>,
    /// Number of allowed addresses. An address in several entries counts once.
    pub addresses: f64,
}

/// A warning about an entry. No warning prevents saving.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryWarning {
    /// Already allowed by this network of another entry.
    Inside(Network),
    /// The API reports that no call ever comes from there.
    NeverSeen,
    /// Reserved for examples (RFC 5737, RFC 3849, RFC 9637).
    Documentation,
    /// Not the address of a single machine (RFC 5771, RFC 4291).
    Multicast,
    /// Reaches only the computer itself (RFC 1122, RFC 4291).
    Loopback,
    /// Used by a host that has no address yet (RFC 1122, RFC 4291).
    Unspecified,
    /// Valid on one link only (RFC 3927, RFC 4291).
    LinkLocal,
    /// Valid only in one site or behind one provider (RFC 1918, RFC 4193, RFC 6598).
    Private,
    /// Wider than /16 (IPv4) or /32 (IPv6), which is more than one organisation usually has.
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
/// No public caller has an address in these networks, nor in the IPv4 networks of `LOOPBACK`,
/// `LINK_LOCAL` and `PRIVATE`. A list without them can still allow every caller.
const UNUSED_V4: [Network; 2] = [Network::v4(0, 0, 0, 8), Network::v4(224, 0, 0, 3)];
/// All global unicast addresses of IPv6 (RFC 4291, 2.4).
const GLOBAL_V6: Network = Network::v6(0x2000, 0, 3);

impl Analysis {
    /// Whether the entries together allow every address from which a call can come: of IPv4
    /// (1.0.0.0 to 223.255.255.255 without loopback, link-local and private networks) or of IPv6
    /// (2000::/3). Such a list is treated like “any address”.
    #[must_use]
    pub fn opens_everything(&self) -> bool {
        let unused = [&UNUSED_V4[..], &LOOPBACK, &LINK_LOCAL[..1], &PRIVATE[..4]];
        let all = sorted([&self.merged[..], &unused.concat()].concat());
        let all = aggregate(all.into_iter().map(|(network, _)| network));
        all.iter()
            .any(|network| network.prefix() == 0 || network.contains(&GLOBAL_V6))
    }

    /// The number of networks after a merge. `None` if a merge does not shorten the list, or if it
    /// results in a `/0`, which the API refuses in a list.
    #[must_use]
    pub fn mergeable(&self) -> Option<usize> {
        let fits = self.merged.iter().all(|network| network.prefix() > 0);
        let count = Some(self.merged.len());
        count.filter(|count| fits && *count < self.warnings.len())
    }
}

/// Analyses a list. An entry that contains the caller's address, as reported by the API, gets no
/// warning about its kind of network, only [`EntryWarning::Inside`] or [`EntryWarning::Wide`].
#[must_use]
pub fn analyze(list: &Allowlist, known: &NetworkInfo) -> Analysis {
    let sorted = list.sorted();
    let mut warnings = vec![None; sorted.len()];
    let mut outer: Option<Network> = None;
    for (network, at) in &sorted {
        warnings[*at] = match outer {
            Some(outer) if outer.contains(network) => Some(EntryWarning::Inside(outer)),
            _ => {
                outer = Some(*network);
                warning_for(network, known)
            }
        };
    }
    let merged = aggregate(sorted.into_iter().map(|(network, _)| network));
    Analysis {
        warnings,
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
