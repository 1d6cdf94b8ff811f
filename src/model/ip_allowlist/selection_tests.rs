//! Choosing entries of an imported text under review.

use super::{Choice, Chosen, Find, Group, Meaning, PlainEntry, Review, Reviewed};
use crate::model::network::Network;

fn networks(all: &[&str]) -> Meaning {
    let read = |text: &&str| Network::from_canonical(text);
    Meaning::Networks(all.iter().filter_map(read).collect())
}

fn find(line: usize, written: &str, meaning: Meaning) -> Find {
    Find {
        line,
        written: written.to_owned(),
        meaning,
    }
}

fn host_bits() -> Meaning {
    let network = Network::from_canonical("10.0.0.0/24");
    let address = Network::from_canonical("10.0.0.7");
    match (network, address) {
        (Some(network), Some(address)) => Meaning::HostBits { network, address },
        _ => Meaning::MatchesAll,
    }
}

/// Five `allow` lines in one group, and a `deny` line between them in another group.
fn reviewed() -> Reviewed {
    let group = |before: &str, finds| Group {
        before: before.to_owned(),
        after: String::new(),
        context: None,
        finds,
    };
    let allow = vec![
        find(1, "9.9.9.1", networks(&["9.9.9.1"])),
        find(3, "9.9.9.3-9.9.9.4", networks(&["9.9.9.3", "9.9.9.4"])),
        find(4, "8.0.0.0/7", networks(&["8.0.0.0/7"])),
        find(5, "10.0.0.7/24", host_bits()),
        find(6, "0.0.0.0/0", Meaning::MatchesAll),
    ];
    let deny = vec![find(2, "9.9.9.2", networks(&["9.9.9.2"]))];
    let review = Review {
        groups: vec![group("allow ", allow), group("deny ", deny)],
        ..Review::default()
    };
    Reviewed::new(1, false, review)
}

fn chosen(one: &Reviewed) -> Vec<String> {
    let chosen = one.chosen().into_iter();
    chosen.map(|entry| entry.network.to_string()).collect()
}

#[test]
fn nothing_is_chosen_initially() {
    let one = reviewed();
    assert_eq!(one.finds(), 6);
    assert!(one.chosen().is_empty());
    assert!(
        one.rows()
            .iter()
            .all(|at| one.choice(*at) == Choice::Nothing)
    );
    assert_eq!(one.of_group(0), Chosen::None);
}

#[test]
fn group_choice_excludes_individually_chosen_entries() {
    let mut one = reviewed();
    one.choose_group(0, true);
    assert_eq!(chosen(&one), ["9.9.9.1", "9.9.9.3", "9.9.9.4"]);
    assert_eq!(
        (one.of_group(0), one.of_group(1)),
        (Chosen::All, Chosen::None)
    );
    one.choose((0, 1), Choice::Nothing);
    assert_eq!(one.of_group(0), Chosen::Some);
    // The wide network is chosen individually: the checkbox of the group neither counts nor clears
    // it.
    one.choose((0, 2), Choice::Networks);
    one.choose_group(0, false);
    assert_eq!(
        (one.of_group(0), chosen(&one)),
        (Chosen::None, vec!["8.0.0.0/7".to_owned()])
    );
}

#[test]
fn host_bits_use_the_choice_and_match_all_adds_nothing() {
    let mut one = reviewed();
    one.choose((0, 3), Choice::Address);
    assert_eq!(chosen(&one), ["10.0.0.7"]);
    assert_eq!(one.chosen()[0].typed.as_deref(), Some("10.0.0.7/24"));
    one.choose((0, 3), Choice::Networks);
    assert_eq!(chosen(&one), ["10.0.0.0/24"]);
    one.choose((0, 4), Choice::Networks);
    assert_eq!(chosen(&one), ["10.0.0.0/24"]);
}

#[test]
fn chosen_entries_are_ordered_by_line() {
    let mut one = reviewed();
    one.choose_group(1, true);
    one.choose_group(0, true);
    assert_eq!(chosen(&one), ["9.9.9.1", "9.9.9.2", "9.9.9.3", "9.9.9.4"]);
}

#[test]
fn asks_about_wide_or_ambiguous_entries_of_a_plain_list() {
    let asked = |written: &str, meaning| {
        PlainEntry {
            written: written.to_owned(),
            meaning,
        }
        .is_asked()
    };
    assert!(!asked("8.8.0.0/16", networks(&["8.8.0.0/16"])));
    assert!(!asked("2a00::/32", networks(&["2a00::/32"])));
    assert!(asked("8.8.0.0/15", networks(&["8.8.0.0/15"])));
    assert!(asked("2a00::/31", networks(&["2a00::/31"])));
    assert!(asked("10.0.0.7/24", host_bits()));
    assert!(asked("::/0", Meaning::MatchesAll));
}
