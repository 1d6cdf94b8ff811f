//! A line without any address, which stays in the box.

use super::{Incomplete, IncompleteReason};
use crate::domain::allowlist::entry::read;
use crate::domain::allowlist::mistake::Mistake;

/// Why a line is no address, and the fix.
pub(super) fn invalid(
    text: &str,
    is_one_piece: bool,
    incomplete: &[Incomplete],
) -> Option<(Mistake, Option<String>)> {
    let mut network = None;
    let mistake = match incomplete {
        [] => read(text).err().unwrap_or(Mistake::NotAnAddress),
        [one] => {
            network = one.network;
            match &one.reason {
                IncompleteReason::Invalid(mistake) => mistake.clone(),
                IncompleteReason::OtherScript => Mistake::OtherDigits,
                // It is an address, and alone it can only be a slip.
                IncompleteReason::MaskAlone | IncompleteReason::TooMany => return None,
                _ => Mistake::NotAnAddress,
            }
        }
        _ => return None,
    };
    if !is_one_piece && !incomplete.is_empty() && network.is_none() && mistake.fix().is_none() {
        return None;
    }
    let fix = mistake.fix().or(network.map(|network| network.to_string()));
    Some((mistake, fix))
}
