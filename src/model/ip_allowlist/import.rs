//! What becomes of a text that reaches the box of addresses. Only a plain list is taken at once;
//! of everything else nothing is taken until the person ticks it.

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

/// The largest text that is read.
pub const MAX_TEXT_BYTES: usize = 1_000_000;
/// So much of a text is read in one go.
pub const SLICE_BYTES: usize = 16_384;

/// What becomes of a text that reaches the box of addresses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Import {
    /// Nothing but white space.
    Empty,
    /// A plain list: is taken at once.
    Plain(Vec<PlainEntry>),
    /// One line without any address: it stays in the box.
    Invalid {
        /// What stands there.
        piece: String,
        /// Why it is no address.
        mistake: ParseError,
        /// What would be right, where it can mean one thing alone.
        fix: Option<String>,
    },
    /// Anything else: nothing is taken, the person ticks.
    Review(Review),
}

/// One entry of a plain list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlainEntry {
    /// What stands in the text.
    pub written: String,
    /// What it means.
    pub meaning: Meaning,
}

/// What an address, a network or a range means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// One network, or the fewest networks of a range.
    Networks(Vec<Network>),
    /// Bits behind the prefix are set: the network or the address alone.
    HostBits {
        /// The network around the address.
        network: Network,
        /// The address alone.
        address: Network,
    },
    /// Every address of a family: cannot be taken.
    MatchesAll,
}

/// What a text holds that is no plain list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Review {
    /// The finds, by what stands around them, in the order of the text.
    pub groups: Vec<Group>,
    /// What looks like an address and is none, in the order of the text.
    pub incomplete: Vec<Incomplete>,
    /// Too many groups: each group holds one find, in the order of the text.
    pub is_by_row: bool,
}

/// Finds around which the same text stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// At most 60 characters before the find, white space folded.
    pub before: String,
    /// At most 60 characters behind it.
    pub after: String,
    /// The nearest line above that stands further out and holds no address.
    pub context: Option<String>,
    /// The finds, in the order of the text.
    pub finds: Vec<Find>,
}

/// An address, a network or a range in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Find {
    /// Line of the text, from 1.
    pub line: usize,
    /// What stands there.
    pub written: String,
    /// What it means.
    pub meaning: Meaning,
}

/// What looks like an address and is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incomplete {
    /// Line of the text, from 1.
    pub line: usize,
    /// What stands there.
    pub written: String,
    /// Why it is none.
    pub reason: IncompleteReason,
    /// The network, where it can mean one alone.
    pub network: Option<Network>,
}

/// Why a piece is no address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IncompleteReason {
    /// What a typed entry would be refused for.
    Invalid(ParseError),
    /// Fewer than four numbers: `10.1`, `172.16/12`.
    CutShort,
    /// Another sign than `*` in place of the last numbers: `8.8.8.%`.
    Placeholder,
    /// Digits or dots of another script.
    OtherScript,
    /// A netmask without an address.
    MaskAlone,
    /// The ranges of the text come to too many networks.
    TooMany,
}

/// What was pasted may be a secret: it is overwritten when it goes.
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
    /// Every network that it may stand for.
    #[must_use]
    pub fn networks(&self) -> &[Network] {
        match self {
            Self::Networks(networks) => networks,
            Self::HostBits { network, .. } => std::slice::from_ref(network),
            Self::MatchesAll => &[],
        }
    }

    /// Whether it is so wide that a plain list asks for it by itself.
    #[must_use]
    pub fn is_wide(&self) -> bool {
        self.is_wider_than(16, 32)
    }

    /// Whether it is so wide that it is ticked by itself alone.
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
    /// Whether it is so wide that it is ticked by itself alone.
    #[must_use]
    pub fn is_single_only(&self) -> bool {
        self.meaning.is_single_only()
    }
}

/// Reads a short text at once.
#[must_use]
pub fn import(text: &str) -> Import {
    let mut importer = Importer::new(text.to_owned());
    while importer.step(SLICE_BYTES) {}
    importer.finish()
}
