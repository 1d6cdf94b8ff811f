//! Generated texts to read.

use proptest::prelude::*;

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
