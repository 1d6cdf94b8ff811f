//! What a create or a change call asks for, checked whole: every error at once, each on its place.

use ipnet::IpNet;
use serde_json::Value;

use super::fields::Fields;
use super::{limits, networks, text};
use crate::catalogue::Catalogue;
use crate::clock::Millis;
use crate::problem::Problem;
use crate::session::roles::Role;
use crate::store::keys::Settings;
use crate::timestamp;

/// What entries are checked against.
pub struct Rules<'a> {
    /// Which actions there are.
    pub catalogue: &'a Catalogue,
    /// Which of them the caller may grant.
    pub role: Role,
    /// The present moment.
    pub now: Millis,
    /// The key as it is, for a change: what it has already may stay.
    pub present: Option<&'a Settings>,
}

/// A new key's settings.
pub fn new_key(body: Value, rules: &Rules<'_>) -> Result<Settings, Problem> {
    let known = [
        "name",
        "note",
        "ip_restrictions",
        "allowed_actions",
        "expires_at",
    ];
    let mut fields = Fields::of(body, &known);
    let name = fields.required_text("name");
    let name = name.and_then(|name| text::name(&mut fields, &name));
    let note = fields
        .take("note")
        .and_then(|value| note(&mut fields, value));
    let addresses = fields.required("ip_restrictions");
    let addresses = addresses.and_then(|value| ip_restrictions(&mut fields, value));
    let actions = fields.required("allowed_actions");
    let actions = actions.and_then(|value| allowed_actions(&mut fields, value, rules));
    let expires_at = fields
        .take("expires_at")
        .and_then(|value| expires_at(&mut fields, value, rules));
    fields.finish()?;
    // With no error noted everything required is there.
    let (Some(name), Some(networks), Some(actions)) = (name, addresses, actions) else {
        return Err(Problem::internal());
    };
    Ok(Settings {
        name,
        note: note.flatten(),
        networks,
        actions: Some(actions),
        expires_at: expires_at.flatten(),
        enabled: true,
    })
}

/// The settings of a key after a change: what is left out stays as it is.
pub fn changed(body: Value, present: &Settings, rules: &Rules<'_>) -> Result<Settings, Problem> {
    let known = [
        "name",
        "note",
        "ip_restrictions",
        "allowed_actions",
        "expires_at",
        "enabled",
    ];
    if body.as_object().is_some_and(serde_json::Map::is_empty) {
        let mut fields = Fields::of(body, &known);
        fields.refuse("", "required", "Name at least one thing to change.");
        return fields.finish().map(|()| present.clone());
    }
    let mut fields = Fields::of(body, &known);
    let mut settings = present.clone();
    if let Some(value) = fields.take("name") {
        let name = match value {
            Value::String(name) => text::name(&mut fields, &name),
            _ => {
                fields.wrong_type("/name", "a string");
                None
            }
        };
        settings.name = name.unwrap_or_default();
    }
    if let Some(value) = fields.take("note") {
        settings.note = note(&mut fields, value).flatten();
    }
    if let Some(value) = fields.take("ip_restrictions") {
        settings.networks = ip_restrictions(&mut fields, value).flatten();
    }
    if let Some(value) = fields.take("allowed_actions") {
        settings.actions = allowed_actions(&mut fields, value, rules);
    }
    if let Some(value) = fields.take("expires_at") {
        settings.expires_at = expires_at(&mut fields, value, rules).flatten();
    }
    match fields.take("enabled") {
        None => {}
        Some(Value::Bool(enabled)) => settings.enabled = enabled,
        Some(_) => fields.wrong_type("/enabled", "true or false"),
    }
    fields.finish()?;
    Ok(settings)
}

fn note(fields: &mut Fields, value: Value) -> Option<Option<String>> {
    match value {
        Value::Null => Some(None),
        Value::String(note) => Some(text::note(fields, &note)),
        _ => {
            fields.wrong_type("/note", "a string or null");
            None
        }
    }
}

fn expires_at(fields: &mut Fields, value: Value, rules: &Rules<'_>) -> Option<Option<Millis>> {
    let text = match value {
        Value::Null => return Some(None),
        Value::String(text) => text,
        _ => {
            fields.wrong_type("/expires_at", "a string or null");
            return None;
        }
    };
    let Some(moment) = timestamp::parse(&text) else {
        fields.refuse(
            "/expires_at",
            "not-a-time",
            "Write a moment such as 2027-01-31T12:00:00Z.",
        );
        return None;
    };
    let stays = rules
        .present
        .is_some_and(|present| present.expires_at == Some(moment));
    if moment <= rules.now && !stays {
        fields.refuse(
            "/expires_at",
            "in-the-past",
            "Choose a moment in the future.",
        );
        return None;
    }
    Some(Some(moment))
}

