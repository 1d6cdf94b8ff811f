//! `GET session` and `POST session/reauthentication`.

use std::net::SocketAddr;

use axum::Json;
use axum::extract::{ConnectInfo, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse as _, Response};
use serde_json::{Value, json};
use zeroize::Zeroizing;

use super::caller::Caller;
use super::credential::CredentialScheme;
use super::{Session, auth_methods, cookie, login_throttle, password};
use crate::app::{AppState, SharedState};
use crate::body::JsonBody;
use crate::client_address::client_address;
use crate::keys::body_reader::BodyReader;
use crate::problem::{Kind, Problem};
use crate::store::users;
use crate::timestamp;

/// `GET session`
pub async fn get(State(app): State<SharedState>, caller: Caller) -> Json<Value> {
    Json(view(&app, &caller.0))
}

/// `POST session/reauthentication`
pub async fn reauthenticate(
    State(app): State<SharedState>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    caller: Caller,
    body: JsonBody,
) -> Result<Response, Problem> {
    let typed = read_password(body.read().await?)?;
    let address = client_address(peer.ip(), &headers, &app.options.trusted_proxy)
        .unwrap_or_else(|_| peer.ip());
    let scope = login_throttle::scope("reauthentication", &caller.0.user_id, address);
    if let Some(wait) = login_throttle::begin(&app, scope).await? {
        return Err(too_many_attempts(wait));
    }
    let user_id = caller.0.user_id.clone();
    let account = app.store.run(move |tx| users::by_id(tx, &user_id)).await?;
    let hash = account.and_then(|account| account.password_hash);
    if !password::matches(&app, typed, hash).await {
        return Err(Problem::new(
            Kind::ReauthenticationFailed,
            "That is not your password. Try again.",
        ));
    }
    login_throttle::passed(&app, scope).await?;
    let renewed = super::renew(&app, &caller.0).await?;
    let cookies = match renewed.scheme {
        CredentialScheme::Cookie => cookie::begin(&app, peer, &headers, &renewed.id),
        CredentialScheme::Bearer => Vec::new(),
    };
    let session = super::find(&app, renewed)
        .await?
        .ok_or_else(Problem::internal)?;
    let mut response = Json(view(&app, &session)).into_response();
    for cookie in cookies {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

/// Takes the password out of the body, whose own memory is wiped.
fn read_password(body: Value) -> Result<Zeroizing<String>, Problem> {
    let mut fields = BodyReader::of(body, &["password"]);
    let password = take_password(&mut fields);
    fields.finish()?;
    password.ok_or_else(Problem::internal)
}

/// Takes a password that was typed; how long it may be is the contract's.
pub fn take_password(fields: &mut BodyReader) -> Option<Zeroizing<String>> {
    let password = fields.required_text("password").map(Zeroizing::new);
    if let Some(password) = &password {
        let length = password.chars().count();
        if length == 0 {
            fields.error("/password", "required", "Type your password.");
        } else if length > 256 {
            fields.error(
                "/password",
                "too-long",
                "A password has at most 256 characters.",
            );
        }
    }
    password
}

/// The refusal of one attempt too many.
pub fn too_many_attempts(wait: u64) -> Problem {
    Problem::new(
        Kind::TooManyRequests,
        "Too many attempts. Wait a while before the next one.",
    )
    .retry_after(wait)
}

fn view(app: &AppState, session: &Session) -> Value {
    let (reauthentication, checked_until) = if app.options.reauthentication {
        let until = session.checked_until(app.now()).and_then(timestamp::format);
        (
            auth_methods::reauthentication(&app.options, session.scheme()),
            until,
        )
    } else {
        (json!([]), None)
    };
    let mut view = json!({
        "user": { "id": session.user_id, "name": session.user_name },
        "workspace": { "id": session.workspace_id, "name": session.workspace_name },
        "role": session.role.name(),
        "permissions": session.role.permissions(),
        "sign_in": auth_methods::sign_in(session.scheme()),
        "reauthentication": reauthentication,
        "checked_until": checked_until,
        "now": timestamp::format(app.now()),
    });
    if let Some(token) = session.csrf_token() {
        view["csrf_token"] = token.into();
    }
    view
}
