//! A key as the contract has it.

use serde_json::{Value, json};

use super::rotation;
use crate::app::AppState;
use crate::capability::Capability;
use crate::clock::Millis;
use crate::session::roles::{Permission, Role};
use crate::store::keys::{KeyRow, Status};
use crate::store::listing::refused_since;
use crate::store::retention;
use crate::store::usage::LastUse;
use crate::timestamp;

/// The key, as somebody with this role may see it now.
pub fn key(app: &AppState, key: &KeyRow, role: Role, now: Millis) -> Value {
    let status = key.status(now);
    let alive = status != Status::Revoked;
    let settings = &key.settings;
    let rotates = app.has(Capability::Rotation);
    json!({
        "id": key.id,
        "name": settings.name,
        "note": settings.note,
        "hint": { "prefix": key.prefix, "last4": key.last4 },
        "status": name(status),
        "ip_restrictions": {
            "mode": if settings.networks.is_some() { "only" } else { "any" },
            "networks": settings.networks.as_deref().unwrap_or_default(),
        },
        "unrestricted": settings.is_unrestricted(),
        "allowed_actions": {
            "mode": if settings.actions.is_some() { "only" } else { "all" },
            "actions": settings.actions.as_deref().unwrap_or_default(),
        },
        "created_at": moment(key.created_at),
        "created_by": key.created_by.as_ref().map(|by| json!({ "name": by.name, "member": by.member })),
        "expires_at": moment(settings.expires_at),
        "revoked_at": moment(key.revoked_at),
        "last_used": last_used(&key.last_use, role, now),
        "refused_last_7_days": if app.has(Capability::Usage) { refused(key, now) } else { None },
        "secrets": secrets(key, alive, now),
        "rotation": rotates.then(|| rotation::view(key, now)).flatten(),
        "revision": key.revision,
        "can": {
            "edit": alive && app.has(Capability::Edit) && role.may(Permission::Edit),
            "rotate": rotates && rotation::check(key, now).is_ok() && role.may(Permission::Rotate),
            "revoke": alive && role.may(Permission::Revoke),
        },
    })
}

fn name(status: Status) -> &'static str {
    match status {
        Status::Active => "active",
        Status::Disabled => "disabled",
        Status::Expired => "expired",
        Status::Revoked => "revoked",
    }
}

/// Refused calls of today and the six days before.
fn refused(key: &KeyRow, now: Millis) -> Option<i64> {
    let since = refused_since(now);
    let days = key.refused_days.as_ref()?.iter();
    let counts = days.filter(|(start, _)| *start >= since);
    Some(counts.map(|(_, count)| count).sum())
}

fn last_used(last_use: &LastUse, role: Role, now: Millis) -> Value {
    match last_use {
        LastUse::Never => json!({ "state": "never", "at": null, "address": null }),
        LastUse::Unknown => json!({ "state": "unknown", "at": null, "address": null }),
        LastUse::Used(at, address) => {
            let address = address
                .as_deref()
                .filter(|_| role.may(Permission::SeeAddresses) && retention::tells(*at, now));
            json!({ "state": "used", "at": moment(Some(*at)), "address": address })
        }
    }
}

/// Only those that can still be accepted.
fn secrets(key: &KeyRow, alive: bool, now: Millis) -> Value {
    key.secrets
        .iter()
        .filter(|secret| alive && secret.counts(now))
        .map(|secret| {
            json!({
                "id": secret.id,
                "state": secret.state.name(),
                "created_at": moment(secret.created_at),
                "ends_at": moment(secret.ends_at),
            })
        })
        .collect()
}

fn moment(moment: Option<Millis>) -> Option<String> {
    moment.and_then(timestamp::format)
}
