//! From where a key may be used.

use ipnet::IpNet;
use serde_json::Value;

use super::lists::{entries, mode};
use crate::keys::body_reader::BodyReader;
use crate::keys::{limits, networks};

/// `Some(None)`: from any address.
pub fn ip_restrictions(fields: &mut BodyReader, value: Value) -> Option<Option<Vec<String>>> {
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
        fields.error(
            pointer,
            "too-many",
            "With any address there are no networks to list; remove them, or choose only these.",
        );
        return None;
    }
    if entries.is_empty() {
        fields.error(
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
        fields.error(pointer, "too-many", detail);
        return None;
    }
    let mut found: Vec<IpNet> = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        let at = format!("{pointer}/{index}");
        match entry.as_str().map(networks::read) {
            None => fields.wrong_type(&at, "a string"),
            Some(Err(refusal)) => fields.error(&at, refusal.code, refusal.detail),
            Some(Ok(network)) if found.contains(&network) => {
                let detail = format!("{} is in the list already.", networks::show(&network));
                fields.error(&at, "duplicate", detail);
            }
            Some(Ok(network)) => found.push(network),
        }
    }
    Some(Some(found.iter().map(networks::show).collect()))
}
