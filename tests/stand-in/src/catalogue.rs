//! What a key can be allowed: data that the API serves, never a list compiled into the page.

mod calls;
mod more;
mod presets;

use serde_json::{Value, json};

use crate::options::CatalogueSize;
use crate::session::roles::Role;
pub use calls::Effect;

/// A public call that a key can be allowed.
#[derive(Clone, Debug)]
pub struct Action {
    /// The call's name.
    pub id: String,
    /// For people.
    pub name: String,
    /// One sentence.
    pub description: String,
    /// What it does to the world.
    pub effect: Effect,
}

/// Actions that belong together.
#[derive(Clone, Debug)]
pub struct Group {
    /// Its id.
    pub id: String,
    /// For people.
    pub name: String,
    /// At least one.
    pub actions: Vec<Action>,
}

/// Every action, in groups.
pub struct Catalogue {
    groups: Vec<Group>,
}

impl Catalogue {
    /// A catalogue of this size.
    pub fn new(size: CatalogueSize) -> Self {
        let mut groups = calls::groups();
        match size {
            CatalogueSize::Normal => {}
            CatalogueSize::Small => {
                groups.retain(|group| matches!(group.id.as_str(), "profiles" | "messaging"));
                for group in &mut groups {
                    group
                        .actions
                        .truncate(if group.id == "profiles" { 3 } else { 2 });
                }
            }
            CatalogueSize::Large => more::extend(&mut groups, 25, 200),
        }
        Self { groups }
    }

    /// Every action.
    pub fn actions(&self) -> impl Iterator<Item = &Action> {
        self.groups.iter().flat_map(|group| &group.actions)
    }

    /// Whether there is such an action.
    pub fn has(&self, id: &str) -> bool {
        self.actions().any(|action| action.id == id)
    }

    /// The groups, as somebody with this role may grant them, and with a body to try each call with.
    pub fn groups_for(&self, role: Role, example: impl Fn(&str) -> Option<Value>) -> Value {
        self.groups
            .iter()
            .map(|group| {
                let actions: Value = group
                    .actions
                    .iter()
                    .map(|action| {
                        json!({
                            "id": action.id,
                            "name": action.name,
                            "description": action.description,
                            "effect": action.effect.name(),
                            "can": role.may_grant(&action.id),
                            "example_body": example(&action.id),
                        })
                    })
                    .collect();
                json!({ "id": group.id, "name": group.name, "actions": actions })
            })
            .collect()
    }

    /// Selections that many want.
    pub fn presets(&self) -> Value {
        presets::presets(&self.groups)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn catalogue_sizes_have_expected_groups_and_actions() {
        for (size, groups, actions) in [
            (CatalogueSize::Small, 2, 5),
            (CatalogueSize::Normal, 7, 24),
            (CatalogueSize::Large, 25, 200),
        ] {
            let catalogue = Catalogue::new(size);
            assert_eq!(catalogue.groups.len(), groups, "{size:?}");
            assert_eq!(catalogue.actions().count(), actions, "{size:?}");
            let mut ids: Vec<_> = catalogue.actions().map(|action| &action.id).collect();
            ids.sort();
            ids.dedup();
            assert_eq!(ids.len(), actions, "{size:?}: every id once");
        }
    }
}
