//! Who did what with keys.

use super::key::{allowed_actions, hint, ip_restrictions};
use super::{DecodeError, Fields};
use crate::model::activity::{Actor, Event, EventKey, EventKind, EventPage, FieldChange};

/// Reads a page of events.
pub fn event_page(fields: &Fields) -> Result<EventPage, DecodeError> {
    Ok(EventPage {
        events: fields.list("events", event)?,
        next_cursor: fields.maybe_text("next_cursor"),
    })
}

fn event(fields: &Fields) -> Result<Event, DecodeError> {
    let key = fields.maybe_object("key");
    let changes = fields.list("changes", |change| Ok(change_of(change)))?;
    Ok(Event {
        id: fields.text("id")?,
        at: fields.moment("at").unwrap_or_default(),
        kind: match fields.word("kind").as_str() {
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
            .maybe_object("by")
            .map_or(Actor::Unknown, |by| actor(&by)),
        address: fields.maybe_text("address"),
        permission: fields.maybe_text("permission"),
        key: match key {
            Some(key) => Some(EventKey {
                id: key.text("id")?,
                name: key.text("name")?,
                hint: hint(&key.object("hint")?)?,
            }),
            None => None,
        },
        changes: changes.into_iter().flatten().collect(),
    })
}

fn actor(fields: &Fields) -> Actor {
    match (fields.word("kind").as_str(), fields.maybe_text("name")) {
        ("user", Some(name)) => Actor::User {
            name,
            member: fields.has("member"),
        },
        ("system", _) => Actor::System,
        _ => Actor::Unknown,
    }
}

/// What became another. What a newer API may change is not told rather than told wrong.
fn change_of(fields: &Fields) -> Option<FieldChange> {
    let text = |name| fields.maybe_text(name);
    let restrictions = |name| ip_restrictions(&fields.maybe_object(name)?).ok();
    let actions = |name| allowed_actions(&fields.maybe_object(name)?).ok();
    Some(match fields.word("field").as_str() {
        "name" => FieldChange::Name(text("before"), text("after")),
        "note" => FieldChange::Note(text("before"), text("after")),
        "ip_restrictions" => FieldChange::Networks(restrictions("before"), restrictions("after")),
        "allowed_actions" => FieldChange::Actions(actions("before"), actions("after")),
        "expires_at" => FieldChange::Expiry(fields.moment("before"), fields.moment("after")),
        "enabled" => FieldChange::Enabled(fields.flag("after").ok()?),
        _ => return None,
    })
}
