//! What becomes of texts that people really pasted.

use super::{Import, Incomplete, Meaning, Review, import};

/// What a meaning stands for.
fn meant(meaning: &Meaning) -> String {
    match meaning {
        Meaning::Networks(networks) => {
            let networks: Vec<_> = networks.iter().map(ToString::to_string).collect();
            networks.join("+")
        }
        Meaning::HostBits { network, address } => format!("{network} or {address}"),
        Meaning::MatchesAll => "all".to_owned(),
    }
}

pub(super) fn incomplete(one: &Incomplete) -> String {
    let network = one.network.map(|network| format!(" → {network}"));
    let reason = format!("{:?}", one.reason);
    format!(
        "{}: {} ({reason}){}",
        one.line,
        one.written,
        network.unwrap_or_default()
    )
}

pub(super) fn review(text: &str) -> Review {
    match import(text) {
        Import::Review(review) => review,
        other => panic!("{text}: {other:?}"),
    }
}

/// `=` and what is taken; or of each group `line: networks` of its finds, what stands around them
/// and above; then what is incomplete.
pub(super) fn shown(text: &str) -> Vec<String> {
    match import(text) {
        Import::Empty => vec!["empty".to_owned()],
        Import::Plain(entries) => entries
            .iter()
            .map(|one| format!("={}", meant(&one.meaning)))
            .collect(),
        Import::Invalid {
            piece,
            mistake,
            fix,
        } => {
            vec![format!(
                "{piece}: {mistake:?} → {}",
                fix.unwrap_or_default()
            )]
        }
        Import::Review(review) => {
            let groups = review.groups.iter().map(|group| {
                let finds = group
                    .finds
                    .iter()
                    .map(|find| format!("{}: {}", find.line, meant(&find.meaning)));
                let under = group
                    .context
                    .as_ref()
                    .map(|context| format!(" under {context}"));
                format!(
                    "{} [{}▢{}]{}",
                    finds.collect::<Vec<_>>().join(", "),
                    group.before,
                    group.after,
                    under.unwrap_or_default()
                )
            });
            groups
                .chain(review.incomplete.iter().map(incomplete))
                .collect()
        }
    }
}

pub(super) fn check(text: &str, expected: &[&str]) {
    assert_eq!(shown(text), expected, "{text}");
}

#[test]
fn what_a_text_denies_is_never_taken_and_its_surroundings_are_shown() {
    check(
        "- ip: 9.9.9.4\n  action: deny\n- ip: 8.8.8.0/24\n  action: allow",
        &[
            "1: 9.9.9.4 [- ip: ▢ action: deny]",
            "3: 8.8.8.0/24 [- ip: ▢ action: allow]",
        ],
    );
    check(
        "{\n\"denied\": [\n{\"IPProtocol\": \"all\"}\n],\n\"sourceRanges\": [\"9.9.9.0/24\"]\n}",
        &[
            "5: 9.9.9.0/24 [{ \"denied\": [ {\"IPProtocol\": \"all\"} ], \"sourceRanges\": [\"▢\"] }]",
        ],
    );
    for (text, expected) in [
        ("-A INPUT ! -s 9.9.9.9", "1: 9.9.9.9 [-A INPUT ! -s ▢]"),
        (
            "ip saddr != 9.9.9.0/24 accept",
            "1: 9.9.9.0/24 [ip saddr != ▢ accept]",
        ),
        (
            "pass in from ! 9.9.9.1 to any",
            "1: 9.9.9.1 [pass in from ! ▢ to any]",
        ),
        (
            "add list 9.9.9.0/24 nomatch",
            "1: 9.9.9.0/24 [add list ▢ nomatch]",
        ),
        ("!\"9.9.9.9\"", "1: 9.9.9.9 [!\"▢\"]"),
        (
            "<add ipAddress=\"9.9.9.9\" allowed=\"false\"/>",
            "1: 9.9.9.9 [<add ipAddress=\"▢\" allowed=\"false\"/>]",
        ),
        (
            "ip,allowed\n9.9.9.9,false",
            "2: 9.9.9.9 [ip,allowed ▢,false]",
        ),
        ("geo $x { 9.9.9.9 0; }", "1: 9.9.9.9 [geo $x { ▢ 0; }]"),
        (
            "no access-list 10 permit 9.9.9.5",
            "1: 9.9.9.5 [no access-list 10 permit ▢]",
        ),
        ("unless 9.9.9.5", "1: 9.9.9.5 [unless ▢]"),
        (
            "acl bad src 9.9.9.5\nhttp-request deny if bad",
            "1: 9.9.9.5 [acl bad src ▢ http-request deny if bad]",
        ),
        ("# blocked\n9.9.9.9", "2: 9.9.9.9 [# blocked ▢]"),
        (
            "iptables -D INPUT -s 9.9.9.9 -j ACCEPT",
            "1: 9.9.9.9 [iptables -D INPUT -s ▢ -j ACCEPT]",
        ),
    ] {
        check(text, &[expected]);
    }
    check(
        "-91.198.174.2\n+91.198.174.3",
        &["1: 91.198.174.2 [-▢]", "2: 91.198.174.3 [+▢]"],
    );
}

#[test]
fn lists_of_well_known_tools_are_offered() {
    check(
        "CidrBlock: 8.8.8.8\n1.1.1.1",
        &["1: 8.8.8.8 [CidrBlock: ▢]", "2: 1.1.1.1 [▢]"],
    );
    check(
        "cidr_block = \"8.8.8.0/24\"",
        &["1: 8.8.8.0/24 [cidr_block = \"▢\"]"],
    );
    check(
        "ipBlock:\n  cidr: 8.8.0.0/16",
        &["2: 8.8.0.0/16 [cidr: ▢] under ipBlock:"],
    );
    check(
        "ip_address,cidr_block\n8.8.8.8,8.8.8.0/24",
        &[
            "2: 8.8.8.8 [ip_address,cidr_block ▢,…]",
            "2: 8.8.8.0/24 [ip_address,cidr_block …,▢]",
        ],
    );
    check(
        "aws … --cidr 91.198.174.0/24",
        &["1: 91.198.174.0/24 [aws … --cidr ▢]"],
    );
    check(
        "iptables -A INPUT --source 91.198.174.0/24 -j ACCEPT",
        &["1: 91.198.174.0/24 [iptables -A INPUT --source ▢ -j ACCEPT]"],
    );
    check(
        "- ip: 8.8.8.8\n  note: not urgent\n- ip: 1.1.1.1",
        &[
            "1: 8.8.8.8 [- ip: ▢ note: not urgent]",
            "3: 1.1.1.1 [- ip: ▢]",
        ],
    );
}

#[test]
fn what_is_like_an_address_and_none_is_listed_with_the_network_that_it_means() {
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
fn a_line_without_any_address_stays_in_the_box() {
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
fn a_prefix_length_or_a_mask_apart_is_the_network() {
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
fn a_range_in_two_fields_is_the_range() {
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
fn what_nobody_sees_changes_no_address() {
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
fn each_wide_network_is_asked_by_itself() {
    let text = "8.8.8.8/24\n91.198.174.0/2\n10.0.0.1/1";
    check(
        text,
        &[
            "=8.8.8.0/24 or 8.8.8.8",
            "=64.0.0.0/2 or 91.198.174.0",
            "=0.0.0.0/1 or 10.0.0.1",
        ],
    );
    let Import::Plain(entries) = import(text) else {
        panic!("a plain list");
    };
    let wide: Vec<_> = entries
        .iter()
        .map(|entry| entry.meaning.is_wide())
        .collect();
    assert_eq!(wide, [false, true, true]);
}
