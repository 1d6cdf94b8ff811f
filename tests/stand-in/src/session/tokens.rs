//! `POST /tokens`: the identity provider of a host application, which gives the page tokens in place of a cookie. Not
//! part of the contract: where tokens come from is the host's business.

use std::net::SocketAddr;

use axum::Json;
use axum::extract::{ConnectInfo, State};
use axum::http::HeaderMap;
use serde_json::{Value, json};
use zeroize::Zeroizing;

use super::credential::CredentialScheme;
use super::routes::{take_password, too_many_attempts};
use super::{AuthenticationProof, auth_methods, login_throttle, password};
use crate::app::SharedState;
use crate::body::JsonBody;
use crate::client_address::client_address;
use crate::keys::body_reader::BodyReader;
use crate::problem::Problem;
use crate::store::users;

/// `POST /tokens`
pub async fn post(
    State(app): State<SharedState>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    body: JsonBody,
) -> Result<Json<Value>, Problem> {
    let (email, typed) = read(body.read().await?)?;
    let address = client_address(peer.ip(), &headers, &app.options.trusted_proxy)
        .unwrap_or_else(|_| peer.ip());
    // Counted together with the form's: two doors are no second chance.
    let scope = login_throttle::scope("sign in", &email, address);
    if let Some(wait) = login_throttle::begin(&app, scope).await? {
        return Err(too_many_attempts(wait));
    }
    let account = app
        .store
        .run(move |tx| users::by_email(tx, &email))
        .await?
        .and_then(users::Account::member);
    let hash = account.as_ref().and_then(|(_, _, hash)| hash.clone());
    let right = password::matches(&app, typed, hash).await;
    let (true, Some((user_id, workspace_id, _))) = (right, account) else {
        return Err(Problem::unauthenticated(
            auth_methods::sign_in(CredentialScheme::Bearer),
            // No token was sent, so none is called invalid.
            "Bearer realm=\"We-Link settings\"",
            "The e-mail address or the password is not right. Try again.",
        ));
    };
    login_throttle::passed(&app, scope).await?;
    let token = super::begin(
        &app,
        CredentialScheme::Bearer,
        user_id,
        workspace_id,
        AuthenticationProof::Password,
    )
    .await?;
    // As RFC 6749, 5.1 has it.
    Ok(Json(json!({
        "access_token": token.id.as_str(),
        "token_type": "Bearer",
        "expires_in": 60 * app.options.session_minutes,
    })))
}

fn read(body: Value) -> Result<(String, Zeroizing<String>), Problem> {
    let mut fields = BodyReader::of(body, &["email", "password"]);
    let email = fields.required_text("email");
    let password = take_password(&mut fields);
    fields.finish()?;
    email
        .map(|email| email.trim().to_owned())
        .zip(password)
        .ok_or_else(Problem::internal)
}
