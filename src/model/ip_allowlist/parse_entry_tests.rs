//! Expected results for the spellings of an entry. Written by hand: the page accepts more than any
//! library, so no library can be the oracle.

use super::{ParseError, ParsedEntry, parse_entry};

/// The networks with the names of the changes, or the name of the mistake with its fix.
fn shown(entry: &str) -> String {
    match parse_entry(entry) {
        Ok(ParsedEntry::Network(network, changes)) => {
            let changes: Vec<_> = changes
                .iter()
                .map(|change| format!(" {change:?}"))
                .collect();
            format!("{network}{}", changes.concat())
        }
        Ok(ParsedEntry::HostBits { network, address }) => format!("{network} or {address}"),
        Ok(ParsedEntry::Range(networks)) => {
            let networks: Vec<_> = networks.iter().map(ToString::to_string).collect();
            networks.join(", ")
        }
        Err(error) => match error.fix() {
            Some(fix) => format!("{} → {fix}", name(&error)),
            None => name(&error),
        },
    }
}

fn name(error: &ParseError) -> String {
    let text = format!("{error:?}");
    text.split(['(', ' ']).next().unwrap_or_default().to_owned()
}

fn check(vectors: &[(&str, &str)]) {
    for (entry, expected) in vectors {
        assert_eq!(shown(entry), *expected, "{entry:?}");
    }
}

#[test]
fn reads_addresses_and_networks() {
    check(&[
        ("203.0.113.7", "203.0.113.7"),
        ("203.0.113.7/32", "203.0.113.7"),
        ("198.51.100.0/28", "198.51.100.0/28"),
        ("2001:DB8:0:0:0:0:0:1", "2001:db8::1"),
        ("2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"),
        ("2001:0db8::0001", "2001:db8::1"),
        ("2001:db8::192.0.2.33", "2001:db8::c000:221"),
        ("64:ff9b::192.0.2.33/128", "64:ff9b::c000:221"),
        ("2001:db8:1::/48", "2001:db8:1::/48"),
        ("::", "::"),
        ("::1", "::1"),
        ("  203.0.113.7\t", "203.0.113.7"),
    ]);
}

#[test]
fn reports_corrections() {
    check(&[
        ("::ffff:203.0.113.7", "203.0.113.7 Mapped"),
        ("::ffff:203.0.113.0/120", "203.0.113.0/24 Mapped"),
        ("::ffff:cb00:7107", "203.0.113.7 Mapped"),
        ("[2001:db8::1]", "2001:db8::1 Brackets"),
        ("[2001:db8::1]:443", "2001:db8::1 Port Brackets"),
        ("203.0.113.7:8080", "203.0.113.7 Port"),
        ("https://203.0.113.7/v1/path?x=1#y", "203.0.113.7 Url"),
        (
            "https://user:pass@203.0.113.7:8443/",
            "203.0.113.7 Url Port",
        ),
        ("http://[2001:db8::1]:80/x", "2001:db8::1 Url Port Brackets"),
        ("http://203.0.113.0/24", "203.0.113.0 Url"),
        ("\"203.0.113.7\"", "203.0.113.7 Quotes"),
        ("“2001:db8::1”", "2001:db8::1 Quotes"),
        ("\u{202A}203.0.113.7\u{202C}", "203.0.113.7 Invisible"),
        ("203.0\u{200B}.113.7", "203.0.113.7 Invisible"),
        ("\u{FEFF}203.0.113.7", "203.0.113.7 Invisible"),
        ("203.0.113.*", "203.0.113.0/24 Wildcard"),
        ("203.0.*.*", "203.0.0.0/16 Wildcard"),
        ("203.0.*", "203.0.0.0/16 Wildcard"),
        ("10.*", "10.0.0.0/8 Wildcard"),
    ]);
}

#[test]
fn strips_surrounding_punctuation_and_labels() {
    check(&[
        ("203.0.113.7.", "203.0.113.7"),
        ("203.0.113.7,", "203.0.113.7"),
        ("(203.0.113.7)", "203.0.113.7"),
        ("- 203.0.113.7", "NotAnAddress"),
        ("-203.0.113.7", "203.0.113.7"),
        ("ip4:203.0.113.0/24", "203.0.113.0/24"),
        ("ip6:2001:db8::/32", "2001:db8::/32"),
        ("host:203.0.113.7:80", "203.0.113.7 Port"),
        ("2001:db8::", "2001:db8::"),
        ("2001:db8::1:", "2001:db8::1"),
    ]);
}

#[test]
fn host_bits_offer_network_or_address() {
    check(&[
        ("10.0.0.7/24", "10.0.0.0/24 or 10.0.0.7"),
        ("2001:db8::7/64", "2001:db8::/64 or 2001:db8::7"),
        ("::ffff:10.0.0.7/120", "10.0.0.0/24 or 10.0.0.7"),
        ("::ffff:10.0.0.7/64", "::/64 or 10.0.0.7"),
        ("10.0.0.1/31", "10.0.0.0/31 or 10.0.0.1"),
    ]);
}

