//! A mode and the list that goes with it: the shape that addresses and actions share.

use serde_json::Value;

use crate::keys::body_reader::BodyReader;

/// One of the known modes.
pub fn mode(
    fields: &mut BodyReader,
    at: &str,
    value: Option<Value>,
    known: &[&'static str],
) -> Option<&'static str> {
    let pointer = format!("{at}/mode");
    let Some(value) = value else {
        fields.error(
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
        fields.error(
            &pointer,
            "unknown-value",
            format!("Say one of: {}.", known.join(", ")),
        );
    }
    found
}

/// The list, whatever it holds.
pub fn entries(fields: &mut BodyReader, pointer: &str, value: Option<Value>) -> Option<Vec<Value>> {
    match value {
        Some(Value::Array(entries)) => Some(entries),
        Some(_) => {
            fields.wrong_type(pointer, "a list");
            None
        }
        None => {
            fields.error(pointer, "required", "Add the list.");
            None
        }
    }
}
