//! Canonical form, ranges, merging and sizes of networks.

use super::{Network, aggregate};

fn networks(texts: &[&str]) -> Vec<Network> {
    let read = |text: &&str| Network::from_canonical(text);
    texts.iter().filter_map(read).collect()
}

fn shown(networks: &[Network]) -> Vec<String> {
    networks.iter().map(ToString::to_string).collect()
}

#[test]
fn networks_are_shown_in_their_canonical_form() {
    for (text, canonical) in [
        ("203.0.113.7/32", "203.0.113.7"),
        ("198.51.100.9/28", "198.51.100.0/28"),
        ("2001:DB8:0:0:0:0:0:1", "2001:db8::1"),
        ("2001:db8:1::/48", "2001:db8:1::/48"),
        ("0.0.0.0/0", "0.0.0.0/0"),
        ("::/0", "::/0"),
    ] {
        assert_eq!(shown(&networks(&[text])), [canonical], "{text}");
    }
}

#[test]
fn range_becomes_the_fewest_networks() {
    let range = |first: &str, last: &str| {
        let networks = Network::range(first.parse().ok()?, last.parse().ok()?)?;
        Some(shown(&networks))
    };
    assert_eq!(
        range("10.0.0.5", "10.0.0.10"),
        Some(vec![
            "10.0.0.5".into(),
            "10.0.0.6/31".into(),
            "10.0.0.8/31".into(),
            "10.0.0.10".into()
        ])
    );
    assert_eq!(
        range("0.0.0.0", "255.255.255.255"),
        Some(vec!["0.0.0.0/0".into()])
    );
    assert_eq!(
        range("::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"),
        Some(vec!["::/0".into()])
    );
    assert_eq!(range("10.0.0.2", "10.0.0.1"), None);
    assert_eq!(range("10.0.0.2", "::1"), None);
}

#[test]
fn merges_adjacent_and_nested_networks() {
    let merged = |texts: &[&str]| shown(&aggregate(networks(texts).into_iter()));
    let given = [
        "10.0.0.0/25",
        "10.0.0.7",
        "10.0.0.128/25",
        "10.0.1.0/24",
        "::1",
    ];
    assert_eq!(merged(&given), ["10.0.0.0/23", "::1"]);
    assert_eq!(merged(&["0.0.0.0/1", "128.0.0.0/1"]), ["0.0.0.0/0"]);
}

#[test]
fn sizes_are_exact() {
    let size = |text: &str| Network::from_canonical(text).map(|network| network.address_count());
    assert_eq!(size("10.0.0.0/24"), Some(256.0));
    assert_eq!(size("::1"), Some(1.0));
    assert_eq!(
        size("::/1"),
        Some(170_141_183_460_469_231_731_687_303_715_884_105_728.0)
    );
}
