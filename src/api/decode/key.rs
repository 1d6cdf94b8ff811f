//! Keys. A word that is not known is taken for the less safe of its meanings, so that no key looks
//! safer than it may be.

use super::{Fields, Unreadable};
use crate::domain::key::{
    ActionMode, AllowedActions, Counts, Creator, Hint, IpMode, IpRestrictions, Key, KeyPage,
    LastUsed, Rotation, RotationState, SecretRecord, SecretState, Status, Use,
};

/// Reads a key.
pub fn key(fields: &Fields) -> Result<Key, Unreadable> {
    let can = fields.object("can")?;
    let hint = fields.object("hint")?;
    let restrictions = fields.object("ip_restrictions")?;
    let allowed = fields.object("allowed_actions")?;
    let last_used = fields.object("last_used")?;
    Ok(Key {
        id: fields.text("id")?,
        name: fields.text("name")?,
        note: fields.maybe_text("note"),
        hint: Hint {
            prefix: hint.text("prefix")?,
            last4: hint.text("last4")?,
        },
        status: match fields.word("status").as_str() {
            "active" => Status::Active,
            "disabled" => Status::Disabled,
            "expired" => Status::Expired,
            "revoked" => Status::Revoked,
            _ => Status::Other,
        },
        ip_restrictions: IpRestrictions {
            mode: if restrictions.word("mode") == "only" {
                IpMode::Only
            } else {
                IpMode::Any
            },
            networks: restrictions.texts("networks")?,
        },
        allowed_actions: AllowedActions {
            mode: if allowed.word("mode") == "only" {
                ActionMode::Only
            } else {
                ActionMode::All
            },
            actions: allowed.texts("actions")?,
        },
        created_at: fields.maybe_text("created_at"),
        created_by: match fields.maybe_object("created_by") {
            Some(creator) => Some(Creator {
                name: creator.text("name")?,
                member: creator.flag("member")?,
            }),
            None => None,
        },
        expires_at: fields.maybe_text("expires_at"),
        last_used: LastUsed {
            state: match last_used.word("state").as_str() {
                "never" => Use::Never,
                "used" => Use::Used,
                _ => Use::Unknown,
            },
            at: last_used.maybe_text("at"),
            address: last_used.maybe_text("address"),
        },
        secrets: fields.list("secrets", secret)?,
        rotation: fields.maybe_object("rotation").as_ref().and_then(rotation),
        may_rotate: can.has("rotate"),
        may_revoke: can.flag("revoke")?,
    })
}

fn secret(fields: &Fields) -> Result<SecretRecord, Unreadable> {
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
        ends_at: fields.maybe_text("ends_at"),
    })
}

/// Reads a page of the list.
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
