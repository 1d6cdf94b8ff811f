//! Reads a text that is entered into the address field. Only a plain list is added at once. From
//! any other text, nothing is added before the user ticks it.

#[cfg(test)]
#[allow(clippy::panic)] // A test that panics has failed.
mod appendix_tests;
mod find;
mod group;
mod importer;
mod incomplete;
mod invalid;
mod lines;
mod pairs;
mod pattern;
#[cfg(test)]
#[allow(clippy::panic)] // A test that panics has failed.
mod piece_tests;
mod plain_list;
#[cfg(test)]
#[allow(clippy::panic)] // A test that panics has failed.
mod plain_tests;
mod suffix;
mod unfinished;

pub use importer::Importer;

use zeroize::Zeroize;

use super::parse_error::ParseError;
use crate::model::network::{IpFamily, Network};

/// A longer text is not read.
pub const MAX_TEXT_BYTES: usize = 1_000_000;
/// Number of bytes that are read in one step of the importer.
pub const SLICE_BYTES: usize = 16_384;

/// The result of reading a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Import {
    /// Only white space.
    Empty,
    /// More than [`MAX_TEXT_BYTES`]: not read.
    TooLong,
    /// A plain list: added at once, except for entries that need a choice.
    Plain(Vec<PlainEntry>),
    /// A single line that the user must correct: it stays in the field.
    Invalid {
        /// The line without white space around it.
        piece: String,
        error: ParseError,
        /// The corrected line, if it can mean only one thing.
        fix: Option<String>,
    },
    /// Any other text: nothing is added before the user ticks it.
    Review(Review),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlainEntry {
    /// As written in the text, without list marks, quotes and brackets around it.
    pub written: String,
    pub meaning: Meaning,
}

/// What an address, a network or a range in a text stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// One network, or the fewest networks of a range.
    Networks(Vec<Network>),
    /// Bits after the prefix are set: the network or the address alone is meant.
    HostBits {
        /// The network around the address.
        network: Network,
        /// The address alone.
        address: Network,
    },
    /// Every address of a family: cannot be added.
    MatchesAll,
}

/// What was found in a text and needs the user's choice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Review {
    /// The finds, grouped by the text around them, in the order of the text.
    pub groups: Vec<Group>,
    /// Pieces that look like an address but are not one, in the order of the text.
    pub incomplete: Vec<Incomplete>,
    /// Each find is shown in a row of its own: the text was a plain list, or there were too many
    /// groups. In the latter case each group holds one find, in the order of the text.
    pub is_by_row: bool,
}

/// Finds with the same text around them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// At most 60 characters before the find. Runs of white space are one space.
    pub before: String,
    /// At most 60 characters after the find.
    pub after: String,
    /// At most 60 characters of the nearest line above that describes the finds and has no address:
    /// a less indented line, or a line such as a comment or a title.
    pub context: Option<String>,
    /// The finds, in the order of the text.
    pub finds: Vec<Find>,
}

/// An address, a network or a range that was found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Find {
    /// Line number in the text, from 1. 0 in a plain list.
    pub line: usize,
    /// As written in the text. At most 120 characters, unless the text was a plain list.
    pub written: String,
    pub meaning: Meaning,
}

/// A piece that looks like an address but is not one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incomplete {
    /// Line number in the text, from 1.
    pub line: usize,
    pub written: String,
    pub reason: IncompleteReason,
    /// The network of the piece, if it can mean only one.
    pub network: Option<Network>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IncompleteReason {
    /// The same error as for a typed entry.
    Invalid(ParseError),
    /// Fewer than four numbers: `10.1`, `172.16/12`.
    CutShort,
    /// A placeholder other than `*` for the last numbers: `8.8.8.%`.
    Placeholder,
    /// Digits or dots of another script.
    OtherScript,
    /// A netmask without an address.
    MaskAlone,
    /// The ranges of the text result in too many networks.
    TooMany,
}

/// Pasted text may be a secret, so it is overwritten in memory on drop.
impl Drop for Group {
    fn drop(&mut self) {
        self.before.zeroize();
        self.after.zeroize();
        self.context.zeroize();
    }
}

impl Drop for Find {
    fn drop(&mut self) {
        self.written.zeroize();
    }
}

impl Drop for Incomplete {
    fn drop(&mut self) {
        self.written.zeroize();
    }
}

impl Meaning {
    /// The networks. With host bits, the network around the address.
    #[must_use]
    pub fn networks(&self) -> &[Network] {
        match self {
            Self::Networks(networks) => networks,
            Self::HostBits { network, .. } => std::slice::from_ref(network),
            Self::MatchesAll => &[],
        }
    }

    /// Whether the user is asked about it even in a plain list: wider than /16 (IPv4) or /32
    /// (IPv6).
    #[must_use]
    pub fn is_wide(&self) -> bool {
        self.is_wider_than(16, 32)
    }

    /// Whether it can only be ticked individually: wider than /8 (IPv4) or /24 (IPv6).
    #[must_use]
    pub fn is_single_only(&self) -> bool {
        self.is_wider_than(8, 24)
    }

    fn is_wider_than(&self, v4: u8, v6: u8) -> bool {
        self.networks().iter().any(|network| {
            network.prefix()
                < match network.family() {
                    IpFamily::V4 => v4,
                    IpFamily::V6 => v6,
                }
        })
    }
}

impl Find {
    #[must_use]
    pub fn is_single_only(&self) -> bool {
        self.meaning.is_single_only()
    }
}

/// Reads a whole text in one call. For a long text, use [`Importer`].
#[must_use]
pub fn import(text: &str) -> Import {
    let mut importer = Importer::new(text.to_owned());
    while importer.step(SLICE_BYTES) {}
    importer.finish()
}
