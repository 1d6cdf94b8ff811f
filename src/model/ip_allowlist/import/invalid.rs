//! Recognizes a line that the user must correct in the field.

use super::{Import, Incomplete, IncompleteReason};
use crate::model::ip_allowlist::parse_entry::parse_entry;
use crate::model::ip_allowlist::parse_error::ParseError;
use crate::model::ip_allowlist::scan::contains;

/// [`Import::Invalid`] if the only line of a text should be corrected in the field.
pub(super) fn invalid(text: &str, has_no_find: bool, incomplete: &[Incomplete]) -> Option<Import> {
    let is_one_piece = !contains(text, |c| c.is_whitespace() || c == ',' || c == ';');
    let mut network = None;
    let error = match incomplete {
        [] => parse_entry(text).err().unwrap_or(ParseError::NotAnAddress),
        [one] => {
            network = one.network;
            match &one.reason {
                IncompleteReason::Invalid(error) => error.clone(),
                IncompleteReason::OtherScript => ParseError::OtherDigits,
                // Reviewed instead. A mask is a valid address; alone, it can only be a mistake.
                IncompleteReason::MaskAlone | IncompleteReason::TooMany => return None,
                _ => ParseError::NotAnAddress,
            }
        }
        _ => return None,
    };
    let fix = error.fix();
    if !is_one_piece && !incomplete.is_empty() && network.is_none() && fix.is_none() {
        return None;
    }
    let fix = fix.or(network.map(|network| network.to_string()));
    (has_no_find || (is_one_piece && fix.is_some())).then(|| Import::Invalid {
        piece: text.to_owned(),
        error,
        fix,
    })
}
