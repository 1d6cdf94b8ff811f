//! The catalogue of actions and what is chosen of it.

mod search;
mod selection;
#[cfg(test)]
mod tests;

pub use search::Search;
pub use selection::{GroupState, Selection};

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
    /// A JSON body to try the call with, where the API gives one.
    pub example_body: Option<String>,
}

/// A choice of actions for a common purpose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preset {
    /// For people.
    pub name: String,
    /// One sentence.
    pub description: String,
    /// Ids.
    pub actions: Vec<String>,
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

/// Actions of the catalogue that the user may grant.
pub fn all_grantable(groups: &[ActionGroup]) -> impl Iterator<Item = &Action> {
    let actions = groups.iter().flat_map(|group| &group.actions);
    actions.filter(|action| action.can)
}

/// The action of the catalogue with this id.
#[must_use]
pub fn action_of<'a>(groups: &'a [ActionGroup], id: &str) -> Option<&'a Action> {
    let mut actions = groups.iter().flat_map(|group| &group.actions);
    actions.find(|action| action.id == id)
}
