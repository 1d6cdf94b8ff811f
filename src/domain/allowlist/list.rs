//! The list while it is being put together: what was taken, what is still to be answered, and
//! what was left out.

use super::entry::{Change, Reading};
use super::paste::{Found, Reason};
use crate::domain::network::Network;

/// Networks, open questions and what was left out, each in the order in which it came. Nothing
/// that was found in a text is dropped silently.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Allowlist {
    /// What the key will be limited to; each network once.
    pub entries: Vec<Entry>,
    /// What has to be answered before the list can be saved.
    pub questions: Vec<Question>,
    /// What was found and cannot be taken.
    pub left_out: Vec<LeftOut>,
}

/// Something that was found in a text and not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Line of the text, from 1.
    pub line: usize,
    /// What stands there.
    pub entry: String,
    /// Why it was not taken.
    pub reason: Reason,
}

/// A network of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The network.
    pub network: Network,
    /// What was typed, where it is spelled otherwise.
    pub typed: Option<String>,
    /// What was changed to get the network.
    pub changes: Vec<Change>,
}

/// An entry that could mean more than one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What was typed.
    pub typed: String,
    /// The networks that it stands for, if it is taken as a whole.
    pub networks: Vec<Network>,
    /// The one address that it may stand for instead; only with host bits.
    pub address: Option<Network>,
}

/// An answer to all questions of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The network, or all networks of the range.
    Networks,
    /// The address alone.
    Address,
    /// Neither.
    LeaveOut,
}

/// What became of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// Networks that came to the list.
    pub added: usize,
    /// Networks that were in the list already, or stood in the text more than once.
    pub repeated: usize,
    /// Entries to ask about.
    pub asked: usize,
    /// Entries that were left out.
    pub left_out: usize,
}

impl Allowlist {
    /// A list of networks that are known already.
    #[must_use]
    pub fn of(networks: impl IntoIterator<Item = Network>) -> Self {
        let mut list = Self::default();
        list.add(networks.into_iter().map(Entry::from).collect());
        list
    }

    /// Takes over what was found in a text.
    pub fn take(&mut self, found: Vec<Found>) -> Taken {
        let (mut taken, mut entries) = (Taken::default(), Vec::new());
        for Found {
            line,
            entry,
            reading,
        } in found
        {
            match reading {
                Ok(Reading::Network(network, changes)) => entries.push(Entry {
                    typed: Some(entry).filter(|typed| *typed != network.to_string()),
                    network,
                    changes,
                }),
                Ok(Reading::HostBits { network, address }) => {
                    taken.asked += 1;
                    self.ask(entry, vec![network], Some(address));
                }
                Ok(Reading::Range(networks)) => {
                    taken.asked += 1;
                    self.ask(entry, networks, None);
                }
                Err(reason) => {
                    taken.left_out += 1;
                    self.left_out.push(LeftOut {
                        line,
                        entry,
                        reason,
                    });
                }
            }
        }
        let offered = entries.len();
        taken.repeated = self.add(entries);
        taken.added = offered - taken.repeated;
        taken
    }

    fn ask(&mut self, typed: String, networks: Vec<Network>, address: Option<Network>) {
        self.questions.push(Question {
            typed,
            networks,
            address,
        });
    }

    /// Adds entries whose networks are not in the list yet; says how many were.
    pub fn add(&mut self, entries: Vec<Entry>) -> usize {
        self.entries.extend(entries);
        let mut sorted: Vec<_> = self.numbered();
        sorted.sort_unstable();
        let mut repeats = vec![false; sorted.len()];
        for pair in sorted.windows(2) {
            repeats[pair[1].1] = pair[0].0 == pair[1].0;
        }
        let mut repeat = repeats.iter();
        self.entries.retain(|_| repeat.next() != Some(&true));
        repeats.iter().filter(|repeat| **repeat).count()
    }

    /// The networks with their places in the list.
    pub(super) fn numbered(&self) -> Vec<(Network, usize)> {
        let networks = self.entries.iter().map(|entry| entry.network);
        networks.zip(0..).collect()
    }

    /// Answers all questions of one kind: those about host bits, or those about ranges.
    pub fn answer(&mut self, about_host_bits: bool, answer: Answer) -> Taken {
        let (answered, open) = std::mem::take(&mut self.questions)
            .into_iter()
            .partition::<Vec<_>, _>(|question| question.address.is_some() == about_host_bits);
        self.questions = open;
        let mut entries = Vec::new();
        for question in answered {
            let networks = match answer {
                Answer::Networks => question.networks,
                Answer::Address => question.address.into_iter().collect(),
                Answer::LeaveOut => Vec::new(),
            };
            entries.extend(networks.into_iter().map(|network| Entry {
                typed: Some(question.typed.clone()),
                ..network.into()
            }));
        }
        let offered = entries.len();
        let repeated = self.add(entries);
        Taken {
            added: offered - repeated,
            repeated,
            ..Taken::default()
        }
    }

    /// Whether there is nothing at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.questions.is_empty() && self.left_out.is_empty()
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
