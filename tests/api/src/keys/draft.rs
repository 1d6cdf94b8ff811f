//! What a create or a change call asks for, checked whole: every error at once, each on its place.

mod actions;
mod addresses;
mod lists;
mod widening;

use serde_json::Value;

use super::fields::Fields;
use super::text;
use crate::catalogue::Catalogue;
use crate::clock::Millis;
use crate::problem::Problem;
use crate::session::roles::Role;
use crate::store::keys::Settings;
use crate::timestamp;
use actions::allowed_actions;
use addresses::ip_restrictions;
pub use widening::widens;

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
