//! Taking texts apart: everything that is listed is found in its line, and nothing that is denied
//! or stands in a comment is.

use proptest::prelude::*;
use we_link_security::domain::allowlist::{Found, Reading, take_apart};
use we_link_security::domain::network::Network;

use super::config;
use super::forms::written;
use super::texts::{almost, decoy, is_decoy, line};

/// What may stand directly before slashes that begin a comment.
const BEFORE_A_COMMENT: [&str; 6] = [
    "",
    "\u{FEFF}",
    "office ",
    "192.0.2.1;",
    "\"192.0.2.1\",",
    "{",
];

/// What became of a text, without the changes.
fn networks(found: &Found) -> Vec<Network> {
    match &found.reading {
        Ok(Reading::Network(network, _)) => vec![*network],
        Ok(Reading::HostBits { network, address }) => vec![*network, *address],
        Ok(Reading::Range(networks)) => networks.clone(),
        Err(_) => vec![],
    }
}

fn decoys_taken(text: &str) -> Vec<Found> {
    let mut found = take_apart(text);
    found.retain(|found| networks(found).iter().any(is_decoy));
    found
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn all_that_is_listed_is_found_in_its_line_and_nothing_else_is((text, expected) in written()) {
        let found = take_apart(&text);
        let taken: Vec<_> = found.iter().flat_map(|f| networks(f).into_iter().map(|n| (f.line, n))).collect();
        prop_assert_eq!(taken, expected, "{}", text);
    }

    #[test]
    fn nothing_behind_the_beginning_of_a_comment_is_taken(
        before in almost(), start in prop::sample::select(&BEFORE_A_COMMENT[..]),
        between in line(), decoy in decoy(), after in line()
    ) {
        // The end of a comment that `before` began ends it.
        prop_assume!(!between.contains("*/") && !between.contains("-->"));
        for text in [
            format!("{before}#{between} {decoy} {after}\n"),
            format!("{start}//{between} {decoy} {after}\n"),
        ] {
            prop_assert_eq!(decoys_taken(&text), [], "{}", text);
        }
    }

    #[test]
    fn nothing_in_a_block_comment_is_taken(
        (begin, end) in prop::sample::select(&[("/*", "*/"), ("<!--", "-->")][..]),
        before in almost(), decoy in decoy(), after in almost()
    ) {
        prop_assume!(!before.contains(end) && !after.contains(end));
        let closed = format!("office {begin}{before} {decoy} {after}{end}");
        let open = format!("office {begin}{before}\n{decoy}");
        for text in [closed, open] {
            prop_assert_eq!(decoys_taken(&text), [], "{}", text);
        }
    }

    #[test]
    fn nothing_in_a_line_that_denies_is_taken(
        before in line(), between in prop_oneof![line(), Just("192.0.2.1 /* office */".to_owned())],
        decoy in decoy(), after in line()
    ) {
        prop_assume!(![&before, &between, &after].iter().any(|text| text.contains("allow")));
        // There the word stands in a comment.
        prop_assume!(!before.contains("/*") && !before.contains("<!--"));
        for text in [
            format!("{before} deny {between} {decoy} {after}\n"),
            format!("{between} {decoy} deny {after}\n"),
            format!("{decoy} /* office */ deny\n"),
            // A word that allows does not outweigh one in the same statement that denies.
            format!("Require not ip {decoy} {after}\n"),
        ] {
            prop_assert_eq!(decoys_taken(&text), [], "{}", text);
        }
    }

    #[test]
    fn nothing_behind_an_exclamation_mark_is_taken(
        start in prop::sample::select(&["", "\u{FEFF}", " ", "(", "\"", "- ", "?", "192.0.2.1, "][..]),
        decoy in decoy()
    ) {
        let text = format!("{start}!{decoy}");
        prop_assert_eq!(decoys_taken(&text), [], "{:?}", text);
    }
}
