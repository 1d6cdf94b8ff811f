//! Importing texts as users paste them.

use super::{Import, Incomplete, Meaning, Review, import};

pub(super) fn meant(meaning: &Meaning) -> String {
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

/// For a plain list, `=` and the networks. For a review, `line: networks` of the finds of each
/// group, the text around them and the context; then the incomplete pieces.
pub(super) fn shown(text: &str) -> Vec<String> {
    match import(text) {
        Import::Empty => vec!["empty".to_owned()],
        Import::TooLong => vec!["too long".to_owned()],
        Import::Plain(entries) => entries
            .iter()
            .map(|one| format!("={}", meant(&one.meaning)))
            .collect(),
        Import::Invalid { piece, error, fix } => {
            vec![format!("{piece}: {error:?} → {}", fix.unwrap_or_default())]
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
fn denied_addresses_are_reviewed_with_their_context() {
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
fn offers_addresses_from_known_tool_formats() {
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
