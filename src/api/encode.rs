//! Bodies of requests. Written by derived code and not through serde_json's `Value`, which brings
//! the writing of floating-point numbers with it: measured, 1 KB of the page.

use serde::Serialize;

use crate::domain::key::{IpMode, NewKey, SecretState, StatusFilter};
use crate::domain::secret::Secret;

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
    written(&Overlap { overlap_seconds })
}

/// The body of `POST session/reauthentication`, in a buffer that is overwritten when it goes.
pub fn reauthentication(password: &Secret) -> Secret {
    let (before, after) = ("{\"password\":\"", "\"}");
    // Escaped, a byte becomes six at the most; the buffer never moves.
    let room = before.len() + 6 * password.expose().len() + after.len();
    let mut body = Secret::with_capacity(room);
    body.push_str(before);
    body.push_json(password.expose());
    body.push_str(after);
    body
}

/// The body of `POST api-keys`.
pub fn new_key(new: &NewKey) -> String {
    let mode = match new.ip_restrictions.mode {
        IpMode::Only => "only",
        IpMode::Any => "any",
    };
    written(&NewKeyBody {
        name: &new.name,
        ip_restrictions: Restrictions {
            mode,
            networks: &new.ip_restrictions.networks,
        },
        allowed_actions: Actions {
            mode: "only",
            actions: &new.actions,
        },
        expires_at: &new.expires_at,
        note: &new.note,
    })
}

/// The body of `POST api-keys/{id}/secret-state`. A state that only the API knows is left empty,
/// which the API refuses.
pub fn secret_state(secret_id: &str, state: SecretState) -> String {
    let state = match state {
        SecretState::Shown => "shown",
        SecretState::Saved => "saved",
        SecretState::Undelivered | SecretState::Used | SecretState::Unknown => "",
    };
    written(&StateReport { secret_id, state })
}

/// A filter as the list's call takes it.
pub fn status(filter: StatusFilter) -> &'static str {
    match filter {
        StatusFilter::Current => "current",
        StatusFilter::Revoked => "revoked",
        StatusFilter::All => "all",
    }
}

/// Texts and lists of texts can always be written.
fn written(body: &impl Serialize) -> String {
    serde_json::to_string(body).unwrap_or_default()
}
