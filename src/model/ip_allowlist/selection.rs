//! What a person chose of a text that is reviewed. Nothing is chosen at first.

use std::sync::Arc;

use super::import::{Find, Group, Meaning, PlainEntry, Review};
use super::list::Entry;
use crate::model::network::Network;

/// One text, and what is chosen of it.
#[derive(Clone, Debug)]
pub struct Reviewed {
    /// Tells one from another.
    pub id: usize,
    /// Whether the text was a plain list, of which a few entries are left to choose.
    pub is_plain: bool,
    /// What was found.
    pub review: Arc<Review>,
    choices: Vec<Vec<Choice>>,
    /// Incomplete pieces whose network was added.
    added: Vec<bool>,
}

/// A find by its group and its place there.
pub type At = (usize, usize);

/// What is chosen of a find.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// Nothing.
    #[default]
    Nothing,
    /// Its networks.
    Networks,
    /// The one address that it may stand for instead.
    Address,
}

/// How much of a group is chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Chosen {
    /// Nothing.
    #[default]
    None,
    /// Some of it.
    Some,
    /// All that can be chosen together.
    All,
}

impl Find {
    /// Whether it can be chosen together with others.
    #[must_use]
    pub fn joins_others(&self) -> bool {
        matches!(self.meaning, Meaning::Networks(_)) && !self.is_single_only()
    }

    /// What is added with a choice.
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
    /// Whether the person is asked about it by itself.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        self.meaning.is_wide() || !matches!(self.meaning, Meaning::Networks(_))
    }
}

impl Review {
    /// The entries of a plain list that are asked about, in its order.
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

    /// Whether there is nothing to choose.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty() && self.incomplete.is_empty()
    }
}

impl Reviewed {
    /// Of a text that was read.
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

    /// Addresses that were found.
    #[must_use]
    pub fn finds(&self) -> usize {
        self.choices.iter().map(Vec::len).sum()
    }

    /// All finds, line by line.
    #[must_use]
    pub fn rows(&self) -> Vec<At> {
        let groups = &self.review.groups;
        if self.review.is_by_row {
            let rows = groups.iter().enumerate();
            return rows
                .flat_map(|(group, all)| (0..all.finds.len()).map(move |find| (group, find)))
                .collect();
        }
        // There are a few groups, each in order, and a stable sort adds more than 4 KB of code.
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

    /// A find.
    #[must_use]
    pub fn find(&self, (group, find): At) -> Option<&Find> {
        self.review.groups.get(group)?.finds.get(find)
    }

    /// What is chosen of a find.
    #[must_use]
    pub fn choice(&self, (group, find): At) -> Choice {
        let group = self.choices.get(group);
        group
            .and_then(|group| group.get(find))
            .copied()
            .unwrap_or_default()
    }

    /// Chooses it.
    pub fn choose(&mut self, (group, find): At, choice: Choice) {
        let group = self.choices.get_mut(group);
        if let Some(one) = group.and_then(|group| group.get_mut(find)) {
            *one = choice;
        }
    }

    /// Chooses everything of a group that can be chosen together, or nothing of it.
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

    /// How much of a group is chosen.
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

    /// Whether the network of an incomplete piece was added.
    #[must_use]
    pub fn is_added(&self, piece: usize) -> bool {
        self.added.get(piece) == Some(&true)
    }

    /// Notes that it was.
    pub fn note_added(&mut self, piece: usize) {
        if let Some(added) = self.added.get_mut(piece) {
            *added = true;
        }
    }

    /// The entries that are chosen, line by line.
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
