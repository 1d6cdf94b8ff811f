//! The IP allowlist of a key: parses typed or pasted text, and analyses the list. All rules about
//! addresses are in this module and in [`Network`](super::network::Network). No function here
//! panics or drops an entry silently.

mod analyze;
mod import;
mod list;
#[cfg(test)]
mod list_tests;
mod parse_entry;
#[cfg(test)]
mod parse_entry_tests;
mod parse_error;
mod ranges;
mod scan;
mod selection;
#[cfg(test)]
mod selection_tests;
mod suggest;

pub use analyze::{Analysis, EntryWarning, NetworkInfo, analyze};
pub use import::{
    Find, Group, Import, Importer, Incomplete, IncompleteReason, MAX_TEXT_BYTES, Meaning,
    PlainEntry, Review, SLICE_BYTES, import,
};
pub use list::{Allowlist, Entry};
pub use parse_entry::{Normalization, ParsedEntry, parse_entry};
pub use parse_error::ParseError;
pub use selection::{At, Choice, Chosen, Reviewed};
pub use suggest::suggest_allowlist;
