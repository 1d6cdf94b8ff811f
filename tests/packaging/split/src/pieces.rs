//! Data, cut into the pieces that the first part needs and the others.

use std::iter::once;
use std::ops::Range;

use crate::module::Data;

/// What costs less to keep than to leave out; bytes.
const GAP: u32 = 8;

/// A piece of data: its address, and its bytes.
pub type Piece<'a> = (u32, &'a [u8]);

/// The pieces of `data` for the first part, and those for the rest. `items` says where each item
/// stands, ascending; `later`, whether an item is the rest's alone. What belongs to no item comes
/// first. The first part may get what is the rest's as well, never the other way round: by the time
/// the rest comes, the first part may have changed what is its own. Memory is zero without us.
pub fn pieces<'a>(
    data: &Data<'a>,
    items: &[(Range<u32>, usize)],
    later: impl Fn(usize) -> bool,
) -> (Vec<Piece<'a>>, Vec<Piece<'a>>) {
    let all = data.address..data.end();
    let mut rest: Vec<Range<u32>> = Vec::new();
    let mut before = None;
    for (range, item) in items {
        let range = range.start.max(all.start)..range.end.min(all.end);
        if range.is_empty() {
            continue;
        }
        if later(*item) {
            match rest.last_mut() {
                // Between two that are both the rest's there is nothing but padding.
                Some(last) if before == Some(last.end) && range.start < last.end + GAP => {
                    last.end = range.end;
                }
                _ => rest.push(range.clone()),
            }
        }
        before = Some(range.end);
    }
    let mut first: Vec<Range<u32>> = Vec::new();
    let mut at = all.start;
    for next in rest.iter().cloned().chain(once(all.end..all.end)) {
        match first.last_mut() {
            Some(last) if at < last.end + GAP => last.end = next.start,
            _ => first.push(at..next.start),
        }
        at = next.end;
    }
    let bytes = |ranges: Vec<Range<u32>>| {
        let pieces = ranges.into_iter().map(|range| trimmed(data, &range));
        pieces.filter(|(_, bytes)| !bytes.is_empty()).collect()
    };
    (bytes(first), bytes(rest))
}

/// The bytes of a range, without the zeros at both ends.
fn trimmed<'a>(data: &Data<'a>, range: &Range<u32>) -> Piece<'a> {
    let place = |address: u32| (address - data.address) as usize;
    let bytes = &data.bytes[place(range.start)..place(range.end)];
    let Some(from) = bytes.iter().position(|byte| *byte != 0) else {
        return (range.start, &[]);
    };
    let to = bytes.iter().rposition(|byte| *byte != 0).unwrap_or(from);
    let address = data.address + u32::try_from(place(range.start) + from).unwrap_or(u32::MAX);
    (address, &bytes[from..=to])
}

#[cfg(test)]
mod tests {
    use super::*;

    const BYTES: &[u8] = b"first   \0\0\0\0later   later\0\0\0first";

    fn cut<'a>(items: &[(Range<u32>, usize)]) -> (Vec<Piece<'a>>, Vec<Piece<'a>>) {
        let data = Data {
            address: 100,
            bytes: BYTES,
            place: 0,
        };
        pieces(&data, items, |item| item == 1)
    }

    #[test]
    fn each_part_gets_its_own_data() {
        let (first, rest) = cut(&[(100..108, 0), (112..125, 1), (128..133, 0)]);
        assert_eq!(first, [(100, &b"first   "[..]), (128, b"first")]);
        assert_eq!(rest, [(112, &b"later   later"[..])]);
    }

    #[test]
    fn joins_items_of_the_rest_across_padding() {
        let (_, rest) = cut(&[(112..117, 1), (120..125, 1)]);
        assert_eq!(rest, [(112, &b"later   later"[..])]);
    }

    #[test]
    fn data_without_items_goes_to_the_first_part() {
        let (first, rest) = cut(&[]);
        assert_eq!(first, [(100, BYTES)]);
        assert_eq!(rest, []);
    }

    #[test]
    fn rest_excludes_data_of_the_first_part() {
        let (first, rest) = cut(&[(112..117, 1), (117..120, 0), (120..125, 1)]);
        assert_eq!(rest, [(112, &b"later"[..]), (120, b"later")]);
        assert_eq!(first, [(100, BYTES)]);
    }

    #[test]
    fn first_part_keeps_small_pieces_of_the_rest() {
        let (first, rest) = cut(&[(112..117, 1)]);
        assert_eq!(first, [(100, BYTES)]);
        assert_eq!(rest, [(112, &b"later"[..])]);
    }

    #[test]
    fn ignores_items_outside_the_data() {
        let (first, rest) = cut(&[(0..100, 1), (95..101, 1), (200..300, 1)]);
        assert_eq!(first.len(), 1);
        assert_eq!(rest, [(100, &b"f"[..])]);
    }
}
