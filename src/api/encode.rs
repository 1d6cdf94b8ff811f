//! Bodies of requests. Written by derived code and not through serde_json's `Value`, which brings
//! the code that writes floating-point numbers with it: measured, 1 KB of the page.

use serde::Serialize;

use crate::model::key::{IpMode, IpRestrictions, NewKey, SecretState};
use crate::model::list_params::ListParams;
use crate::model::secret::Secret;
use crate::model::settings_diff::KeyPatch;

#[derive(Serialize)]
struct NewKeyBody<'a> {
    name: &'a str,
    ip_restrictions: Restrictions<'a>,
    allowed_actions: Actions<'a>,
    expires_at: &'a Option<String>,
    note: &'a Option<String>,
}

#[derive(Serialize)]
struct Restrictions<'a> {
    mode: &'static str,
    networks: &'a [String],
}

#[derive(Serialize)]
struct Actions<'a> {
    mode: &'static str,
    actions: &'a [String],
}

#[derive(Serialize)]
struct ChangeBody<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a Option<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ip_restrictions: Option<Restrictions<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    allowed_actions: Option<Actions<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires_at: Option<&'a Option<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    enabled: Option<bool>,
}

#[derive(Serialize)]
struct StateReport<'a> {
    secret_id: &'a str,
    state: &'static str,
}

#[derive(Serialize)]
struct Overlap {
    overlap_seconds: u32,
}

/// The body of `POST api-keys/{id}/rotations`.
pub fn rotation(overlap_seconds: u32) -> String {
    to_json(&Overlap { overlap_seconds })
}

/// The body of `POST session/reauthentication`, in a buffer that is overwritten when it is dropped.
pub fn reauthentication(password: &Secret) -> Secret {
    let (before, after) = ("{\"password\":\"", "\"}");
    // An escaped byte takes six bytes at most: the buffer is never reallocated and leaves no copy.
    let room = before.len() + 6 * password.expose().len() + after.len();
    let mut body = Secret::with_capacity(room);
    body.push_str(before);
    body.push_json_escaped(password.expose());
    body.push_str(after);
    body
}

/// The body of `POST api-keys`.
pub fn new_key(new: &NewKey) -> String {
    to_json(&NewKeyBody {
        name: &new.name,
        ip_restrictions: restrictions(&new.ip_restrictions),
        allowed_actions: only(&new.actions),
        expires_at: &new.expires_at,
        note: &new.note,
    })
}

/// The body of `POST api-keys/{id}/secret-state`. A state that only the API sets is written as an
/// empty text, which the API refuses.
pub fn secret_state(secret_id: &str, state: SecretState) -> String {
    let state = match state {
        SecretState::Shown => "shown",
        SecretState::Saved => "saved",
        SecretState::Undelivered | SecretState::Used | SecretState::Unknown => "",
    };
    to_json(&StateReport { secret_id, state })
}

/// The body of `PATCH api-keys/{id}`, without the settings that do not change.
pub fn key_change(change: &KeyPatch) -> String {
    to_json(&ChangeBody {
        name: change.name.as_deref(),
        note: change.note.as_ref(),
        ip_restrictions: change.ip_restrictions.as_ref().map(restrictions),
        allowed_actions: change.actions.as_deref().map(only),
        expires_at: change.expires_at.as_ref(),
        enabled: change.enabled,
    })
}

fn restrictions(restrictions: &IpRestrictions) -> Restrictions<'_> {
    let mode = match restrictions.mode {
        IpMode::Only => "only",
        IpMode::Any => "any",
    };
    Restrictions {
        mode,
        networks: &restrictions.networks,
    }
}

fn only(actions: &[String]) -> Actions<'_> {
    Actions {
        mode: "only",
        actions,
    }
}

/// The body of `POST api-keys/search`, in a buffer that is overwritten when it is dropped: users
/// paste keys to find their owner.
pub fn search(query: &Secret, view: ListParams, cursor: Option<&str>) -> Secret {
    let ends = [
        "{\"query\":\"",
        "\",\"status\":\"",
        "\",\"sort\":\"",
        "\",\"cursor\":\"",
        "\"}",
    ];
    let values = [
        view.status.word(),
        view.sort.word(),
        cursor.unwrap_or_default(),
    ];
    let fixed: usize = ends.into_iter().chain(values).map(str::len).sum();
    // An escaped byte takes six bytes at most: the buffer is never reallocated and leaves no copy.
    let room = fixed + 6 * (query.expose().len() + values[2].len());
    let mut body = Secret::with_capacity(room);
    body.push_str(ends[0]);
    body.push_json_escaped(query.expose());
    body.push_str(ends[1]);
    body.push_str(values[0]);
    body.push_str(ends[2]);
    body.push_str(values[1]);
    if let Some(cursor) = cursor {
        body.push_str(ends[3]);
        body.push_json_escaped(cursor);
    }
    body.push_str(ends[4]);
    body
}

/// The bodies above can always be serialized.
fn to_json(body: &impl Serialize) -> String {
    serde_json::to_string(body).unwrap_or_default()
}
