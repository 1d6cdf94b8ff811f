//! Texts as people paste them.

use super::{Found, Reading, Reason, take_apart};

/// `line: entry` of what is taken, or `line: entry (why not)`.
pub(super) fn shown(text: &str) -> Vec<String> {
    let show = |found: &Found| {
        let Found {
            line,
            entry,
            reading,
        } = found;
        match reading {
            Ok(Reading::Network(network, _)) => format!("{line}: {network}"),
            Ok(Reading::HostBits { network, address }) => format!("{line}: {network} or {address}"),
            Ok(Reading::Range(networks)) => {
                let networks: Vec<_> = networks.iter().map(ToString::to_string).collect();
                format!("{line}: {}", networks.join("+"))
            }
            Err(Reason::Mistake(mistake)) => format!("{line}: {entry} ({mistake:?})"),
            Err(reason) => format!("{line}: {entry} ({reason:?})"),
        }
    };
    take_apart(text).iter().map(show).collect()
}

pub(super) fn check(text: &str, expected: &[&str]) {
    assert_eq!(shown(text), expected, "{text}");
}

#[test]
fn lines_commas_and_columns() {
    check(
        "203.0.113.7\r\n198.51.100.0/28, 2001:db8::1;\n\n  192.0.2.1\t192.0.2.2 | 192.0.2.3",
        &[
            "1: 203.0.113.7",
            "2: 198.51.100.0/28",
            "2: 2001:db8::1",
            "4: 192.0.2.1",
            "4: 192.0.2.2",
            "4: 192.0.2.3",
        ],
    );
    check(
        "Name,Address,Since,Cost\n\"Office, north\",203.0.113.7,2026-11-23 08:30:15,10.50\nVPN;198.51.100.0/24;21.02.2027;3",
        &["2: 203.0.113.7", "3: 198.51.100.0/24"],
    );
}

#[test]
fn json_yaml_and_spf() {
    check(
        "{\"allow\": [\"203.0.113.7\",\"2001:db8::/32\"],\"n\": 3405803783}",
        &["1: 203.0.113.7", "1: 2001:db8::/32"],
    );
    check(
        "[203.0.113.7,203.0.113.8]",
        &["1: 203.0.113.7", "1: 203.0.113.8"],
    );
    check(
        "[2001:db8::1, 2001:db8::2]",
        &["1: 2001:db8::1", "1: 2001:db8::2"],
    );
    check(
        "ips:\n  - 203.0.113.7\n  - 2001:db8::1 # office",
        &["2: 203.0.113.7", "3: 2001:db8::1"],
    );
    check(
        "v=spf1 ip4:203.0.113.0/24 ip6:2001:db8::/32 -all",
        &["1: 203.0.113.0/24", "1: 2001:db8::/32"],
    );
}

#[test]
fn nginx_apache_and_ranges() {
    check(
        "location / {\n  allow 203.0.113.0/24;\n  allow 2001:db8::/32; deny all;\n  deny 198.51.100.7;\n  deny all;\n}",
        &[
            "2: 203.0.113.0/24",
            "3: 2001:db8::/32",
            "4: 198.51.100.7 (Denied)",
        ],
    );
    check(
        "Require not ip 203.0.113.7\nRequire ip 203.0.113.8",
        &["1: 203.0.113.7 (Denied)", "2: 203.0.113.8"],
    );
    for range in [
        "10.0.0.1 - 10.0.0.2",
        "10.0.0.1 -10.0.0.2",
        "10.0.0.1- 10.0.0.2",
        "10.0.0.1-10.0.0.2",
        "from 10.0.0.1 to 10.0.0.2",
    ] {
        check(range, &["1: 10.0.0.1+10.0.0.2"]);
    }
    check("10.0.0.1 - the office", &["1: 10.0.0.1"]);
    check("203.0.113.7, -5, 7", &["1: 203.0.113.7"]);
}

