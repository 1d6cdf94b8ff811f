//! Importing a text: only a plain list is accepted without review, no address is lost, and denied
//! and allowed addresses are kept apart.

use std::net::{IpAddr, Ipv4Addr};

use proptest::prelude::*;
use we_link_security::model::ip_allowlist::{Find, Import, Importer, Meaning, import};
use we_link_security::model::network::Network;

use super::config;
use super::dialects::{Planted, plain, written};
use super::networks::network;
use super::texts::almost;

/// What a find may add.
fn networks(meaning: &Meaning) -> Vec<Network> {
    match meaning {
        Meaning::Networks(networks) => networks.clone(),
        Meaning::HostBits { network, address } => vec![*network, *address],
        Meaning::MatchesAll => vec![],
    }
}

fn is_of(find: &Find, planted: &Planted) -> bool {
    networks(&find.meaning).contains(&planted.network)
}

/// A definition of a plain list of its own, wider in the form and as strict in the content: pieces
/// are addresses, networks and ranges alone, no more than one line is a pair, all marks are alike.
fn may_be_plain(text: &str) -> bool {
    let is_around = |c: char| "\"'`´«»‘’‚‛“”„‟()[]{}".contains(c) || c.is_whitespace();
    let is_mark = |c: char| "-*•·–‣◦".contains(c);
    let mut marks = Vec::new();
    let mut pairs = 0;
    for line in text.trim_matches(is_around).split('\n') {
        let line = line.trim_matches(is_around);
        let mark: String = line.chars().take_while(|c| is_mark(*c)).collect();
        let pieces = line[mark.len()..].split([',', ';', '，', '、', '；']);
        let pieces: Vec<_> = pieces
            .map(|piece| piece.trim_matches(is_around))
            .filter(|p| !p.is_empty())
            .collect();
        if !pieces.is_empty() {
            marks.push(mark);
        }
        pairs += usize::from(pieces.len() == 2);
        if !pieces
            .iter()
            .all(|piece| is_network(piece) || is_range(piece))
        {
            return false;
        }
    }
    pairs < 2 && marks.windows(2).all(|pair| pair[0] == pair[1])
}

fn is_network(piece: &str) -> bool {
    let (address, length) = piece.split_once('/').unwrap_or((piece, "1"));
    let is_mask = |v4: Ipv4Addr| {
        let bits = v4.to_bits();
        bits > 0
            && ((!bits).wrapping_add(1).count_ones() == 1 && bits >> 24 == 255
                || bits.wrapping_add(1).count_ones() < 2 && bits >> 24 == 0
                || bits == u32::MAX)
    };
    match address.trim_matches(['[', ']']).parse() {
        Ok(IpAddr::V4(v4)) => {
            length.parse::<u8>().is_ok_and(|n| n <= 32) && (piece.contains('/') || !is_mask(v4))
        }
        Ok(IpAddr::V6(_)) => length.parse::<u8>().is_ok_and(|n| n <= 128),
        Err(_) => false,
    }
}

fn is_range(piece: &str) -> bool {
    let ends = piece
        .split_once(" to ")
        .or_else(|| piece.split_once(['-', '–', '—']));
    ends.is_some_and(|(first, last)| {
        is_network(first.trim()) && (is_network(last.trim()) || last.trim().parse::<u8>().is_ok())
    })
}

/// What a text with letters, marks and addresses may come to.
fn noise() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => network().prop_map(|network| network.to_string()),
        1 => prop::sample::select(&["-", "–", " - ", " to ", ",", ";", "，", "\n", "\n- ", "#", "!", "\"", "[", "]", " ", "\t",
            "255.255.255.0", "0.0.0.255", "/24", " /24", ":80", "x", "拒", "\u{202E}", "*", "0", "//", "::ffff:8.8.8.0/24", "+", "\n\n"][..])
            .prop_map(str::to_owned),
        2 => prop::sample::select(&["\n", ", ", ";\n"][..]).prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 1..9).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn plain_list_is_accepted_unchanged((text, expected) in plain()) {
        let columns = text.lines().filter(|line| line.trim_end_matches([',', '\r']).matches([',', ';', '，', '、']).count() == 1).count();
        prop_assume!(columns < 2);
        let Import::Plain(entries) = import(&text) else {
            return Err(TestCaseError::fail(format!("{text}: {:?}", import(&text))));
        };
        let taken: Vec<_> = entries.iter().flat_map(|entry| networks(&entry.meaning)).collect();
        prop_assert_eq!(taken, expected, "{}", text);
    }

    #[test]
    fn only_plain_lists_are_accepted_without_review(text in prop_oneof![noise(), almost(), any::<String>()]) {
        if let Import::Plain(entries) = import(&text) {
            prop_assert!(may_be_plain(&text), "{:?}: {:?}", text, entries);
        }
    }

    #[test]
    fn every_planted_address_is_offered_or_reported((text, planted) in written()) {
        let Import::Review(review) = import(&text) else {
            return Err(TestCaseError::fail(format!("{text}: {:?}", import(&text))));
        };
        for one in &planted {
            let is_offered = review.groups.iter().flat_map(|group| &group.finds).any(|find| is_of(find, one));
            let is_told = review.incomplete.iter().any(|other| other.written.contains(&one.written));
            prop_assert!(is_offered || is_told, "{:?} of\n{}\n{:#?}", one, text, review);
        }
    }

    #[test]
    fn denied_and_allowed_addresses_never_share_a_group((text, planted) in written()) {
        let Import::Review(review) = import(&text) else {
            return Err(TestCaseError::fail(text));
        };
        for group in &review.groups {
            let of_group = |one: &&Planted| group.finds.iter().any(|find| is_of(find, one));
            let mut verdicts = planted.iter().filter(of_group).map(|one| one.is_denied);
            let first = verdicts.next();
            prop_assert!(verdicts.all(|verdict| Some(verdict) == first), "{:#?}\n{}", group, text);
        }
    }

    #[test]
    fn slice_size_does_not_change_the_result(text in prop_oneof![written().prop_map(|(text, _)| text), noise()], bytes in 1..200_usize) {
        let mut importer = Importer::new(text.clone());
        while importer.step(bytes) {}
        prop_assert_eq!(importer.finish(), import(&text));
    }
}
