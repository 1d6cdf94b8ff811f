//! The allowlist while the user edits it.

use super::import::{Meaning, PlainEntry};
use super::parse_entry::{Normalization, ParsedEntry, parse_entry};
use crate::model::network::{Network, sorted};

/// Networks in the order in which they were added.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Allowlist {
    /// Each network occurs once.
    pub entries: Vec<Entry>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub network: Network,
    /// The typed text, if it differs from the canonical form.
    pub typed: Option<String>,
    /// What parsing removed or replaced.
    pub changes: Vec<Normalization>,
}

impl Allowlist {
    /// Creates a list from networks. Duplicates are skipped.
    #[must_use]
    pub fn of(networks: impl IntoIterator<Item = Network>) -> Self {
        let mut list = Self::default();
        list.add(networks.into_iter().map(Entry::from).collect());
        list
    }

    /// Whether each of these networks is an entry of the list.
    #[must_use]
    pub fn has(&self, networks: &[Network]) -> bool {
        let has = |network: &Network| self.entries.iter().any(|entry| entry.network == *network);
        networks.iter().all(has)
    }

    /// Adds the entries whose network is not in the list yet. Returns the number of skipped
    /// entries.
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

    /// The networks in ascending order, each with its index in the list.
    pub(super) fn sorted(&self) -> Vec<(Network, usize)> {
        sorted(self.entries.iter().map(|entry| entry.network).collect())
    }
}

impl Entry {
    /// An entry for a network that was written as `written`.
    #[must_use]
    pub fn read_from(network: Network, written: &str) -> Self {
        // A range and an entry with host bits have several results, so no changes are kept for
        // them.
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

    /// The entries that an item of a plain list adds: none if the user must choose first.
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
