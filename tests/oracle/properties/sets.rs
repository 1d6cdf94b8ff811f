//! Networks as sets of addresses: ranges and merging.

use proptest::prelude::*;
use we_link_security::model::network::{Network, aggregate};

use super::config;
use super::networks::{covers, edges, networks, number, parts_of_everything, v4, v6};

proptest! {
    #![proptest_config(config())]

    #[test]
    fn range_is_ordered_complete_and_minimal(
        (one, other) in prop_oneof![(v4(), v4()), (v4(), v4()), (v6(), v6())].boxed()
    ) {
        let (first, last) = (one.min(other), one.max(other));
        let range = Network::range(first, last).expect("in order and of one family");
        let mut next = Some(number(first).0);
        for network in &range {
            let (from, to) = edges(network);
            prop_assert_eq!(Some(from), next, "{} of {:?}", network, range);
            next = to.checked_add(1);
        }
        let end = range.last().map(|network| edges(network).1);
        prop_assert_eq!(end, Some(number(last).0), "{:?}", range);
        prop_assert_eq!(aggregate(range.iter().copied()), range);
        if first != last {
            prop_assert_eq!(Network::range(last, first), None);
        }
    }

    #[test]
    fn merging_keeps_addresses_and_is_minimal(
        given in prop_oneof![4 => networks(), 1 => parts_of_everything()]
    ) {
        let mut given = given;
        given.sort_unstable();
        let once = aggregate(given.iter().copied());
        prop_assert!(once.len() <= given.len(), "{:?}", once);
        prop_assert_eq!(aggregate(once.iter().copied()), once.clone());
        for pair in once.windows(2) {
            prop_assert!(pair[0] < pair[1] && !pair[0].contains(&pair[1]), "{:?}", pair);
            prop_assert_eq!(pair[0].joined(&pair[1]), None);
        }
        // What is allowed changes only at the edges of a network.
        for network in given.iter().chain(&once) {
            let (is_v4, (from, to)) = (network.address().is_ipv4(), edges(network));
            let around = [from.checked_sub(1), Some(from), Some(to), to.checked_add(1)];
            for at in around.into_iter().flatten() {
                prop_assert_eq!(covers(&given, is_v4, at), covers(&once, is_v4, at), "{} at {}", network, at);
            }
        }
    }
}
