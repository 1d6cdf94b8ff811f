//! A list of networks as it is typed or pasted: one entry a line, or several parted by commas,
//! semicolons or white space.

use super::network::{Network, NetworkError};

/// Networks among which a repetition is found.
const SEARCHED: usize = 500;

/// What a text holds: the networks it names, each once, and the entries that cannot be taken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NetworkList {
    /// In the order of the text, without repetitions.
    pub networks: Vec<Network>,
    /// Entries to mend, in the order of the text.
    pub problems: Vec<EntryProblem>,
}

/// One entry that cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryProblem {
    /// Line of the text, from 1.
    pub line: usize,
    /// What stands there.
    pub entry: String,
    /// Why it cannot be taken.
    pub error: NetworkError,
}

impl NetworkList {
    /// Takes a text apart. Never fails: what cannot be taken is among `problems`.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut list = Self::default();
        for (index, line) in text.lines().enumerate() {
            for entry in line.split(parts_entries).filter(|entry| !entry.is_empty()) {
                match Network::parse(entry) {
                    Ok(network) if list.names(network) => {}
                    Ok(network) => list.networks.push(network),
                    Err(error) => list.problems.push(EntryProblem {
                        line: index + 1,
                        entry: entry.to_owned(),
                        error,
                    }),
                }
            }
        }
        list
    }

    /// Whether a network is in the list already. Looked for among so many only as an API may take;
    /// a longer list cannot be saved, and looking through all of it would freeze the page.
    fn names(&self, network: Network) -> bool {
        self.networks
            .iter()
            .take(SEARCHED)
            .any(|known| *known == network)
    }

    /// Whether the text names nothing at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.networks.is_empty() && self.problems.is_empty()
    }
}

fn parts_entries(c: char) -> bool {
    c == ',' || c == ';' || c.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::NetworkList;

    #[test]
    fn entries_are_parted_by_lines_commas_and_white_space() {
        let list = NetworkList::parse(
            "203.0.113.7\r\n198.51.100.0/28, 2001:db8::1;\n\n  192.0.2.1\t192.0.2.2",
        );
        let shown: Vec<_> = list.networks.iter().map(ToString::to_string).collect();
        assert_eq!(
            shown,
            [
                "203.0.113.7",
                "198.51.100.0/28",
                "2001:db8::1",
                "192.0.2.1",
                "192.0.2.2"
            ]
        );
        assert!(list.problems.is_empty());
    }

    #[test]
    fn an_entry_that_stands_twice_counts_once() {
        assert_eq!(
            NetworkList::parse("203.0.113.7\n203.0.113.7/32")
                .networks
                .len(),
            1
        );
    }

    #[test]
    fn what_cannot_be_taken_is_named_with_its_line() {
        let list = NetworkList::parse("203.0.113.7\n\nlocalhost 10.0.0.0/40");
        let named: Vec<_> = list
            .problems
            .iter()
            .map(|p| (p.line, p.entry.as_str()))
            .collect();
        assert_eq!(named, [(3, "localhost"), (3, "10.0.0.0/40")]);
    }

    #[test]
    fn white_space_is_an_empty_list() {
        assert!(NetworkList::parse(" \n , ;\n").is_empty());
    }
}
