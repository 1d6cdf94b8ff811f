//! An event as the contract has it.

use serde_json::{Value, json};

use crate::clock::Millis;
use crate::store::events::{Event, Kind};
use crate::store::retention;
use crate::timestamp;

/// What happens by itself.
const BY_ITSELF: [Kind; 3] = [
    Kind::ReminderSent,
    Kind::RotationCancelled,
    Kind::SecretEnded,
];

/// The event, as somebody may see it who sees addresses or not.
pub fn event(event: &Event, sees_addresses: bool, now: Millis) -> Value {
    let may_tell = sees_addresses && retention::tells(event.at, now);
    json!({
        "id": format!("evt_{}", event.id),
        "at": timestamp::format(event.at),
        "kind": event.kind,
        "by": by(event),
        "address": event.address.as_deref().filter(|_| may_tell),
        "permission": event.permission,
        "key": {
            "id": event.key_id,
            "name": event.key_name,
            "hint": { "prefix": event.prefix, "last4": event.last4 },
        },
        "changes": changes(&event.detail),
        "secret_id": event.secret_id,
    })
}

fn by(event: &Event) -> Value {
    match &event.by {
        Some(by) => json!({ "kind": "user", "name": by.name, "member": by.member }),
        None if BY_ITSELF.iter().any(|kind| kind.name() == event.kind) => {
            json!({ "kind": "system" })
        }
        None => Value::Null,
    }
}

fn changes(detail: &str) -> Vec<Value> {
    let detail: Value = serde_json::from_str(detail).unwrap_or_default();
    if let Some(changes) = detail.get("changes").and_then(Value::as_array) {
        return changes.clone();
    }
    // Written before values were kept: names of settings, or those of a new key.
    if let Some(names) = detail.get("changed").and_then(Value::as_array) {
        let unknown = |name| json!({ "field": name, "before": null, "after": null });
        return names.iter().map(unknown).collect();
    }
    let restrictions = [
        ("ip_restrictions", "networks", "any"),
        ("allowed_actions", "actions", "all"),
    ];
    restrictions
        .iter()
        .filter_map(|(field, list, otherwise)| {
            let entries = detail.get(list)?;
            let mode = if entries.is_null() { otherwise } else { "only" };
            let entries = entries.as_array().cloned().unwrap_or_default();
            let mut after = json!({ "mode": mode });
            after[*list] = entries.into();
            Some(json!({ "field": field, "before": null, "after": after }))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_changes_of_events_stored_without_values() {
        let unknown = json!([{ "field": "name", "before": null, "after": null }]);
        assert_eq!(json!(changes(r#"{"changed":["name"]}"#)), unknown);
        let created = changes(r#"{"networks":null,"actions":["me"]}"#);
        assert_eq!(
            created[0]["after"],
            json!({ "mode": "any", "networks": [] })
        );
        assert_eq!(
            created[1]["after"],
            json!({ "mode": "only", "actions": ["me"] })
        );
        assert!(changes("{}").is_empty() && changes("nonsense").is_empty());
    }
}
