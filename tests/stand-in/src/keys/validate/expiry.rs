//! When a key ends.

use serde_json::Value;

use super::ValidationContext;
use crate::clock::Millis;
use crate::keys::body_reader::BodyReader;
use crate::timestamp;

const AT: &str = "/expires_at";

/// `Some(None)`: never. What the key has already may stay, even where it could not be chosen now.
pub fn expires_at(
    fields: &mut BodyReader,
    value: Value,
    rules: &ValidationContext<'_>,
) -> Option<Option<Millis>> {
    let moment = match value {
        Value::Null => None,
        Value::String(text) => Some(moment(fields, &text)?),
        _ => {
            fields.wrong_type(AT, "a string or null");
            return None;
        }
    };
    let stays = rules
        .present
        .is_some_and(|present| present.expires_at == moment);
    if stays {
        return Some(moment);
    }
    let refusal = match moment {
        None if rules.expiry.required => Some((
            "required",
            "Keys must have an expiry here. Choose when this one ends.".to_owned(),
        )),
        None => None,
        Some(moment) if moment <= rules.now => {
            Some(("in-the-past", "Choose a moment in the future.".to_owned()))
        }
        Some(moment) => too_late(moment, rules).map(|detail| ("too-late", detail)),
    };
    if let Some((code, detail)) = refusal {
        fields.error(AT, code, detail);
        return None;
    }
    Some(moment)
}

fn moment(fields: &mut BodyReader, text: &str) -> Option<Millis> {
    let moment = timestamp::parse(text);
    if moment.is_none() {
        let detail = "Write a moment such as 2027-01-31T12:00:00Z.";
        fields.error(AT, "not-a-time", detail);
    }
    moment
}

fn too_late(moment: Millis, rules: &ValidationContext<'_>) -> Option<String> {
    if moment > timestamp::LAST {
        let detail = "Keys end in the year 9999 at the latest. Choose an earlier moment.";
        return Some(detail.to_owned());
    }
    let days = rules.expiry.maximum_days?;
    let latest = rules.expiry.latest(rules.now)?;
    (moment > latest).then(|| match days {
        1 => "Keys last at most 1 day here. Choose an earlier moment.".to_owned(),
        days => format!("Keys last at most {days} days here. Choose an earlier moment."),
    })
}
