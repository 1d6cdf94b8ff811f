//! Decodes keys. An unknown value gets the less safe of its meanings, so that no key looks safer
//! than it may be.

use super::{DecodeError, JsonObject};
use crate::model::key::{
    ActionMode, AllowedActions, Creator, Hint, IpMode, IpRestrictions, Key, LastUsed, Rotation,
    RotationState, SecretRecord, SecretState, Status, UsageState,
};

/// Decodes a key.
pub fn key(fields: &JsonObject) -> Result<Key, DecodeError> {
    let can = fields.object("can")?;
    let restrictions = fields.object("ip_restrictions")?;
    let allowed = fields.object("allowed_actions")?;
    let last_used = fields.object("last_used")?;
    let ip_restrictions = ip_restrictions(&restrictions)?;
    Ok(Key {
        id: fields.str("id")?,
        name: fields.str("name")?,
        note: fields.opt_str("note"),
        hint: hint(&fields.object("hint")?)?,
        status: match fields.enum_str("status").as_str() {
            "active" => Status::Active,
            "disabled" => Status::Disabled,
            "expired" => Status::Expired,
            "revoked" => Status::Revoked,
            _ => Status::Other,
        },
        unrestricted: ip_restrictions.mode == IpMode::Any || fields.has("unrestricted"),
        ip_restrictions,
        allowed_actions: allowed_actions(&allowed)?,
        created_at: fields.known_moment("created_at"),
        created_by: match fields.opt_object("created_by") {
            Some(creator) => Some(Creator {
                name: creator.str("name")?,
                member: creator.required_bool("member")?,
            }),
            None => None,
        },
        expires_at: fields.moment("expires_at"),
        last_used: LastUsed {
            state: match last_used.enum_str("state").as_str() {
                "never" => UsageState::Never,
                "used" => UsageState::Used,
                _ => UsageState::Unknown,
            },
            at: last_used.known_moment("at"),
            address: last_used.opt_str("address"),
        },
        secrets: fields.list("secrets", secret)?,
        rotation: fields.opt_object("rotation").as_ref().and_then(rotation),
        refused_last_7_days: fields.count("refused_last_7_days").ok(),
        // No view shows it, so a response with a secret must not be rejected because of it.
        revision: fields.count("revision").unwrap_or_default(),
        may_edit: can.has("edit"),
        may_rotate: can.has("rotate"),
        may_revoke: can.required_bool("revoke")?,
    })
}

/// The parts of an API key that may be shown.
pub fn hint(fields: &JsonObject) -> Result<Hint, DecodeError> {
    Ok(Hint {
        prefix: fields.str("prefix")?,
        last4: fields.str("last4")?,
    })
}

pub fn ip_restrictions(fields: &JsonObject) -> Result<IpRestrictions, DecodeError> {
    Ok(IpRestrictions {
        mode: if fields.enum_str("mode") == "only" {
            IpMode::Only
        } else {
            IpMode::Any
        },
        networks: fields.strings("networks")?,
    })
}

pub fn allowed_actions(fields: &JsonObject) -> Result<AllowedActions, DecodeError> {
    Ok(AllowedActions {
        mode: if fields.enum_str("mode") == "only" {
            ActionMode::Only
        } else {
            ActionMode::All
        },
        actions: fields.strings("actions")?,
    })
}

fn secret(fields: &JsonObject) -> Result<SecretRecord, DecodeError> {
    Ok(SecretRecord {
        id: fields.str("id")?,
        state: secret_state(&fields.enum_str("state")),
    })
}

/// `None` for a state that only a newer API knows, since no text describes it.
fn rotation(fields: &JsonObject) -> Option<Rotation> {
    let state = match fields.enum_str("state").as_str() {
        "pending" => RotationState::Pending,
        "overlapping" => RotationState::Overlapping,
        "cancelled" => RotationState::Cancelled,
        _ => return None,
    };
    Some(Rotation {
        state,
        secret_id: fields.opt_str("secret_id")?,
        ends_at: fields.moment("ends_at"),
    })
}

fn secret_state(word: &str) -> SecretState {
    match word {
        "undelivered" => SecretState::Undelivered,
        "shown" => SecretState::Shown,
        "saved" => SecretState::Saved,
        "used" => SecretState::Used,
        _ => SecretState::Unknown,
    }
}
