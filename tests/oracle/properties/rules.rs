//! Putting a list together and judging it.

use proptest::prelude::*;
use we_link_security::domain::allowlist::{
    Allowlist, Answer, KnownByApi, Oddity, judge, take_apart,
};
use we_link_security::domain::network::Network;

use super::config;
use super::networks::{edges, network, networks, parts_of_everything, v4};
use super::texts::almost;

/// Texts with a bit of everything: entries, questions, repeats and what is left out.
fn texts() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("10.0.0.7/24".to_owned()),
        Just("10.0.0.7".to_owned()),
        Just("# 192.0.2.1\n".to_owned()),
        Just("192.0.2.1-192.0.2.6".to_owned()),
        (network(), 1..=128_u8)
            .prop_map(|(network, prefix)| format!("{}/{prefix}", network.address())),
        (v4(), v4()).prop_map(|(first, last)| format!("{first}-{last}")),
        network().prop_map(|network| network.to_string()),
        almost(),
    ];
    let between = prop::sample::select(&[" ", "\n", ", ", ";"][..]);
    prop::collection::vec((word, between), 0..16).prop_map(|words| {
        words
            .into_iter()
            .map(|(word, between)| word + between)
            .collect()
    })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn everything_that_is_found_is_counted_once(text in texts()) {
        let (mut list, found) = (Allowlist::default(), take_apart(&text));
        let taken = list.take(found.clone());
        prop_assert_eq!(found.len(), taken.added + taken.repeated + taken.asked + taken.left_out);
        prop_assert_eq!(list.entries.len(), taken.added);
        prop_assert_eq!(list.questions.len(), taken.asked);
        prop_assert_eq!(list.left_out.len(), taken.left_out);
        let entries = list.entries.clone();
        let again = list.take(found);
        prop_assert_eq!((again.added, again.repeated), (0, taken.added + taken.repeated));
        prop_assert_eq!(list.entries, entries);
    }

    #[test]
    fn an_answer_is_for_the_questions_of_its_kind_alone(
        text in texts(),
        about_host_bits in any::<bool>(),
        answer in prop::sample::select(&[Answer::Networks, Answer::Address, Answer::LeaveOut][..])
    ) {
        let mut list = Allowlist::default();
        list.take(take_apart(&text));
        let before = list.clone();
        let answered = list.answer(about_host_bits, answer);
        let (gone, open): (Vec<_>, Vec<_>) = before.questions.iter().cloned()
            .partition(|question| question.address.is_some() == about_host_bits);
        prop_assert_eq!(&list.questions, &open);
        prop_assert_eq!(list.entries.len(), before.entries.len() + answered.added);
        prop_assert_eq!(&list.entries[..before.entries.len()], &before.entries[..]);
        for question in gone {
            let meant = match answer {
                Answer::Networks => question.networks,
                Answer::Address => question.address.into_iter().collect(),
                Answer::LeaveOut => vec![],
            };
            for network in meant {
                prop_assert!(list.entries.iter().any(|entry| entry.network == network), "{}", network);
            }
        }
        prop_assert_eq!(list.answer(about_host_bits, answer).added, 0);
    }

    #[test]
    fn what_another_entry_allows_already_is_said(networks in networks()) {
        let list = Allowlist::of(networks);
        let judgement = judge(&list, &KnownByApi::default());
        prop_assert_eq!(judgement.oddities.len(), list.entries.len());
        let all: Vec<_> = list.entries.iter().map(|entry| entry.network).collect();
        for (network, oddity) in all.iter().zip(&judgement.oddities) {
            let mut around = all.iter().filter(|other| *other != network && other.contains(network));
            match oddity {
                Some(Oddity::Inside(outer)) => prop_assert!(around.any(|other| other == outer), "{}", network),
                _ => prop_assert_eq!(around.next(), None, "{}", network),
            }
        }
    }

    #[test]
    fn everything_is_open_where_no_address_is_missing(
        parts in parts_of_everything(), others in prop_oneof![Just(vec![]), networks()]
    ) {
        let given = [parts, others].concat();
        let judgement = judge(&Allowlist::of(given.clone()), &KnownByApi::default());
        let open = [true, false].iter().any(|is_v4| is_complete(&given, *is_v4));
        prop_assert_eq!(judgement.opens_everything(), open);
        let merged = judgement.merged.iter().any(|network| network.prefix() == 0);
        prop_assert_eq!(judgement.opens_everything(), merged);
    }
}

/// Whether no address of the family is missing, by walking over it from edge to edge.
fn is_complete(networks: &[Network], is_v4: bool) -> bool {
    let of_family = networks
        .iter()
        .filter(|network| network.address().is_ipv4() == is_v4);
    let mut all: Vec<_> = of_family.map(edges).collect();
    all.sort_unstable();
    let end = if is_v4 {
        u128::from(u32::MAX)
    } else {
        u128::MAX
    };
    let mut next = 0;
    for (from, to) in all {
        if from > next {
            return false;
        }
        if to == end {
            return true;
        }
        next = next.max(to + 1);
    }
    false
}
