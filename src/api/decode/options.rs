//! What a key can be given.

use super::{Fields, Unreadable};
use crate::domain::actions::{Action, ActionGroup, Effect, Preset};
use crate::domain::allowlist::KnownByApi;
use crate::domain::expiry::{ExpiryPolicy, Reminder};
use crate::domain::network::Network;
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
            note_length: limits.count("note_length")? as usize,
            networks_per_key: limits.count("networks_per_key")? as usize,
        },
        action_groups: fields.list("action_groups", group)?,
        presets: fields.list("presets", preset)?,
        expiry: expiry(&fields.object("expiry")?)?,
        // A range that cannot be read warns nobody; the API decides in any case.
        addresses: KnownByApi {
            caller: network(fields.maybe_text("caller_address")),
            unreachable: fields
                .texts("unreachable_networks")?
                .into_iter()
                .filter_map(|text| network(Some(text)))
                .collect(),
        },
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

fn preset(fields: &Fields) -> Result<Preset, Unreadable> {
    Ok(Preset {
        name: fields.text("name")?,
        description: fields.text("description")?,
        actions: fields.texts("actions")?,
    })
}

fn network(text: Option<String>) -> Option<Network> {
    Network::from_canonical(&text?)
}

fn expiry(fields: &Fields) -> Result<ExpiryPolicy, Unreadable> {
    let days = |name| fields.count(name).ok().filter(|days| *days > 0);
    let reminder = match fields.maybe_object("reminder") {
        Some(reminder) => {
            let to = reminder.texts("to")?;
            let includes = |who: &str| to.iter().any(|other| other == who);
            Some(Reminder {
                days_before: reminder.count("days_before")?,
                creator: includes("creator"),
                owners: includes("owners"),
            })
        }
        None => None,
    };
    Ok(ExpiryPolicy {
        required: fields.flag("required")?,
        default_days: days("default_days"),
        any_address_days: days("any_address_days"),
        maximum_days: days("maximum_days"),
        reminder,
    })
}