#[test]
fn ranges_become_the_fewest_networks() {
    check(&[
        ("10.0.0.0-10.0.0.255", "10.0.0.0/24"),
        (
            "10.0.0.5-10.0.0.10",
            "10.0.0.5, 10.0.0.6/31, 10.0.0.8/31, 10.0.0.10",
        ),
        ("10.0.0.5–10.0.0.6", "10.0.0.5, 10.0.0.6"),
        ("10.0.0.5 - 10.0.0.6", "10.0.0.5, 10.0.0.6"),
        ("10.0.0.5-6", "10.0.0.5, 10.0.0.6"),
        ("10.0.0.5-10.0.0.5", "10.0.0.5"),
        ("2001:db8::1-2001:db8::2", "2001:db8::1, 2001:db8::2"),
        ("[2001:db8::1]-[2001:db8::2]", "2001:db8::1, 2001:db8::2"),
        ("::ffff:10.0.0.1-10.0.0.2", "10.0.0.1, 10.0.0.2"),
        ("10.0.0.9-10.0.0.5", "Backward → 10.0.0.5-10.0.0.9"),
        ("10.0.0.9-5", "Backward → 10.0.0.5-10.0.0.9"),
        ("10.0.0.9-", "Range"),
        ("10.0.0.9-office", "Range"),
        ("10.0.0.9-::1", "Range"),
        ("0.0.0.0-255.255.255.255", "OpensEverything"),
        (
            "::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
            "OpensEverything",
        ),
    ]);
}

#[test]
fn reports_specific_mistakes() {
    check(&[
        ("", "NotAnAddress"),
        ("office", "NotAnAddress"),
        ("203.0.113.999", "NotAnAddress"),
        ("203.0.113", "NotAnAddress"),
        ("1.2.3.4.5", "NotAnAddress"),
        ("12345", "NotAnAddress"),
        ("2001:db8::1::2", "NotAnAddress"),
        ("1:2:3:4:5:6:7:8:9", "NotAnAddress"),
        ("00:1a:2b:3c:4d:5e", "NotAnAddress"),
        ("203.0.*.7", "NotAnAddress"),
        ("203.0.113.*/24", "NotAnAddress"),
        ("crm.example.com", "HostName"),
        ("crm.example.com.", "HostName"),
        ("*.example.com", "HostName"),
        ("bücher.example", "HostName"),
        ("https://crm.example.com:443/path", "HostName"),
        ("localhost", "HostName"),
        ("192.168.010.1", "LeadingZero"),
        ("010.0.0.1/8", "LeadingZero"),
        ("010.*", "LeadingZero"),
        ("3405803783", "Number → 203.0.113.7"),
        ("0xCB007107", "Number → 203.0.113.7"),
        ("0xcb.0x0.0x71.0x7", "Number → 203.0.113.7"),
        ("４２.０.０.１", "OtherDigits"),
        ("١٠.٠.٠.١", "OtherDigits"),
        ("fe80::1%eth0", "Zone"),
        ("fe80::1%eth0/64", "Zone"),
        ("10.0.0.0/33", "Prefix"),
        ("10.0.0.0/08", "Prefix"),
        ("10.0.0.0/+8", "Prefix"),
        ("10.0.0.0/", "Prefix"),
        ("10.0.0.0/8/8", "Prefix"),
        ("2001:db8::/129", "Prefix"),
        ("10.0.0.0/255.0.255.0", "Prefix"),
        ("10.0.0.0/255.255.0.0", "Mask → 10.0.0.0/16"),
        ("10.0.0.0/0.0.255.255", "Mask → 10.0.0.0/16"),
        ("10.0.0.7/255.255.255.255", "Mask → 10.0.0.7"),
        ("10.0.0.7/255.255.255.0", "Mask → 10.0.0.7/24"),
        ("45²", "NotAnAddress"),
        ("0.0.0.0/0", "OpensEverything"),
        ("::/0", "OpensEverything"),
        ("10.0.0.7/0", "OpensEverything"),
        ("::ffff:0.0.0.0/96", "OpensEverything"),
        ("0.0.0.0/0.0.0.0", "OpensEverything"),
        ("*", "OpensEverything"),
        ("*.*.*.*", "OpensEverything"),
    ]);
}

#[test]
fn reading_never_panics() {
    let pieces = [
        "",
        ".",
        ":",
        "::",
        "/",
        "-",
        "*",
        "[",
        "]",
        "%",
        "0",
        "255",
        "1.2.3.4",
        "2001:db8::1",
        "0x",
        "://",
        "@",
        "\"",
        "\u{202E}",
        "é",
        "５",
        "\u{1F600}",
        "--",
        "#",
        "ip4:",
        "/24",
        ":80",
        " ",
    ];
    for a in pieces {
        for b in pieces {
            for c in pieces {
                let _ = parse_entry(&format!("{a}{b}{c}"));
            }
        }
    }
}
