//! The actions selected from the catalogue.

use super::{ActionGroup, all_grantable};

/// The selected actions, each once, in the order of selection.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection(Vec<String>);

/// How much of a group is selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupState {
    None,
    Some,
    /// Every action that the user may grant.
    All,
}

impl Selection {
    #[must_use]
    pub fn contains(&self, id: &str) -> bool {
        self.0.iter().any(|chosen| chosen == id)
    }

    /// Selects an action or deselects it.
    pub fn set(&mut self, id: &str, chosen: bool) {
        if !chosen {
            self.0.retain(|other| other != id);
        } else if !self.contains(id) {
            self.0.push(id.to_owned());
        }
    }

    /// Selects every action of a group that the user may grant. If all of them are selected
    /// already, deselects the whole group.
    pub fn toggle_group(&mut self, group: &ActionGroup) {
        let chosen = self.group_state(group) != GroupState::All;
        for action in &group.actions {
            if action.can || !chosen {
                self.set(&action.id, chosen);
            }
        }
    }

    #[must_use]
    pub fn of<'a>(ids: impl Iterator<Item = &'a String>) -> Self {
        let mut selection = Self::default();
        ids.for_each(|id| selection.set(id, true));
        selection
    }

    /// Whether the same actions are selected, in any order.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        self.len() == other.len() && self.0.iter().all(|id| other.contains(id))
    }

    /// Whether every action that the user may grant is selected.
    #[must_use]
    pub fn is_full(&self, groups: &[ActionGroup]) -> bool {
        !self.is_empty() && all_grantable(groups).all(|action| self.contains(&action.id))
    }

    #[must_use]
    pub fn group_state(&self, group: &ActionGroup) -> GroupState {
        let all_grantable = group.actions.iter().filter(|action| action.can).count();
        let granted = group.actions.iter().filter(|action| action.can);
        let granted = granted.filter(|action| self.contains(&action.id)).count();
        match granted {
            0 if self.count_in(group) == 0 => GroupState::None,
            n if n >= all_grantable && n > 0 => GroupState::All,
            _ => GroupState::Some,
        }
    }

    /// The number of selected actions in a group.
    #[must_use]
    pub fn count_in(&self, group: &ActionGroup) -> usize {
        group
            .actions
            .iter()
            .filter(|action| self.contains(&action.id))
            .count()
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    #[must_use]
    pub fn ids(&self) -> &[String] {
        &self.0
    }
}
