//! The list of networks from which a key may be used: reading what is typed or pasted, and judging
//! what was read. Every rule about addresses in the page is here and in
//! [`Network`](super::network::Network); nothing here fails, panics or forgets an entry silently.

mod choosing;
#[cfg(test)]
mod choosing_tests;
mod entry;
#[cfg(test)]
mod entry_tests;
mod import;
mod judgement;
mod list;
#[cfg(test)]
mod list_tests;
mod mistake;
mod narrow;
mod scan;
mod spans;

pub use choosing::{At, Choice, Chosen, Reviewed};
pub use entry::{Change, Reading, read};
pub use import::{
    Find, Group, Import, Importer, Incomplete, IncompleteReason, MAX_TEXT_BYTES, Meaning,
    PlainEntry, Review, SLICE_BYTES, import,
};
pub use judgement::{Judgement, KnownByApi, Oddity, judge};
pub use list::{Allowlist, Entry};
pub use mistake::Mistake;
pub use narrow::narrowed;
