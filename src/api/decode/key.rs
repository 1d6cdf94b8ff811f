//! Keys. A word that is not known is taken for the less safe of its meanings, so that no key looks
//! safer than it may be.

use super::{DecodeError, Fields};
use crate::model::key::{
    ActionMode, AllowedActions, Creator, Hint, IpMode, IpRestrictions, Key, LastUsed, Rotation,
    RotationState, SecretRecord, SecretState, Status, UsageState,
};

/// Reads a key.
pub fn key(fields: &Fields) -> Result<Key, DecodeError> {
    let can = fields.object("can")?;
    let restrictions = fields.object("ip_restrictions")?;
    let allowed = fields.object("allowed_actions")?;
    let last_used = fields.object("last_used")?;
    let ip_restrictions = ip_restrictions(&restrictions)?;
    Ok(Key {
        id: fields.text("id")?,
        name: fields.text("name")?,
        note: fields.maybe_text("note"),
        hint: hint(&fields.object("hint")?)?,
        status: match fields.word("status").as_str() {
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
        created_by: match fields.maybe_object("created_by") {
            Some(creator) => Some(Creator {
                name: creator.text("name")?,
                member: creator.flag("member")?,
            }),
            None => None,
        },
        expires_at: fields.moment("expires_at"),
        last_used: LastUsed {
            state: match last_used.word("state").as_str() {
                "never" => UsageState::Never,
                "used" => UsageState::Used,
                _ => UsageState::Unknown,
            },
            at: last_used.known_moment("at"),
            address: last_used.maybe_text("address"),
        },
        secrets: fields.list("secrets", secret)?,
        rotation: fields.maybe_object("rotation").as_ref().and_then(rotation),
        refused_last_7_days: fields.count("refused_last_7_days").ok(),
        // Nothing that is shown hangs on it, and no secret shall be lost for it.
        revision: fields.count("revision").unwrap_or_default(),
        may_edit: can.has("edit"),
        may_rotate: can.has("rotate"),
        may_revoke: can.flag("revoke")?,
    })
}

/// Reads the readable ends of an API key.
pub fn hint(fields: &Fields) -> Result<Hint, DecodeError> {
    Ok(Hint {
        prefix: fields.text("prefix")?,
        last4: fields.text("last4")?,
    })
}

/// Reads from where a key may be used.
pub fn ip_restrictions(fields: &Fields) -> Result<IpRestrictions, DecodeError> {
    Ok(IpRestrictions {
        mode: if fields.word("mode") == "only" {
            IpMode::Only
        } else {
            IpMode::Any
        },
        networks: fields.texts("networks")?,
    })
}

/// Reads what a key may do.
pub fn allowed_actions(fields: &Fields) -> Result<AllowedActions, DecodeError> {
    Ok(AllowedActions {
        mode: if fields.word("mode") == "only" {
            ActionMode::Only
        } else {
            ActionMode::All
        },
        actions: fields.texts("actions")?,
    })
}

fn secret(fields: &Fields) -> Result<SecretRecord, DecodeError> {
    Ok(SecretRecord {
        id: fields.text("id")?,
        state: secret_state(&fields.word("state")),
    })
}

/// Reads what became of a rotation. A state that a newer API has is none that could be told.
fn rotation(fields: &Fields) -> Option<Rotation> {
    let state = match fields.word("state").as_str() {
        "pending" => RotationState::Pending,
        "overlapping" => RotationState::Overlapping,
        "cancelled" => RotationState::Cancelled,
        _ => return None,
    };
    Some(Rotation {
        state,
        secret_id: fields.maybe_text("secret_id")?,
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
