//! The user's choices in a reviewed text. Initially nothing is chosen.

use std::sync::Arc;

use super::import::{Find, Group, Meaning, PlainEntry, Review};
use super::list::Entry;
use crate::model::network::Network;

/// A reviewed text and the user's choices in it.
#[derive(Clone, Debug)]
pub struct Reviewed {
    /// Unique among the reviewed texts of a form.
    pub id: usize,
    /// The text was a plain list. The review contains only the entries that need a choice.
    pub is_plain: bool,
    pub review: Arc<Review>,
    choices: Vec<Vec<Choice>>,
    /// For each incomplete piece, whether its network was added.
    added: Vec<bool>,
}

/// Index of a group, and index of a find in that group.
pub type At = (usize, usize);

/// The user's choice for one find.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    #[default]
    Nothing,
    /// All networks of the find. With host bits, the network around the address.
    Networks,
    /// With host bits, the address alone.
    Address,
}

/// How many finds of a group are chosen. Only finds that can be chosen together count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Chosen {
    #[default]
    None,
    Some,
    All,
}

impl Find {
    /// Whether the checkbox of the group includes this find. Very wide networks and ambiguous finds
    /// are chosen individually.
    #[must_use]
    pub fn joins_others(&self) -> bool {
        matches!(self.meaning, Meaning::Networks(_)) && !self.is_single_only()
    }

    /// The networks that a choice adds.
    fn networks(&self, choice: Choice) -> &[Network] {
        match (&self.meaning, choice) {
            (Meaning::Networks(networks), Choice::Networks) => networks,
            (Meaning::HostBits { network, .. }, Choice::Networks) => std::slice::from_ref(network),
            (Meaning::HostBits { address, .. }, Choice::Address) => std::slice::from_ref(address),
            _ => &[],
        }
    }
}

impl PlainEntry {
    /// Whether the user must choose: the entry is wide, ambiguous or matches every address.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        self.meaning.is_wide() || !matches!(self.meaning, Meaning::Networks(_))
    }
}

impl Review {
    /// A review of those entries of a plain list that need a choice, in the order of the list.
    #[must_use]
    pub fn of_plain(entries: Vec<PlainEntry>) -> Self {
        let finds = entries.into_iter().map(|entry| Find {
            line: 0,
            written: entry.written,
            meaning: entry.meaning,
        });
        let group = Group {
            before: String::new(),
            after: String::new(),
            context: None,
            finds: finds.collect(),
        };
        Self {
            groups: vec![group],
            is_by_row: true,
            ..Self::default()
        }
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty() && self.incomplete.is_empty()
    }
}

impl Reviewed {
    #[must_use]
    pub fn new(id: usize, is_plain: bool, review: Review) -> Self {
        let groups = review.groups.iter();
        Self {
            id,
            is_plain,
            choices: groups
                .map(|group| vec![Choice::Nothing; group.finds.len()])
                .collect(),
            added: vec![false; review.incomplete.len()],
            review: Arc::new(review),
        }
    }

    /// The number of finds.
    #[must_use]
    pub fn finds(&self) -> usize {
        self.choices.iter().map(Vec::len).sum()
    }

    /// All finds, in the order of their lines.
    #[must_use]
    pub fn rows(&self) -> Vec<At> {
        let groups = &self.review.groups;
        if self.review.is_by_row {
            let rows = groups.iter().enumerate();
            return rows
                .flat_map(|(group, all)| (0..all.finds.len()).map(move |find| (group, find)))
                .collect();
        }
        // There are few groups, each already in order. A stable sort adds more than 4 KB of code.
        let mut next = vec![0; groups.len()];
        std::iter::from_fn(|| {
            let line = |group: &usize| Some(groups[*group].finds.get(next[*group])?.line);
            let open = (0..groups.len()).filter(|group| line(group).is_some());
            let group = open.min_by_key(line)?;
            next[group] += 1;
            Some((group, next[group] - 1))
        })
        .collect()
    }

    #[must_use]
    pub fn find(&self, (group, find): At) -> Option<&Find> {
        self.review.groups.get(group)?.finds.get(find)
    }

    /// `Choice::Nothing` if there is no such find.
    #[must_use]
    pub fn choice(&self, (group, find): At) -> Choice {
        let group = self.choices.get(group);
        group
            .and_then(|group| group.get(find))
            .copied()
            .unwrap_or_default()
    }

    pub fn choose(&mut self, (group, find): At, choice: Choice) {
        let group = self.choices.get_mut(group);
        if let Some(one) = group.and_then(|group| group.get_mut(find)) {
            *one = choice;
        }
    }

    /// Chooses all finds of a group that can be chosen together, or clears them.
    pub fn choose_group(&mut self, group: usize, is: bool) {
        let Some(all) = self.review.groups.get(group) else {
            return;
        };
        let choice = if is {
            Choice::Networks
        } else {
            Choice::Nothing
        };
        let places = self.choices[group].iter_mut().zip(&all.finds);
        for (one, _) in places.filter(|(_, find)| find.joins_others()) {
            *one = choice;
        }
    }

    /// How many finds of a group are chosen.
    #[must_use]
    pub fn of_group(&self, group: usize) -> Chosen {
        let Some(all) = self.review.groups.get(group) else {
            return Chosen::None;
        };
        let places = self.choices[group].iter().zip(&all.finds);
        let (mut on, mut off) = (false, false);
        for (one, _) in places.filter(|(_, find)| find.joins_others()) {
            match one {
                Choice::Nothing => off = true,
                Choice::Networks | Choice::Address => on = true,
            }
        }
        match (on, off) {
            (true, false) => Chosen::All,
            (true, true) => Chosen::Some,
            (false, _) => Chosen::None,
        }
    }

    /// Whether the network of the incomplete piece with this index was added.
    #[must_use]
    pub fn is_added(&self, piece: usize) -> bool {
        self.added.get(piece) == Some(&true)
    }

    pub fn note_added(&mut self, piece: usize) {
        if let Some(added) = self.added.get_mut(piece) {
            *added = true;
        }
    }

    /// The chosen entries, in the order of their lines.
    #[must_use]
    pub fn chosen(&self) -> Vec<Entry> {
        let rows = self.rows().into_iter();
        rows.filter_map(|at| Some((self.find(at)?, self.choice(at))))
            .flat_map(|(find, choice)| {
                let networks = find.networks(choice).iter();
                networks.map(|network| Entry::read_from(*network, &find.written))
            })
            .collect()
    }
}
