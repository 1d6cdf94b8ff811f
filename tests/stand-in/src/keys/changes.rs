//! What a change of settings is told as: each field with the values in the shape of the key.

use serde_json::{Value, json};

use crate::store::events::Kind;
use crate::store::keys::Settings;
use crate::timestamp;

const FIELDS: [&str; 6] = [
    "name",
    "note",
    "ip_restrictions",
    "allowed_actions",
    "expires_at",
    "enabled",
];

/// A setting in the shape of the contract.
pub fn value(settings: &Settings, field: &str) -> Value {
    match field {
        "name" => settings.name.as_str().into(),
        "note" => settings.note.as_deref().into(),
        "ip_restrictions" => json!({
            "mode": if settings.networks.is_some() { "only" } else { "any" },
            "networks": settings.networks.as_deref().unwrap_or_default(),
        }),
        "allowed_actions" => json!({
            "mode": if settings.actions.is_some() { "only" } else { "all" },
            "actions": settings.actions.as_deref().unwrap_or_default(),
        }),
        "expires_at" => settings.expires_at.and_then(timestamp::format).into(),
        "enabled" => settings.enabled.into(),
        _ => Value::Null,
    }
}

/// What a new key was given; every key begins enabled, so that is not told.
pub fn of_new(settings: &Settings) -> Vec<Value> {
    FIELDS
        .iter()
        .filter(|field| **field != "enabled")
        .map(|field| (field, value(settings, field)))
        .filter(|(_, after)| !after.is_null())
        .map(|(field, after)| json!({ "field": field, "before": null, "after": after }))
        .collect()
}

/// What is different, and what that is called.
pub fn between(before: &Settings, after: &Settings) -> (Kind, Vec<Value>) {
    let different = |field: &&str| value(before, field) != value(after, field);
    let fields: Vec<&str> = FIELDS.into_iter().filter(different).collect();
    let kind = match (fields.as_slice(), after.enabled) {
        (["enabled"], true) => Kind::Enabled,
        (["enabled"], false) => Kind::Disabled,
        _ => Kind::Changed,
    };
    let changes = fields
        .into_iter()
        .map(|field| {
            json!({
                "field": field,
                "before": value(before, field),
                "after": value(after, field),
            })
        })
        .collect();
    (kind, changes)
}
