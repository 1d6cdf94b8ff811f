//! Whose intent a request is of: user, workspace, call and `Idempotency-Key`.

use axum::http::HeaderMap;

use crate::problem::{Kind, Problem};
use crate::session::caller::Caller;
use crate::store::idempotency::Intent;

/// The intent of this caller, by its `Idempotency-Key`.
pub fn intent(caller: &Caller, route: String, headers: &HeaderMap) -> Result<Intent, Problem> {
    Ok(Intent {
        user_id: caller.0.user_id.clone(),
        workspace_id: caller.0.workspace_id.clone(),
        route,
        idempotency_key: idempotency_key(headers)?,
    })
}

fn idempotency_key(headers: &HeaderMap) -> Result<String, Problem> {
    let Some(value) = headers.get("idempotency-key") else {
        return Err(Problem::new(
            Kind::IdempotencyKeyMissing,
            "Send an Idempotency-Key, so that a lost answer makes no second key.",
        ));
    };
    let known = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    value
        .to_str()
        .ok()
        .filter(|text| (16..=128).contains(&text.len()) && text.bytes().all(known))
        .map(str::to_owned)
        .ok_or_else(|| {
            Problem::new(
                Kind::MalformedRequest,
                "An Idempotency-Key has 16 to 128 letters, digits, - or _.",
            )
        })
}
