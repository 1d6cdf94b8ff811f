//! What a text denies, and how far that reaches.

use super::paste_tests::{check, shown};

#[test]
fn what_is_denied_never_becomes_an_entry() {
    for text in [
        "deny 203.0.113.9;",
        "203.0.113.9;deny",
        "203.0.113.9,blocked",
        "!203.0.113.9",
        "\u{FEFF}!203.0.113.9",
        "203.0.113.9 /* office */ deny",
        "deny /* office */ 203.0.113.9",
        "deny:\n  - 203.0.113.9",
        "{\n\"deny\": [\n\"203.0.113.9\"\n]}",
        "Blocked:\n\n203.0.113.9",
        "access-list 10 DENY 203.0.113.9",
        "disallow 203.0.113.9",
        "Blocked:\n203.0.113.9 Bob's VPN",
        "\"action\": \"deny\",\n\"ip\": \"203.0.113.9\"",
        "{\"blockedIps\":[\"203.0.113.9\"]}",
        "v=spf1 -ip4:203.0.113.9",
        "ip,blocked\n203.0.113.9,yes",
        "deny:\n  - name: office\n    ip: 203.0.113.9",
        "deny:\n- name: office\n  ip: 203.0.113.9",
        "\"deny\": [\n {\n \"name\": \"office\",\n \"ip\": \"203.0.113.9\"\n }\n]",
        "Deny from all\n203.0.113.9",
    ] {
        let found = shown(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert!(
            found[0].ends_with("203.0.113.9 (Denied)"),
            "{text}: {found:?}"
        );
    }
    check(
        "{\"allow\":[\"203.0.113.7\"],\"deny\":[\"203.0.113.9\"]}",
        &["1: 203.0.113.7", "1: 203.0.113.9 (Denied)"],
    );
    check(
        "deny:\n - 203.0.113.9\nallow:\n - 203.0.113.7",
        &["2: 203.0.113.9 (Denied)", "4: 203.0.113.7"],
    );
    check(
        "{\n\"deny\": [\n\"203.0.113.9\"\n],\n\"office\": [\n\"203.0.113.7\"\n]}",
        &["3: 203.0.113.9 (Denied)", "6: 203.0.113.7"],
    );
}

#[test]
fn what_denies_reaches_over_lines_and_no_further() {
    check(
        "deny:\n - 203.0.113.8\n\n - 203.0.113.9\n\nallow:\n - 203.0.113.7",
        &[
            "2: 203.0.113.8 (Denied)",
            "4: 203.0.113.9 (Denied)",
            "7: 203.0.113.7",
        ],
    );
    check(
        "deny 203.0.113.8,\n  203.0.113.9;\n203.0.113.7",
        &[
            "1: 203.0.113.8 (Denied)",
            "2: 203.0.113.9 (Denied)",
            "3: 203.0.113.7",
        ],
    );
    check(
        "deny from 203.0.113.8 \\\n  203.0.113.9\n203.0.113.7",
        &[
            "1: 203.0.113.8 (Denied)",
            "2: 203.0.113.9 (Denied)",
            "3: 203.0.113.7",
        ],
    );
    check(
        "deny:\n  - 203.0.113.9\n\n203.0.113.7",
        &["2: 203.0.113.9 (Denied)", "4: 203.0.113.7"],
    );
    check("deny all;\n203.0.113.7", &["2: 203.0.113.7"]);
    check(
        "203.0.113.9,blocked,\n203.0.113.7,open,",
        &["1: 203.0.113.9 (Denied)", "2: 203.0.113.7"],
    );
    check(
        "! 203.0.113.9\n203.0.113.7",
        &["1: 203.0.113.9 (Comment)", "2: 203.0.113.7"],
    );
}
