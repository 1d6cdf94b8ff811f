//! Decodes events: who did what with keys.

use super::key::{allowed_actions, hint, ip_restrictions};
use super::{DecodeError, JsonObject};
use crate::model::activity::{Actor, Event, EventKey, EventKind, EventPage, FieldChange};

/// Decodes a page of events.
pub fn event_page(fields: &JsonObject) -> Result<EventPage, DecodeError> {
    Ok(EventPage {
        events: fields.list("events", event)?,
        next_cursor: fields.opt_str("next_cursor"),
    })
}

fn event(fields: &JsonObject) -> Result<Event, DecodeError> {
    let key = fields.opt_object("key");
    let changes = fields.list("changes", |change| Ok(change_of(change)))?;
    Ok(Event {
        id: fields.str("id")?,
        at: fields.moment("at").unwrap_or_default(),
        kind: match fields.enum_str("kind").as_str() {
            "created" => EventKind::Created,
            "changed" => EventKind::Changed,
            "disabled" => EventKind::Disabled,
            "enabled" => EventKind::Enabled,
            "rotated" => EventKind::Rotated,
            "rotation-cancelled" => EventKind::RotationCancelled,
            "secret-shown" => EventKind::SecretShown,
            "secret-saved" => EventKind::SecretSaved,
            "secret-ended" => EventKind::SecretEnded,
            "answer-repeated" => EventKind::AnswerRepeated,
            "revoked" => EventKind::Revoked,
            "reminder-sent" => EventKind::ReminderSent,
            _ => EventKind::Other,
        },
        by: fields
            .opt_object("by")
            .map_or(Actor::Unknown, |by| actor(&by)),
        address: fields.opt_str("address"),
        permission: fields.opt_str("permission"),
        key: match key {
            Some(key) => Some(EventKey {
                id: key.str("id")?,
                name: key.str("name")?,
                hint: hint(&key.object("hint")?)?,
            }),
            None => None,
        },
        changes: changes.into_iter().flatten().collect(),
    })
}

fn actor(fields: &JsonObject) -> Actor {
    match (fields.enum_str("kind").as_str(), fields.opt_str("name")) {
        ("user", Some(name)) => Actor::User {
            name,
            member: fields.has("member"),
        },
        ("system", _) => Actor::System,
        _ => Actor::Unknown,
    }
}

/// `None` for a field that only a newer API knows: it is left out rather than shown wrong.
fn change_of(fields: &JsonObject) -> Option<FieldChange> {
    let text = |name| fields.opt_str(name);
    let restrictions = |name| ip_restrictions(&fields.opt_object(name)?).ok();
    let actions = |name| allowed_actions(&fields.opt_object(name)?).ok();
    Some(match fields.enum_str("field").as_str() {
        "name" => FieldChange::Name(text("before"), text("after")),
        "note" => FieldChange::Note(text("before"), text("after")),
        "ip_restrictions" => FieldChange::Networks(restrictions("before"), restrictions("after")),
        "allowed_actions" => FieldChange::Actions(actions("before"), actions("after")),
        "expires_at" => FieldChange::Expiry(fields.moment("before"), fields.moment("after")),
        "enabled" => FieldChange::Enabled(fields.required_bool("after").ok()?),
        _ => return None,
    })
}
