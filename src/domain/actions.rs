//! The catalogue of actions and what is chosen of it.

/// Actions that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionGroup {
    /// For people.
    pub name: String,
    /// In the API's order.
    pub actions: Vec<Action>,
}

/// One call of the public API.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// Name of the call.
    pub id: String,
    /// For people.
    pub name: String,
    /// One sentence.
    pub description: String,
    /// What it does to the world.
    pub effect: Effect,
    /// Whether the user may grant it.
    pub can: bool,
}

/// What an action does to the world.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Nothing; it reads.
    Reads,
    /// It sends something to people.
    Sends,
    /// It changes something. Also what an unknown effect is taken for.
    Changes,
}

/// The actions chosen for a key, each once, in the order in which they were chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection(Vec<String>);

/// How much of a group is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupState {
    /// None of it.
    None,
    /// Some of it.
    Some,
    /// All that the user may grant.
    All,
}

impl Action {
    /// Whether a search finds the action: every word of it stands in the name, the id or the
    /// description. Capitals of ASCII do not matter; folding those of every script would cost the
    /// page 7 KB.
    #[must_use]
    pub fn is_found_by(&self, search: &str) -> bool {
        let text = format!("{} {} {}", self.name, self.id, self.description).to_ascii_lowercase();
        search
            .to_ascii_lowercase()
            .split_whitespace()
            .all(|word| text.contains(word))
    }
}

impl ActionGroup {
    /// Whether a search finds one of the actions.
    #[must_use]
    pub fn is_found_by(&self, search: &str) -> bool {
        self.actions.iter().any(|action| action.is_found_by(search))
    }
}

impl Selection {
    /// Whether an action is chosen.
    #[must_use]
    pub fn contains(&self, id: &str) -> bool {
        self.0.iter().any(|chosen| chosen == id)
    }

    /// Chooses an action or takes it back.
    pub fn set(&mut self, id: &str, chosen: bool) {
        if !chosen {
            self.0.retain(|other| other != id);
        } else if !self.contains(id) {
            self.0.push(id.to_owned());
        }
    }

    /// Chooses every action of a group that the user may grant, or takes the whole group back
    /// where they all are chosen.
    pub fn toggle_group(&mut self, group: &ActionGroup) {
        let chosen = self.group_state(group) != GroupState::All;
        for action in &group.actions {
            if action.can || !chosen {
                self.set(&action.id, chosen);
            }
        }
    }

    /// How much of a group is chosen.
    #[must_use]
    pub fn group_state(&self, group: &ActionGroup) -> GroupState {
        let grantable = group.actions.iter().filter(|action| action.can).count();
        match self.count_in(group) {
            0 => GroupState::None,
            n if n >= grantable => GroupState::All,
            _ => GroupState::Some,
        }
    }

    /// Chosen actions of a group.
    #[must_use]
    pub fn count_in(&self, group: &ActionGroup) -> usize {
        group
            .actions
            .iter()
            .filter(|action| self.contains(&action.id))
            .count()
    }

    /// Chosen actions.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing is chosen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The ids of the chosen actions.
    #[must_use]
    pub fn ids(&self) -> &[String] {
        &self.0
    }

    /// Whether one of the chosen actions of `groups` has an effect.
    #[must_use]
    pub fn has_effect(&self, groups: &[ActionGroup], effect: Effect) -> bool {
        groups
            .iter()
            .flat_map(|group| &group.actions)
            .any(|action| action.effect == effect && self.contains(&action.id))
    }
}

#[cfg(test)]
mod tests {
    use super::{Action, ActionGroup, Effect, GroupState, Selection};

    fn action(id: &str, can: bool) -> Action {
        Action {
            id: id.to_owned(),
            name: format!("Name of {id}"),
            description: "Read the Inbox.".to_owned(),
            effect: Effect::Reads,
            can,
        }
    }

    fn group() -> ActionGroup {
        let actions = vec![
            action("one", true),
            action("two", true),
            action("locked", false),
        ];
        ActionGroup {
            name: "Group".to_owned(),
            actions,
        }
    }

    #[test]
    fn a_group_box_goes_from_none_over_some_to_all_of_what_may_be_granted() {
        let (group, mut chosen) = (group(), Selection::default());
        assert_eq!(chosen.group_state(&group), GroupState::None);
        chosen.set("one", true);
        assert_eq!(chosen.group_state(&group), GroupState::Some);
        chosen.toggle_group(&group);
        assert_eq!(chosen.group_state(&group), GroupState::All);
        assert!(!chosen.contains("locked"));
        chosen.toggle_group(&group);
        assert!(chosen.is_empty());
    }

    #[test]
    fn a_group_without_anything_to_grant_stays_empty() {
        let group = ActionGroup {
            name: "G".into(),
            actions: vec![action("locked", false)],
        };
        let mut chosen = Selection::default();
        chosen.toggle_group(&group);
        assert_eq!(
            (chosen.len(), chosen.group_state(&group)),
            (0, GroupState::None)
        );
    }

    #[test]
    fn an_action_is_chosen_once() {
        let mut chosen = Selection::default();
        chosen.set("one", true);
        chosen.set("one", true);
        assert_eq!(chosen.ids(), ["one"]);
        chosen.set("one", false);
        assert!(chosen.is_empty());
    }

    #[test]
    fn every_word_of_a_search_must_be_found_somewhere() {
        let action = action("get_thread", true);
        assert!(action.is_found_by("INBOX thread"));
        assert!(action.is_found_by(""));
        assert!(!action.is_found_by("inbox send"));
    }
}
