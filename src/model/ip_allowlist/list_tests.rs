//! Building an allowlist and warning about its entries.

use super::{Allowlist, Analysis, Entry, EntryWarning, NetworkInfo, analyze};
use crate::model::network::Network;

fn entries(text: &str) -> Vec<Entry> {
    let words = text.split([' ', ',']).filter(|word| !word.is_empty());
    words
        .filter_map(|word| Some(Entry::read_from(network(word)?, word)))
        .collect()
}

fn list(text: &str) -> Allowlist {
    let mut list = Allowlist::default();
    list.add(entries(text));
    list
}

fn shown(list: &Allowlist) -> Vec<String> {
    let networks = list.entries.iter().map(|entry| entry.network.to_string());
    networks.collect()
}

fn network(text: &str) -> Option<Network> {
    Network::from_canonical(text)
}

fn judged(text: &str) -> Analysis {
    let known = NetworkInfo {
        caller: network("203.0.113.9"),
        unreachable: network("10.0.0.0/8").into_iter().collect(),
    };
    analyze(&list(text), &known)
}

#[test]
fn duplicate_network_keeps_its_first_position() {
    let mut list = list("192.0.2.2, 192.0.2.1, 192.0.2.2/32");
    assert_eq!(shown(&list), ["192.0.2.2", "192.0.2.1"]);
    assert_eq!(list.add(entries("192.0.2.1 192.0.2.3")), 1);
    assert_eq!(shown(&list), ["192.0.2.2", "192.0.2.1", "192.0.2.3"]);
}

#[test]
fn keeps_typed_text_if_spelling_differs() {
    let list = list("2001:DB8::1 192.0.2.1");
    assert_eq!(list.entries[0].typed.as_deref(), Some("2001:DB8::1"));
    assert_eq!(list.entries[1].typed, None);
}

#[test]
fn merging_keeps_addresses_with_fewer_entries() {
    let before = judged("10.0.1.0/24 10.0.0.0/24 10.0.0.7 192.0.2.1");
    let merged: Vec<_> = before.merged.iter().map(ToString::to_string).collect();
    assert_eq!(merged, ["10.0.0.0/23", "192.0.2.1"]);
    let after = analyze(&Allowlist::of(before.merged), &NetworkInfo::default());
    assert_eq!(before.addresses.to_bits(), after.addresses.to_bits());
}

#[test]
fn warns_about_suspicious_networks() {
    let wide = Network::from_canonical("192.0.0.0/10").map(EntryWarning::Inside);
    for (text, expected) in [
        ("192.0.2.1", Some(EntryWarning::Documentation)),
        ("2001:db8::/33", Some(EntryWarning::Documentation)),
        ("3fff:1000::", None),
        ("3fff:123::", Some(EntryWarning::Documentation)),
        ("224.0.0.1", Some(EntryWarning::Multicast)),
        ("ff02::1", Some(EntryWarning::Multicast)),
        ("10.1.2.3", Some(EntryWarning::NeverSeen)),
        ("172.31.0.0/16", Some(EntryWarning::Private)),
        ("192.168.1.1", Some(EntryWarning::Private)),
        ("100.64.0.0/10", Some(EntryWarning::Private)),
        ("fd00:1::/64", Some(EntryWarning::Private)),
        ("169.254.0.1", Some(EntryWarning::LinkLocal)),
        ("fe80::1", Some(EntryWarning::LinkLocal)),
        ("127.0.0.1", Some(EntryWarning::Loopback)),
        ("::1", Some(EntryWarning::Loopback)),
        ("0.0.0.0", Some(EntryWarning::Unspecified)),
        ("::", Some(EntryWarning::Unspecified)),
        ("::/64", None),
        ("192.0.0.0/10", Some(EntryWarning::Wide)),
        ("192.0.0.0/16", None),
        ("2000::/3", Some(EntryWarning::Wide)),
        ("2a00::/32", None),
    ] {
        assert_eq!(judged(text).warnings, [expected], "{text}");
    }
    assert_eq!(
        judged("192.1.1.1 192.0.0.0/10").warnings,
        [wide, Some(EntryWarning::Wide)]
    );
}

/// Networks with a warning that needs no information from the API: addresses and networks of each
/// kind.
const BY_ITSELF: [(&str, EntryWarning); 22] = [
    ("127.0.0.1", EntryWarning::Loopback),
    ("127.0.0.0/8", EntryWarning::Loopback),
    ("::1", EntryWarning::Loopback),
    ("0.0.0.0", EntryWarning::Unspecified),
    ("0.0.0.0/8", EntryWarning::Unspecified),
    ("::", EntryWarning::Unspecified),
    ("239.255.255.250", EntryWarning::Multicast),
    ("224.0.0.0/4", EntryWarning::Multicast),
    ("ff00::/8", EntryWarning::Multicast),
    ("192.0.2.7", EntryWarning::Documentation),
    ("198.51.100.0/24", EntryWarning::Documentation),
    ("203.0.113.0/25", EntryWarning::Documentation),
    ("2001:db8::/32", EntryWarning::Documentation),
    ("3fff::/20", EntryWarning::Documentation),
    ("10.0.0.0/8", EntryWarning::Private),
    ("172.16.0.0/12", EntryWarning::Private),
    ("192.168.1.0/24", EntryWarning::Private),
    ("100.64.0.1", EntryWarning::Private),
    ("fc00::/7", EntryWarning::Private),
    ("fd12::1", EntryWarning::Private),
    ("169.254.169.254", EntryWarning::LinkLocal),
    ("fe80::/10", EntryWarning::LinkLocal),
];

