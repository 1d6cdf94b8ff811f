//! Importing incomplete addresses, addresses split into parts, and invisible characters.

use super::appendix_tests::{check, meant, review};
use super::{Importer, SLICE_BYTES};

#[test]
fn lists_incomplete_or_invalid_addresses_with_suggestions() {
    check(
        "allow from 10.1\nallow from 1.1.1.1",
        &[
            "2: 1.1.1.1 [allow from ▢]",
            "1: 10.1 (CutShort) → 10.1.0.0/16",
        ],
    );
    check(
        "sshd: 131.155.\n1.1.1.1",
        &["2: 1.1.1.1 [▢]", "1: 131.155. (CutShort) → 131.155.0.0/16"],
    );
    check(
        "10/8\n1.1.1.1",
        &["2: 1.1.1.1 [▢]", "1: 10/8 (CutShort) → 10.0.0.0/8"],
    );
    check(
        "172.16/12\n1.1.1.1",
        &["2: 1.1.1.1 [▢]", "1: 172.16/12 (CutShort) → 172.16.0.0/12"],
    );
    check(
        "8.8.8.%\n1.1.1.1",
        &["2: 1.1.1.1 [▢]", "1: 8.8.8.% (Placeholder) → 8.8.8.0/24"],
    );
    check(
        "91。198。174。4\n1.1.1.1",
        &[
            "2: 1.1.1.1 [▢]",
            "1: 91。198。174。4 (OtherScript) → 91.198.174.4",
        ],
    );
    check(
        "255.255.255.0\n1.1.1.1",
        &["2: 1.1.1.1 [▢]", "1: 255.255.255.0 (MaskAlone)"],
    );
    check(
        "1541844484\n1.1.1.1",
        &[
            "2: 1.1.1.1 [▢]",
            "1: 1541844484 (Invalid(Number(91.230.174.4))) → 91.230.174.4",
        ],
    );
    check(
        "091.198.174.004\n192.168.010.1\n1.1.1.1",
        &[
            "3: 1.1.1.1 [▢]",
            "1: 091.198.174.004 (Invalid(LeadingZero)) → 91.198.174.4",
            "2: 192.168.010.1 (Invalid(LeadingZero))",
        ],
    );
    check(
        "8.8.8.0/33\nfe80::1%eth0\n8.8.8.300\n1.1.1.1",
        &[
            "4: 1.1.1.1 [▢]",
            "1: 8.8.8.0/33 (Invalid(Prefix { longest: 32 }))",
            "2: fe80::1%eth0 (Invalid(Zone))",
            "3: 8.8.8.300 (Invalid(NotAnAddress))",
        ],
    );
}

#[test]
fn line_without_an_address_is_invalid() {
    check("8.8.8.%", &["8.8.8.%: NotAnAddress → 8.8.8.0/24"]);
    check("10.1", &["10.1: NotAnAddress → 10.1.0.0/16"]);
    check(
        "91。198。174。4",
        &["91。198。174。4: OtherDigits → 91.198.174.4"],
    );
    check("crm.example.com", &["crm.example.com: HostName → "]);
    check("the office", &["the office: NotAnAddress → "]);
    check(
        "8.8.8.9-8.8.8.5",
        &["8.8.8.9-8.8.8.5: Backward { first: 8.8.8.5, last: 8.8.8.9 } → 8.8.8.5-8.8.8.9"],
    );
    check(
        "8.8.8.0/255.255.255.0",
        &["8.8.8.0/255.255.255.0: Mask { address: 8.8.8.0, prefix: 24 } → 8.8.8.0/24"],
    );
    check(" \n\t", &["empty"]);
}

#[test]
fn joins_address_with_separate_prefix_or_mask() {
    for text in [
        "91.198.174.0 /24",
        "91.198.174.0 / 24",
        "\"91.198.174.0\"/24;",
        "91.198.174.0,24",
        "91.198.174.0 255.255.255.0",
        "91.198.174.0 0.0.0.255",
        "91.198.174.0 netmask 255.255.255.0",
    ] {
        let review = review(text);
        assert!(review.incomplete.is_empty(), "{text}: {review:?}");
        let [group] = &review.groups[..] else {
            panic!("{text}: {review:?}")
        };
        assert_eq!(group.finds.len(), 1, "{text}: {group:?}");
        assert_eq!(meant(&group.finds[0].meaning), "91.198.174.0/24", "{text}");
    }
    check("8.8.8.8 255.255.255.0", &["1: 8.8.8.0/24 or 8.8.8.8 [▢]"]);
}

#[test]
fn joins_range_from_two_fields() {
    check(
        "start 8.8.8.96\nend 8.8.8.111",
        &["1: 8.8.8.96/28 [start ▢]"],
    );
    check(
        "start_ip,end_ip\n8.8.8.96,8.8.8.111",
        &["2: 8.8.8.96/28 [start_ip,end_ip ▢]"],
    );
    check(
        "{\"start\": \"8.8.8.5\", \"end\": \"8.8.8.6\"}",
        &["1: 8.8.8.5+8.8.8.6 [{\"start\": \"▢\"}]"],
    );
    check(
        "8.8.8.5,8.8.8.6\n9.9.9.1,9.9.9.2",
        &["1: 8.8.8.5+8.8.8.6, 2: 9.9.9.1+9.9.9.2 [▢]"],
    );
    check(
        "8.8.8.8,8.8.4.4\n1.1.1.1,1.0.0.1",
        &[
            "1: 8.8.8.8, 2: 1.1.1.1 [▢,…]",
            "1: 8.8.4.4, 2: 1.0.0.1 […,▢]",
        ],
    );
}

#[test]
fn invisible_characters_change_no_address() {
    check(
        "12.34.56.78/24\u{202E}",
        &["1: 12.34.56.0/24 or 12.34.56.78 [▢\u{202E}]"],
    );
    check("\u{202E}8.8\u{200B}.8.8", &["1: 8.8.8.8 [\u{202E}▢]"]);
    check(
        "1.1.1.1\u{200B}2.2.2.2",
        &["1: 1.1.1.1 [▢\u{200B}…]", "1: 2.2.2.2 […\u{200B}▢]"],
    );
}

#[test]
fn reads_one_long_line_in_slices() {
    // Text without an address is read twice: for addresses, and for pieces that look like an
    // address.
    for (piece, times) in [("10.1 ", 2), ("10.1,", 2), ("8.8.8.8 deny ", 1)] {
        let text = piece.repeat(20_000);
        let least = times * (text.len() / SLICE_BYTES);
        let mut importer = Importer::new(text);
        let mut steps = 0;
        while importer.step(SLICE_BYTES) {
            steps += 1;
        }
        assert!(steps >= least, "{piece}: {steps} of {least}");
    }
}
