//! Building an allowlist and judging it.

use proptest::prelude::*;
use we_link_security::model::ip_allowlist::{Allowlist, EntryWarning, NetworkInfo, analyze};
use we_link_security::model::network::Network;

use super::config;
use super::networks::{edges, networks, parts_of_everything};

proptest! {
    #![proptest_config(config())]

    #[test]
    fn reports_entries_covered_by_another_entry(networks in networks()) {
        let list = Allowlist::of(networks);
        let analysis = analyze(&list, &NetworkInfo::default());
        prop_assert_eq!(analysis.warnings.len(), list.entries.len());
        let all: Vec<_> = list.entries.iter().map(|entry| entry.network).collect();
        for (network, warning) in all.iter().zip(&analysis.warnings) {
            let mut around = all.iter().filter(|other| *other != network && other.contains(network));
            match warning {
                Some(EntryWarning::Inside(outer)) => prop_assert!(around.any(|other| other == outer), "{}", network),
                _ => prop_assert_eq!(around.next(), None, "{}", network),
            }
        }
    }

    #[test]
    fn detects_full_coverage_if_no_address_is_missing(
        parts in parts_of_everything(), others in prop_oneof![Just(vec![]), networks()]
    ) {
        let given = [parts, others].concat();
        let analysis = analyze(&Allowlist::of(given.clone()), &NetworkInfo::default());
        let open = [true, false].iter().any(|is_v4| is_complete(&given, *is_v4));
        prop_assert_eq!(analysis.opens_everything(), open);
    }
}

/// Whether no address of the family from which a call may come is missing, by walking from edge to
/// edge.
fn is_complete(networks: &[Network], is_v4: bool) -> bool {
    let unused = [
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "224.0.0.0/4",
        "240.0.0.0/4",
        "::/3",
        "4000::/2",
        "8000::/1",
    ];
    let unused: Vec<_> = unused
        .iter()
        .filter_map(|text| Network::from_canonical(text))
        .collect();
    let of_family = networks
        .iter()
        .chain(&unused)
        .filter(|network| network.address().is_ipv4() == is_v4);
    let mut all: Vec<_> = of_family.map(edges).collect();
    all.sort_unstable();
    let end = if is_v4 {
        u128::from(u32::MAX)
    } else {
        u128::MAX
    };
    let mut next = 0;
    for (from, to) in all {
        if from > next {
            return false;
        }
        if to == end {
            return true;
        }
        next = next.max(to + 1);
    }
    false
}
