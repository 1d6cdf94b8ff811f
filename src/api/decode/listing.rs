//! Decodes pages of the list.

use super::key::key;
use super::{DecodeError, JsonObject};
use crate::model::list_params::{Counts, KeyPage, MatchKind};

/// A page of the list or of a search.
pub fn key_page(fields: &JsonObject) -> Result<KeyPage, DecodeError> {
    let counts = fields.object("counts")?;
    Ok(KeyPage {
        keys: fields.list("keys", key)?,
        next_cursor: fields.opt_str("next_cursor"),
        total: fields.count("total")?,
        counts: Counts {
            current: counts.count("current")?,
            revoked: counts.count("revoked")?,
        },
        matched: fields.opt_str("matched").map(|word| match word.as_str() {
            "hint" => MatchKind::Hint,
            "api-key" => MatchKind::ApiKey,
            "secret-key" => MatchKind::SecretKey,
            "ended-secret-key" => MatchKind::EndedSecretKey,
            _ => MatchKind::Text,
        }),
    })
}
