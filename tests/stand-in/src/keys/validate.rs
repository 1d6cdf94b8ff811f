//! What a create or a change call asks for, checked whole: every error at once, each on its place.

mod actions;
mod addresses;
mod expiry;
mod lists;
mod privilege_increase;

use serde_json::Value;

use super::body_reader::BodyReader;
use super::expiry::Policy;
use super::text;
use crate::app::AppState;
use crate::catalogue::Catalogue;
use crate::clock::Millis;
use crate::problem::Problem;
use crate::session::roles::Role;
use crate::store::keys::Settings;
use actions::allowed_actions;
use addresses::ip_restrictions;
pub use privilege_increase::PrivilegeIncrease;

/// What entries are checked against.
pub struct ValidationContext<'a> {
    /// Which actions there are.
    pub catalogue: &'a Catalogue,
    /// Which of them the caller may grant.
    pub role: Role,
    /// The present moment.
    pub now: Millis,
    /// How long a key may last.
    pub expiry: Policy,
    /// The key as it is, for a change: what it has already may stay.
    pub present: Option<&'a Settings>,
}

impl<'a> ValidationContext<'a> {
    /// For somebody with this role, now; `present` is the key that is changed.
    pub fn new(app: &'a AppState, role: Role, now: Millis, present: Option<&'a Settings>) -> Self {
        Self {
            catalogue: &app.catalogue,
            role,
            now,
            expiry: Policy::of(&app.options),
            present,
        }
    }
}

/// A new key's settings.
pub fn new_key(body: Value, rules: &ValidationContext<'_>) -> Result<Settings, Problem> {
    let known = [
        "name",
        "note",
        "ip_restrictions",
        "allowed_actions",
        "expires_at",
    ];
    let mut fields = BodyReader::of(body, &known);
    let name = fields.required_text("name");
    let name = name.and_then(|name| text::name(&mut fields, &name));
    let note = fields
        .optional("note")
        .and_then(|value| note(&mut fields, value));
    let addresses = fields.required("ip_restrictions");
    let addresses = addresses.and_then(|value| ip_restrictions(&mut fields, value));
    let actions = fields.required("allowed_actions");
    let actions = actions.and_then(|value| allowed_actions(&mut fields, value, rules));
    let expires_at = if rules.expiry.required {
        fields.required("expires_at")
    } else {
        fields.optional("expires_at")
    };
    let expires_at = expires_at.and_then(|value| expiry::expires_at(&mut fields, value, rules));
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
pub fn changed(
    body: Value,
    present: &Settings,
    rules: &ValidationContext<'_>,
) -> Result<Settings, Problem> {
    let known = [
        "name",
        "note",
        "ip_restrictions",
        "allowed_actions",
        "expires_at",
        "enabled",
    ];
    if body.as_object().is_some_and(serde_json::Map::is_empty) {
        let mut fields = BodyReader::of(body, &known);
        fields.error("", "required", "Name at least one thing to change.");
        return fields.finish().map(|()| present.clone());
    }
    let mut fields = BodyReader::of(body, &known);
    let mut settings = present.clone();
    if let Some(value) = fields.optional("name") {
        let name = match value {
            Value::String(name) if text::folded(&name) == text::folded(&present.name) => {
                Some(present.name.clone())
            }
            Value::String(name) => text::name(&mut fields, &name),
            _ => {
                fields.wrong_type("/name", "a string");
                None
            }
        };
        settings.name = name.unwrap_or_default();
    }
    if let Some(value) = fields.optional("note") {
        settings.note = match (value, &present.note) {
            (Value::String(text), Some(kept)) if text::folded(&text) == text::folded(kept) => {
                Some(kept.clone())
            }
            (value, _) => note(&mut fields, value).flatten(),
        };
    }
    if let Some(value) = fields.optional("ip_restrictions") {
        settings.networks = ip_restrictions(&mut fields, value).flatten();
    }
    if let Some(value) = fields.optional("allowed_actions") {
        settings.actions = allowed_actions(&mut fields, value, rules);
    }
    if let Some(value) = fields.optional("expires_at") {
        settings.expires_at = expiry::expires_at(&mut fields, value, rules).flatten();
    }
    match fields.optional("enabled") {
        None => {}
        Some(Value::Bool(enabled)) => settings.enabled = enabled,
        Some(_) => fields.wrong_type("/enabled", "true or false"),
    }
    fields.finish()?;
    Ok(settings)
}

fn note(fields: &mut BodyReader, value: Value) -> Option<Option<String>> {
    match value {
        Value::Null => Some(None),
        Value::String(note) => Some(text::note(fields, &note)),
        _ => {
            fields.wrong_type("/note", "a string or null");
            None
        }
    }
}
