//! `make run` opens on the page, not on a form: the demo's owner is signed in on the first visit.

use std::net::SocketAddr;

use axum::http::{HeaderMap, HeaderValue};

use super::cookie::{self, Cookie};
use super::credential::{Credential, CredentialScheme};
use super::{AuthenticationProof, request_origin};
use crate::app::AppState;
use crate::demo;
use crate::problem::Problem;
use crate::store::{sessions, users};

/// The cookies of a fresh session of the demo's owner, where this is a first visit from this
/// machine; otherwise none. A browser that ever had a session of this database signs in itself.
pub async fn cookies(
    app: &AppState,
    peer: SocketAddr,
    headers: &HeaderMap,
) -> Result<Vec<HeaderValue>, Problem> {
    if !app.options.demo
        || app.options.no_auto_sign_in
        || !request_origin::is_local(app, peer, headers)
    {
        return Ok(Vec::new());
    }
    let navigates = headers
        .get("sec-fetch-mode")
        .is_none_or(|mode| mode.as_bytes() == b"navigate");
    // Somebody with a token means to be nobody else, and another origin's page signs nobody in.
    let means_otherwise = CredentialScheme::of(headers) == CredentialScheme::Bearer
        || request_origin::is_of_another_origin(headers);
    let visited = Cookie::Visited
        .read(app, peer, headers)
        .is_some_and(|instance| *instance == app.instance);
    if !navigates || visited || means_otherwise {
        return Ok(Vec::new());
    }
    let cookie = Credential::read(CredentialScheme::Cookie, app, peer, headers);
    let found = app
        .store
        .run(move |tx| {
            // A cookie that is not known here is of another database, which is gone.
            if let Some(cookie) = cookie
                && sessions::find(tx, &cookie.hash())?.is_some()
            {
                return Ok::<_, Problem>(None);
            }
            Ok(users::by_email(tx, demo::OWNER)?)
        })
        .await?;
    let Some((user_id, workspace_id)) =
        found.and_then(|account| Some((account.user_id, account.workspace_id?)))
    else {
        return Ok(Vec::new());
    };
    let fresh = super::begin(
        app,
        CredentialScheme::Cookie,
        user_id,
        workspace_id,
        AuthenticationProof::None,
    )
    .await?;
    Ok(cookie::begin(app, peer, headers, &fresh.id))
}
