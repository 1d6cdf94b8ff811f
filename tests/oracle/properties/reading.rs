//! Reading one entry.

use proptest::prelude::*;
use we_link_security::model::ip_allowlist::{Normalization, ParsedEntry, import, parse_entry};
use we_link_security::model::network::Network;

use super::config;
use super::networks::network;
use super::texts::almost;

const AROUND: [(&str, &str); 4] = [
    ("\"", "\""),
    (" ", "\t"),
    ("\u{202A}", "\u{202C}"),
    ("“", "”"),
];

proptest! {
    #![proptest_config(config())]

    #[test]
    fn displayed_network_reads_as_the_same_network(network in network()) {
        let text = network.to_string();
        prop_assert_eq!(Network::from_canonical(&text), Some(network));
        prop_assert_eq!(parse_entry(&text), Ok(ParsedEntry::Network(network, vec![])));
    }

    #[test]
    fn quotes_blanks_and_invisible_marks_change_no_network(
        network in network(),
        (before, after) in prop::sample::select(&AROUND[..])
    ) {
        let text = format!("{before}{network}{after}");
        let taken = match parse_entry(&text) {
            Ok(ParsedEntry::Network(taken, changes)) if !changes.contains(&Normalization::Url) => Some(taken),
            _ => None,
        };
        prop_assert_eq!(taken, Some(network), "{:?}", text);
    }

    #[test]
    fn reading_and_importing_never_panic(anything in any::<String>(), almost in almost()) {
        for text in [&anything, &almost] {
            let _ = parse_entry(text);
            let _ = import(text);
        }
    }

    #[test]
    fn read_entry_never_matches_every_address(text in almost()) {
        let networks = match parse_entry(&text) {
            Ok(ParsedEntry::Network(network, _)) => vec![network],
            Ok(ParsedEntry::HostBits { network, address }) => vec![network, address],
            Ok(ParsedEntry::Range(networks)) => networks,
            Err(_) => vec![],
        };
        prop_assert!(networks.iter().all(|network| network.prefix() > 0), "{:?}: {:?}", text, networks);
    }
}
