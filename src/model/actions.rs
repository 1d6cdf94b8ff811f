//! The catalogue of actions and the user's selection from it.

mod search;
mod selection;
#[cfg(test)]
mod tests;

pub use search::Search;
pub use selection::{GroupState, Selection};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionGroup {
    pub name: String,
    /// In the order of the API.
    pub actions: Vec<Action>,
}

/// One action of the public API that a key may call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// Name of the call in the public API.
    pub id: String,
    /// Display name.
    pub name: String,
    /// One sentence for users.
    pub description: String,
    pub effect: Effect,
    /// Whether the user may grant the action to a key.
    pub can: bool,
    /// A JSON body for a test call, if the API provides one.
    pub example_body: Option<String>,
}

/// A named set of actions for a common purpose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preset {
    pub name: String,
    /// One sentence for users.
    pub description: String,
    /// Ids of the actions.
    pub actions: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Only reads data.
    Reads,
    /// Sends something to people.
    Sends,
    /// Changes data. Also used for an unknown effect.
    Changes,
}

/// The actions of the catalogue that the user may grant.
pub fn all_grantable(groups: &[ActionGroup]) -> impl Iterator<Item = &Action> {
    let actions = groups.iter().flat_map(|group| &group.actions);
    actions.filter(|action| action.can)
}

#[must_use]
pub fn action_of<'a>(groups: &'a [ActionGroup], id: &str) -> Option<&'a Action> {
    let mut actions = groups.iter().flat_map(|group| &group.actions);
    actions.find(|action| action.id == id)
}
