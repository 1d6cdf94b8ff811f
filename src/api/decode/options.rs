//! What a key can be given.

use super::{Fields, Unreadable};
use crate::domain::actions::{Action, ActionGroup, Effect};
use crate::domain::options::{CannotCreate, Capabilities, Limits, Options};
use crate::domain::session::is_safe_link;

/// Reads the options.
pub fn options(fields: &Fields) -> Result<Options, Unreadable> {
    let limits = fields.object("limits")?;
    let can = fields.object("capabilities")?;
    Ok(Options {
        can_create: fields.flag("can_create")?,
        cannot_create: match fields.maybe_object("cannot_create") {
            Some(reason) => Some(CannotCreate {
                detail: reason.text("detail")?,
                url: link(&reason, "url"),
            }),
            None => None,
        },
        limits: Limits {
            name_length: limits.count("name_length")? as usize,
            networks_per_key: limits.count("networks_per_key")? as usize,
        },
        action_groups: fields.list("action_groups", group)?,
        documentation: link(&fields.object("links")?, "documentation"),
        // A capability that is not named is not there.
        capabilities: Capabilities {
            idempotent_create: can.has("idempotent_create"),
            acknowledgement: can.has("acknowledgement"),
        },
    })
}

/// An address that is safe to link to.
fn link(fields: &Fields, name: &str) -> Option<String> {
    fields.maybe_text(name).filter(|url| is_safe_link(url))
}

fn group(fields: &Fields) -> Result<ActionGroup, Unreadable> {
    Ok(ActionGroup {
        name: fields.text("name")?,
        actions: fields.list("actions", action)?,
    })
}

fn action(fields: &Fields) -> Result<Action, Unreadable> {
    Ok(Action {
        id: fields.text("id")?,
        name: fields.text("name")?,
        description: fields.text("description")?,
        effect: match fields.word("effect").as_str() {
            "reads" => Effect::Reads,
            "sends" => Effect::Sends,
            _ => Effect::Changes,
        },
        can: fields.flag("can")?,
    })
}