/// `Some(None)`: from any address.
fn ip_restrictions(fields: &mut Fields, value: Value) -> Option<Option<Vec<String>>> {
    const AT: &str = "/ip_restrictions";
    let mut members = fields.object(AT, value, &["mode", "networks"])?;
    let mode = mode(fields, AT, members.remove("mode"), &["only", "any"]);
    let entries = entries(
        fields,
        &format!("{AT}/networks"),
        members.remove("networks"),
    );
    let (mode, entries) = (mode?, entries?);
    let pointer = "/ip_restrictions/networks";
    if mode == "any" {
        if entries.is_empty() {
            return Some(None);
        }
        fields.refuse(
            pointer,
            "too-many",
            "With any address there are no networks to list; remove them, or choose only these.",
        );
        return None;
    }
    if entries.is_empty() {
        fields.refuse(
            pointer,
            "too-few",
            "Add at least one address or network, or choose any address.",
        );
        return None;
    }
    if entries.len() > limits::NETWORKS {
        let detail = format!(
            "At most {} networks fit; these are {}.",
            limits::NETWORKS,
            entries.len()
        );
        fields.refuse(pointer, "too-many", detail);
        return None;
    }
    let mut found: Vec<IpNet> = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        let at = format!("{pointer}/{index}");
        match entry.as_str().map(networks::read) {
            None => fields.wrong_type(&at, "a string"),
            Some(Err(refusal)) => fields.refuse(&at, refusal.code, refusal.detail),
            Some(Ok(network)) if found.contains(&network) => {
                let detail = format!("{} is in the list already.", networks::show(&network));
                fields.refuse(&at, "duplicate", detail);
            }
            Some(Ok(network)) => found.push(network),
        }
    }
    if networks::open_everything(&found) {
        fields.refuse(
            pointer,
            "opens-everything",
            "Together these are every address. If you mean that, choose any address.",
        );
    }
    Some(Some(found.iter().map(networks::show).collect()))
}

fn allowed_actions(fields: &mut Fields, value: Value, rules: &Rules<'_>) -> Option<Vec<String>> {
    const AT: &str = "/allowed_actions";
    let mut members = fields.object(AT, value, &["mode", "actions"])?;
    let mode = mode(fields, AT, members.remove("mode"), &["only"]);
    let entries = entries(fields, &format!("{AT}/actions"), members.remove("actions"));
    mode?;
    let entries = entries?;
    let pointer = "/allowed_actions/actions";
    if entries.is_empty() {
        fields.refuse(pointer, "too-few", "Choose at least one action.");
        return None;
    }
    if entries.len() > limits::ACTIONS {
        let detail = format!(
            "At most {} actions fit; these are {}.",
            limits::ACTIONS,
            entries.len()
        );
        fields.refuse(pointer, "too-many", detail);
        return None;
    }
    let mut found: Vec<String> = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        let at = format!("{pointer}/{index}");
        match entry.as_str() {
            None => fields.wrong_type(&at, "a string"),
            Some(action) if !rules.catalogue.has(action) => {
                fields.refuse(
                    &at,
                    "unknown-action",
                    "There is no such action. Reload the page for the present list.",
                );
            }
            Some(action) if found.iter().any(|other| other == action) => {
                fields.refuse(
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
                fields.refuse(&at, "not-grantable", detail);
            }
            Some(action) => found.push(action.to_owned()),
        }
    }
    Some(found)
}

impl Rules<'_> {
    /// What the key may do already needs nobody's leave.
    fn may_grant(&self, action: &str) -> bool {
        let held = self.present.is_some_and(|present| match &present.actions {
            None => true,
            Some(actions) => actions.iter().any(|held| held == action),
        });
        held || self.role.may_grant(action)
    }
}

fn mode(
    fields: &mut Fields,
    at: &str,
    value: Option<Value>,
    known: &[&'static str],
) -> Option<&'static str> {
    let pointer = format!("{at}/mode");
    let Some(value) = value else {
        fields.refuse(
            &pointer,
            "required",
            format!("Say one of: {}.", known.join(", ")),
        );
        return None;
    };
    let Value::String(text) = value else {
        fields.wrong_type(&pointer, "a string");
        return None;
    };
    let found = known.iter().find(|mode| **mode == text).copied();
    if found.is_none() {
        fields.refuse(
            &pointer,
            "unknown-value",
            format!("Say one of: {}.", known.join(", ")),
        );
    }
    found
}

fn entries(fields: &mut Fields, pointer: &str, value: Option<Value>) -> Option<Vec<Value>> {
    match value {
        Some(Value::Array(entries)) => Some(entries),
        Some(_) => {
            fields.wrong_type(pointer, "a list");
            None
        }
        None => {
            fields.refuse(pointer, "required", "Add the list.");
            None
        }
    }
}

/// Whether a key may do more afterwards: from more addresses, more actions, for longer, or again.
pub fn widens(before: &Settings, after: &Settings) -> bool {
    let addresses = match (&before.networks, &after.networks) {
        (None, _) => false,
        (Some(_), None) => true,
        (Some(old), Some(new)) => !networks::covers(&networks::stored(old), &networks::stored(new)),
    };
    let actions = match (&before.actions, &after.actions) {
        (None, _) => false,
        (Some(_), None) => true,
        (Some(old), Some(new)) => new.iter().any(|action| !old.contains(action)),
    };
    let longer = match (before.expires_at, after.expires_at) {
        (None, _) => false,
        (Some(_), None) => true,
        (Some(old), Some(new)) => new > old,
    };
    let again = after.enabled && !before.enabled;
    addresses || actions || longer || again
}
