//! The list while it is being put together.

use super::import::{Meaning, PlainEntry};
use super::parse_entry::{Normalization, ParsedEntry, parse_entry};
use crate::model::network::{Network, sorted};

/// Networks, in the order in which they came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Allowlist {
    /// What the key will be limited to; each network once.
    pub entries: Vec<Entry>,
}

/// A network of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The network.
    pub network: Network,
    /// What was typed, where it is spelled otherwise.
    pub typed: Option<String>,
    /// What was changed to get the network.
    pub changes: Vec<Normalization>,
}

impl Allowlist {
    /// A list of networks that are known already.
    #[must_use]
    pub fn of(networks: impl IntoIterator<Item = Network>) -> Self {
        let mut list = Self::default();
        list.add(networks.into_iter().map(Entry::from).collect());
        list
    }

    /// Whether it has all of these networks.
    #[must_use]
    pub fn has(&self, networks: &[Network]) -> bool {
        let has = |network: &Network| self.entries.iter().any(|entry| entry.network == *network);
        networks.iter().all(has)
    }

    /// Adds entries whose networks are not in the list yet; says how many were.
    pub fn add(&mut self, entries: Vec<Entry>) -> usize {
        self.entries.extend(entries);
        let sorted = self.sorted();
        let mut repeats = vec![false; sorted.len()];
        for pair in sorted.windows(2) {
            repeats[pair[1].1] = pair[0].0 == pair[1].0;
        }
        let mut repeat = repeats.iter();
        self.entries.retain(|_| repeat.next() != Some(&true));
        repeats.iter().filter(|repeat| **repeat).count()
    }

    /// The networks in order, with their places in the list.
    pub(super) fn sorted(&self) -> Vec<(Network, usize)> {
        sorted(self.entries.iter().map(|entry| entry.network).collect())
    }
}

impl Entry {
    /// A network that was written in some way.
    #[must_use]
    pub fn read_from(network: Network, written: &str) -> Self {
        // What was changed to get it; a range and a choice have more than one outcome.
        let changes = match parse_entry(written) {
            Ok(ParsedEntry::Network(read, changes)) if read == network => changes,
            _ => Vec::new(),
        };
        Self {
            network,
            typed: (network.to_string() != written).then(|| written.to_owned()),
            changes,
        }
    }

    /// What an entry of a plain list adds.
    #[must_use]
    pub fn of_plain(entry: PlainEntry) -> Vec<Self> {
        match entry.meaning {
            Meaning::Networks(networks) => {
                let networks = networks.into_iter();
                networks
                    .map(|network| Self::read_from(network, &entry.written))
                    .collect()
            }
            Meaning::HostBits { .. } | Meaning::MatchesAll => Vec::new(),
        }
    }
}

impl From<Network> for Entry {
    fn from(network: Network) -> Self {
        Self {
            network,
            typed: None,
            changes: Vec::new(),
        }
    }
}
