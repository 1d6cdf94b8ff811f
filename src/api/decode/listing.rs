//! Pages of the list.

use super::key::key;
use super::{Fields, Unreadable};
use crate::model::list_params::{Counts, KeyPage, Matched};

/// Reads a page of the list, or of what was found.
pub fn key_page(fields: &Fields) -> Result<KeyPage, Unreadable> {
    let counts = fields.object("counts")?;
    Ok(KeyPage {
        keys: fields.list("keys", key)?,
        next_cursor: fields.maybe_text("next_cursor"),
        total: fields.count("total")?,
        counts: Counts {
            current: counts.count("current")?,
            revoked: counts.count("revoked")?,
        },
        matched: fields
            .maybe_text("matched")
            .map(|word| match word.as_str() {
                "hint" => Matched::Hint,
                "api-key" => Matched::ApiKey,
                "secret-key" => Matched::SecretKey,
                "ended-secret-key" => Matched::EndedSecretKey,
                _ => Matched::Text,
            }),
    })
}