#[test]
fn warns_about_networks_that_no_caller_has() {
    let all = [network("0.0.0.0/0"), network("::/0")];
    let other = [network("9.9.9.0/24"), network("2a00::/32")];
    for (text, by_itself) in BY_ITSELF {
        let warnings = |unreachable: &[Option<Network>], caller: &str| {
            let known = NetworkInfo {
                caller: network(caller),
                unreachable: unreachable.iter().copied().flatten().collect(),
            };
            analyze(&list(text), &known).warnings
        };
        assert_eq!(warnings(&[], ""), [Some(by_itself)], "{text}");
        assert_eq!(warnings(&other, "9.9.9.9"), [Some(by_itself)], "{text}");
        let warning = warnings(&all, "")[0];
        let expected = [Some(by_itself), Some(EntryWarning::NeverSeen)];
        assert!(expected.contains(&warning), "{text}: {warning:?}");
        let first = text.split('/').next().unwrap_or_default();
        for unreachable in [&[][..], &all] {
            let own = warnings(unreachable, first)[0];
            assert!(
                matches!(own, None | Some(EntryWarning::Wide)),
                "{text}: {own:?}"
            );
        }
    }
}

#[test]
fn never_warns_about_the_reported_caller_address() {
    assert_eq!(judged("203.0.113.9").warnings, [None]);
    assert_eq!(judged("203.0.113.0/24").warnings, [None]);
    assert_eq!(
        judged("203.0.113.8").warnings,
        [Some(EntryWarning::Documentation)]
    );
}

/// 1.0.0.0 to 223.255.255.255 without loopback, link-local, shared and private networks.
const PUBLIC_V4: &str = "1.0.0.0/8 2.0.0.0/7 4.0.0.0/6 8.0.0.0/7 11.0.0.0/8 12.0.0.0/6 16.0.0.0/4 \
    32.0.0.0/3 64.0.0.0/3 96.0.0.0/6 100.0.0.0/10 100.128.0.0/9 101.0.0.0/8 102.0.0.0/7 104.0.0.0/5 \
    112.0.0.0/5 120.0.0.0/6 124.0.0.0/7 126.0.0.0/8 128.0.0.0/3 160.0.0.0/5 168.0.0.0/8 169.0.0.0/9 \
    169.128.0.0/10 169.192.0.0/11 169.224.0.0/12 169.240.0.0/13 169.248.0.0/14 169.252.0.0/15 \
    169.255.0.0/16 170.0.0.0/7 172.0.0.0/12 172.32.0.0/11 172.64.0.0/10 172.128.0.0/9 173.0.0.0/8 \
    174.0.0.0/7 176.0.0.0/4 192.0.0.0/9 192.128.0.0/11 192.160.0.0/13 192.169.0.0/16 192.170.0.0/15 \
    192.172.0.0/14 192.176.0.0/12 192.192.0.0/10 193.0.0.0/8 194.0.0.0/7 196.0.0.0/6 200.0.0.0/5 \
    208.0.0.0/4";

#[test]
fn detects_full_coverage_by_several_networks() {
    for text in [
        "0.0.0.0/1 128.0.0.0/1",
        "::/1, 8000::/2, c000::/2",
        "0.0.0.0/1 64.0.0.0/2 128.0.0.0/1",
        // Without the networks in which no caller has an address.
        "0.0.0.0/1 128.0.0.0/2 192.0.0.0/3",
        "2000::/4 3000::/4",
        PUBLIC_V4,
    ] {
        assert!(judged(text).opens_everything(), "{text}");
    }
    for text in [
        "",
        "0.0.0.0/1 128.0.0.0/2 192.0.0.0/4",
        "2000::/4",
        &PUBLIC_V4.replace("192.169.0.0/16", ""),
    ] {
        assert!(!judged(text).opens_everything(), "{text}");
    }
}

#[test]
fn offers_merging_only_if_result_is_shorter_and_valid() {
    assert_eq!(judged("0.0.0.0/1 128.0.0.0/1").mergeable(), None);
    assert_eq!(judged("::/1 8000::/1 9.9.9.9").mergeable(), None);
    assert_eq!(judged("0.0.0.0/1 64.0.0.0/2").mergeable(), Some(1));
    assert_eq!(judged("9.9.9.8 9.9.9.9 8.8.8.8").mergeable(), Some(2));
    assert_eq!(judged("9.9.9.8 8.8.8.8").mergeable(), None);
    assert_eq!(judged("").mergeable(), None);
}

#[test]
fn counts_overlapping_addresses_once() {
    let total = |text| judged(text).addresses;
    assert!((total("192.0.2.0/24 192.0.2.7 198.51.100.7 198.51.100.8") - 258.0).abs() < 0.5);
}
