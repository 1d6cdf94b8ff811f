//! `/sign-in` and `/sign-out`: the dashboard's part of the world, as far as the page needs it.

use std::net::SocketAddr;

use axum::body::Body;
use axum::extract::{ConnectInfo, RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Redirect, Response};

use super::cookie::{self, Cookie};
use super::credential::{Credential, CredentialScheme};
use super::form::Form;
use super::{AuthenticationProof, Session, login_throttle, pages, password, request_origin};
use crate::app::{AppState, SharedState};
use crate::body::read_limited;
use crate::client_address::client_address;
use crate::problem::Problem;
use crate::random;
use crate::store::users;

/// One sentence whatever was wrong: which accounts there are is nobody's business.
const WRONG: &str = "The e-mail address or the password is not right. Try again.";
const WRONG_CHECK: &str = "That is not your password. Try again.";

/// `GET /sign-in`
pub async fn get(
    State(app): State<SharedState>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let mut form = Form::read(query.unwrap_or_default().as_bytes());
    form.email.clear();
    let session = present(&app, peer, &headers).await?;
    let who = session.as_ref().filter(|_| form.check);
    show(&app, peer, &headers, StatusCode::OK, &form, who, None)
}

/// `POST /sign-in`
pub async fn post(
    State(app): State<SharedState>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    let mut form = Form::read(&read_limited(body).await?);
    let guard = Cookie::Form.read(&app, peer, &headers);
    if !form.is_ours(&headers, guard.as_deref().map(String::as_str)) {
        return Ok(pages::message(
            StatusCode::FORBIDDEN,
            "Not from this page",
            "This form was not sent from We-Link's own page. Open the page again and sign in there.",
        ));
    }
    let session = present(&app, peer, &headers).await?;
    let checked = session.as_ref().filter(|_| form.check);
    let address = client_address(peer.ip(), &headers, &app.options.trusted_proxy)
        .unwrap_or_else(|_| peer.ip());
    let scope = match checked {
        Some(session) => login_throttle::scope("reauthentication", &session.user_id, address),
        None => login_throttle::scope("sign in", &form.email, address),
    };
    if let Some(wait) = login_throttle::begin(&app, scope).await? {
        let sentence = format!(
            "Too many attempts. Wait {} minutes and try again.",
            wait.div_ceil(60)
        );
        let status = StatusCode::TOO_MANY_REQUESTS;
        let mut response = show(
            &app,
            peer,
            &headers,
            status,
            &form,
            checked,
            Some(&sentence),
        )?;
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, HeaderValue::from(wait));
        return Ok(response);
    }
    let typed = std::mem::take(&mut form.password);
    let account = {
        let (user, email) = (
            checked.map(|session| session.user_id.clone()),
            form.email.clone(),
        );
        app.store
            .run(move |tx| match user {
                Some(user) => users::by_id(tx, &user),
                None => users::by_email(tx, &email),
            })
            .await?
            .and_then(users::Account::member)
    };
    let hash = account.as_ref().and_then(|(_, _, hash)| hash.clone());
    let right = password::matches(&app, typed, hash).await;
    let (true, Some((user_id, workspace_id, _))) = (right, account) else {
        let sentence = if checked.is_some() {
            WRONG_CHECK
        } else {
            WRONG
        };
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return show(&app, peer, &headers, status, &form, checked, Some(sentence));
    };
    login_throttle::passed(&app, scope).await?;
    let fresh = match checked {
        Some(session) => super::renew(&app, session).await?,
        None => {
            if let Some(old) = Credential::read(CredentialScheme::Cookie, &app, peer, &headers) {
                super::end(&app, &old).await?;
            }
            super::begin(
                &app,
                CredentialScheme::Cookie,
                user_id,
                workspace_id,
                AuthenticationProof::Password,
            )
            .await?
        }
    };
    let mut response = done(&form);
    for cookie in cookie::begin(&app, peer, &headers, &fresh.id) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

/// `POST /sign-out`
pub async fn sign_out(
    State(app): State<SharedState>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    if request_origin::is_cross_site(&headers) {
        return Ok(pages::message(
            StatusCode::FORBIDDEN,
            "Not from this page",
            "Only We-Link's own page can sign you out.",
        ));
    }
    if let Some(old) = Credential::read(CredentialScheme::Cookie, &app, peer, &headers) {
        super::end(&app, &old).await?;
    }
    let mut response = Redirect::to("/sign-in").into_response();
    for cookie in cookie::begin(&app, peer, &headers, "") {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

async fn present(
    app: &AppState,
    peer: SocketAddr,
    headers: &HeaderMap,
) -> Result<Option<Session>, Problem> {
    match Credential::read(CredentialScheme::Cookie, app, peer, headers) {
        Some(credential) => Ok(super::find(app, credential).await?),
        None => Ok(None),
    }
}

fn show(
    app: &AppState,
    peer: SocketAddr,
    headers: &HeaderMap,
    status: StatusCode,
    form: &Form,
    who: Option<&Session>,
    error: Option<&str>,
) -> Result<Response, Problem> {
    let token = random::base62(32)?;
    let who = who.map(|session| session.user_name.as_str());
    let mut response = pages::form(status, form, &token, who, error);
    if let Some(cookie) = Cookie::Form.set(app, peer, headers, &token) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

fn done(form: &Form) -> Response {
    if form.window {
        let sentence = if form.check {
            "Thank you. You can close this window."
        } else {
            "You can close this window."
        };
        return pages::message(StatusCode::OK, "You are signed in.", sentence);
    }
    Redirect::to(&form.return_to).into_response()
}
