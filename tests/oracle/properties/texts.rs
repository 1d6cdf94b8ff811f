//! Texts to take apart.

use proptest::prelude::*;
use we_link_security::domain::network::{Family, Network};

use super::networks::network;

/// Pieces of entries and of what surrounds them.
const PIECES: &str = "1.2.3.4 10.0.0.0 2001:db8::1 :: : . / /24 /0 /255.0.0.0 - – * [ ] { } ( ) :80 % 0 0x 256 \
                      :// @ \" ' # // /* */ <!-- --> ; , ! deny allow office ip4: \u{202E} \u{FEFF} é ５";

/// Texts that are nearly entries and lists.
pub fn almost() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(PIECES.split(' ').collect::<Vec<_>>());
    let end = prop::sample::select(&["", "", "", " ", "\n"][..]);
    prop::collection::vec((piece, end), 0..12).prop_map(|pieces| {
        pieces
            .into_iter()
            .flat_map(|(piece, end)| [piece, end])
            .collect()
    })
}

/// Arbitrary text of one line.
pub fn line() -> impl Strategy<Value = String> {
    let pieces = almost().prop_map(|text| text.replace('\n', " "));
    prop_oneof![pieces, "\\PC{0,20}", "[ -~]{0,20}"]
}

/// A network that a text may hold. Not one of the first and the last of IPv4: beside another
/// network `255.255.255.0` is its mask.
pub fn listed() -> impl Strategy<Value = Network> {
    network().prop_filter("like no mask, and no decoy", |network| {
        let text = network.to_string();
        let mask =
            network.family() == Family::V4 && (text.starts_with("0.") || text.starts_with("255."));
        !mask && !is_decoy(network)
    })
}

/// An address that must not be taken, and is told from the others by where it lies.
pub fn decoy() -> impl Strategy<Value = String> {
    prop_oneof![
        (0..=255_u8).prop_map(|end| format!("198.18.0.{end}")),
        (1..=9_u8).prop_map(|end| format!("198.18.0.{end}0/31")),
        any::<u16>().prop_map(|end| format!("3fff::{end:x}")),
    ]
}

pub fn is_decoy(network: &Network) -> bool {
    ["198.18.0.0/24", "3fff::/112"]
        .iter()
        .filter_map(|text| Network::from_canonical(text))
        .any(|decoys| decoys.contains(network))
}