#[test]
fn a_mask_beside_an_address_belongs_to_it() {
    for text in [
        "ip route 10.1.0.0 255.255.0.0",
        "permit ip 10.1.0.0 0.0.255.255",
        "10.1.0.0 netmask 255.255.0.0",
    ] {
        let found = shown(text);
        assert!(found.len() == 1 && found[0].contains("Mask"), "{found:?}");
    }
}

#[test]
fn a_comment_never_becomes_an_entry() {
    for text in [
        "# 203.0.113.9\n203.0.113.7",
        "// 203.0.113.9\n203.0.113.7",
        "-- 203.0.113.9\n203.0.113.7",
        "; 203.0.113.9\n203.0.113.7",
        "/* 203.0.113.9 */\n203.0.113.7",
        "/*\n203.0.113.9\n*/203.0.113.7",
        "<!-- 203.0.113.9\n-->\n203.0.113.7",
        "   #203.0.113.9\n203.0.113.7",
        "\u{FEFF}// 203.0.113.9\n203.0.113.7",
        "203.0.113.7;// 203.0.113.9",
        "{\"ip\": \"203.0.113.7\"}// 203.0.113.9",
    ] {
        let found = shown(text);
        assert!(
            found.iter().any(|f| f.ends_with("203.0.113.9 (Comment)")),
            "{text}: {found:?}"
        );
        assert!(
            found.iter().any(|f| f.ends_with(": 203.0.113.7")),
            "{text}: {found:?}"
        );
        assert_eq!(found.len(), 2, "{text}: {found:?}");
    }
    check(
        "203.0.113.7 ; formerly 203.0.113.9",
        &["1: 203.0.113.7", "1: 203.0.113.9 (Comment)"],
    );
    check(
        "203.0.113.7 ; 203.0.113.8",
        &["1: 203.0.113.7", "1: 203.0.113.8"],
    );
    check(
        "203.0.113.7#203.0.113.9",
        &["1: 203.0.113.7", "1: 203.0.113.9 (Comment)"],
    );
}

#[test]
fn what_is_like_an_address_and_none_is_listed_with_its_line() {
    check(
        "hello world\ncrm.example.com\n203.0.113.999\nfe80::1%eth0\n10.0.0.0/40\n192.168.010.1\n2001:db8:1/48",
        &[
            "2: crm.example.com (HostName)",
            "3: 203.0.113.999 (NotAnAddress)",
            "4: fe80::1%eth0 (Zone)",
            "5: 10.0.0.0/40 (Prefix { longest: 32 })",
            "6: 192.168.010.1 (LeadingZero)",
            "7: 2001:db8:1/48 (NotAnAddress)",
        ],
    );
    check(
        "version 1.2.3 of 2026-11-23, 12:30:15, 49 30 1234567, ops@example.com, 3405803783",
        &[],
    );
}

#[test]
fn a_lone_entry_in_quotes_says_so_and_a_list_does_not() {
    use super::Change;
    let changes = |text: &str| match &take_apart(text)[0].reading {
        Ok(Reading::Network(_, changes)) => changes.clone(),
        _ => Vec::new(),
    };
    assert_eq!(changes("'203.0.113.7'"), [Change::Quotes]);
    assert_eq!(changes("\"203.0.113.7\",\"203.0.113.8\""), []);
}

/// A person may paste anything, and the page may not freeze over it: the work grows with the
/// length of the text, also for texts that are made to be slow. No clock is looked at: a walk that
/// grows with the square of it would not come to an end here. `make bench` has the times.
#[test]
fn whatever_is_pasted_is_taken_apart() {
    for piece in [
        "10.0.0.1 ",
        "; ; a ",
        "/**/",
        "deny ",
        "[",
        "]",
        "\"",
        "1.2.3.4;",
        "<!--",
        "-->",
        "a",
        "::",
        ".",
        "- ",
        "1.1.1.1 - ",
        "#",
        "/*",
        "x;",
        "allow 1.1.1.1; ",
        "\u{202E}",
        "１",
        "::1-ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffe\n",
    ] {
        let _ = take_apart(&piece.repeat((1 << 17) / piece.len()));
    }
}
