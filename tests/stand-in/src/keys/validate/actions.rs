//! What a key may do.

use serde_json::Value;

use super::ValidationContext;
use super::lists::{entries, mode};
use crate::keys::body_reader::BodyReader;
use crate::keys::limits;

/// At least one action of the catalogue, each of them the caller's to grant. What the key has already
/// may stay, even where the catalogue no longer has it.
pub fn allowed_actions(
    fields: &mut BodyReader,
    value: Value,
    rules: &ValidationContext<'_>,
) -> Option<Vec<String>> {
    const AT: &str = "/allowed_actions";
    let mut members = fields.object(AT, value, &["mode", "actions"])?;
    let mode = mode(fields, AT, members.remove("mode"), &["only"]);
    let entries = entries(fields, &format!("{AT}/actions"), members.remove("actions"));
    mode?;
    let entries = entries?;
    let pointer = "/allowed_actions/actions";
    if entries.is_empty() {
        fields.error(pointer, "too-few", "Choose at least one action.");
        return None;
    }
    if entries.len() > limits::ACTIONS {
        let detail = format!(
            "At most {} actions fit; these are {}.",
            limits::ACTIONS,
            entries.len()
        );
        fields.error(pointer, "too-many", detail);
        return None;
    }
    let mut found: Vec<String> = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        let at = format!("{pointer}/{index}");
        match entry.as_str() {
            None => fields.wrong_type(&at, "a string"),
            Some(action) if !rules.knows(action) => {
                fields.error(
                    &at,
                    "unknown-action",
                    "There is no such action. Reload the page for the present list.",
                );
            }
            Some(action) if found.iter().any(|other| other == action) => {
                fields.error(
                    &at,
                    "duplicate",
                    format!("{action} is in the list already."),
                );
            }
            Some(action) if !rules.may_grant(action) => {
                let detail = format!(
                    "As a {} you may not let a key {action}. Ask an owner.",
                    rules.role.name()
                );
                fields.error(&at, "not-grantable", detail);
            }
            Some(action) => found.push(action.to_owned()),
        }
    }
    Some(found)
}

impl ValidationContext<'_> {
    /// A key that may do everything names nothing, so nothing unknown may be put on its list.
    fn knows(&self, action: &str) -> bool {
        let named = self.present.and_then(|present| present.actions.as_ref());
        let held = named.is_some_and(|actions| actions.iter().any(|held| held == action));
        held || self.catalogue.has(action)
    }

    /// What the key may do already needs nobody's leave.
    fn may_grant(&self, action: &str) -> bool {
        let held = self.present.is_some_and(|present| match &present.actions {
            None => true,
            Some(actions) => actions.iter().any(|held| held == action),
        });
        held || self.role.may_grant(action)
    }
}
