//! Decodes the options for keys.

use super::{DecodeError, JsonObject};
use crate::model::actions::{Action, ActionGroup, Effect, Preset};
use crate::model::expiry::{ExpiryPolicy, Reminder};
use crate::model::ip_allowlist::NetworkInfo;
use crate::model::network::Network;
use crate::model::options::{CannotCreate, Capabilities, Limits, Options, RotationPolicy};
use crate::model::session::is_safe_link;

/// Decodes the options.
pub fn options(fields: &JsonObject) -> Result<Options, DecodeError> {
    let limits = fields.object("limits")?;
    let can = fields.object("capabilities")?;
    let links = fields.object("links")?;
    Ok(Options {
        fingerprint: 0,
        can_create: fields.required_bool("can_create")?,
        creation_unavailable: match fields.opt_object("cannot_create") {
            Some(reason) => Some(CannotCreate {
                detail: reason.str("detail")?,
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
        // A network that cannot be parsed causes no warning; the API decides in any case.
        addresses: NetworkInfo {
            caller: network(fields.opt_str("caller_address")),
            unreachable: fields
                .strings("unreachable_networks")?
                .into_iter()
                .filter_map(|text| network(Some(text)))
                .collect(),
        },
        documentation: link(&links, "documentation"),
        support: link(&links, "support"),
        public_base: fields.opt_object("public_api").and_then(|api| base(&api)),
        rotation: fields
            .opt_object("rotation")
            .filter(|_| can.has("rotation"))
            .and_then(rotation),
        // A capability that is not named is absent.
        capabilities: Capabilities {
            idempotent_create: can.has("idempotent_create"),
            acknowledgement: can.has("acknowledgement"),
            usage: can.has("usage"),
            edit: can.has("edit"),
            events: can.has("events"),
            search: can.has("search"),
        },
    })
}

/// `None` if the address is not safe to link to.
fn link(fields: &JsonObject, name: &str) -> Option<String> {
    fields.opt_str(name).filter(|url| is_safe_link(url))
}

/// The base URL of the public API. It is copied into commands that users run, so only the
/// characters of a URL are accepted.
fn base(fields: &JsonObject) -> Option<String> {
    let known = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/[]%".contains(&byte);
    let base = fields.opt_str("base_url")?;
    let is_address = base.starts_with("https://") || base.starts_with("http://");
    let base = base.trim_end_matches('/');
    (is_address && base.bytes().all(known)).then(|| base.to_owned())
}

/// `None` where no overlap can be read.
fn rotation(fields: JsonObject) -> Option<RotationPolicy> {
    let overlaps = fields.counts("overlaps_seconds").ok()?;
    let proposed = fields.count("default_seconds").ok();
    let proposed = proposed.filter(|seconds| overlaps.contains(seconds));
    let proposed = proposed.or_else(|| overlaps.first().copied())?;
    Some(RotationPolicy { overlaps, proposed })
}

fn group(fields: &JsonObject) -> Result<ActionGroup, DecodeError> {
    Ok(ActionGroup {
        name: fields.str("name")?,
        actions: fields.list("actions", action)?,
    })
}

fn action(fields: &JsonObject) -> Result<Action, DecodeError> {
    Ok(Action {
        id: fields.str("id")?,
        name: fields.str("name")?,
        description: fields.str("description")?,
        effect: match fields.enum_str("effect").as_str() {
            "reads" => Effect::Reads,
            "sends" => Effect::Sends,
            _ => Effect::Changes,
        },
        can: fields.required_bool("can")?,
        example_body: fields.json("example_body"),
    })
}

fn preset(fields: &JsonObject) -> Result<Preset, DecodeError> {
    Ok(Preset {
        name: fields.str("name")?,
        description: fields.str("description")?,
        actions: fields.strings("actions")?,
    })
}

fn network(text: Option<String>) -> Option<Network> {
    Network::from_canonical(&text?)
}

fn expiry(fields: &JsonObject) -> Result<ExpiryPolicy, DecodeError> {
    let days = |name| fields.count(name).ok().filter(|days| *days > 0);
    let reminder = match fields.opt_object("reminder") {
        Some(reminder) => {
            let to = reminder.strings("to")?;
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
        required: fields.required_bool("required")?,
        default_days: days("default_days"),
        any_address_days: days("any_address_days"),
        maximum_days: days("maximum_days"),
        reminder,
    })
}
