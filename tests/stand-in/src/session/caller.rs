//! The caller of a call of the session side: session first, then, with a cookie, the CSRF token.

use std::net::SocketAddr;

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::Method;
use axum::http::request::Parts;
use subtle::ConstantTimeEq as _;

use super::credential::{Credential, CredentialScheme};
use super::roles::Permission;
use super::{Session, auth_methods, request_origin};
use crate::app::{AppState, SharedState};
use crate::client_address::client_address;
use crate::cors;
use crate::problem::{Kind, Problem};
use crate::request::RequestContext;
use crate::store::events::Actor;

/// Somebody with a session, whose request came from the page, or from who has the token.
pub struct Caller(
    pub Session,
    /// Where they are; `None` where a proxy does not tell it.
    Option<String>,
);

impl FromRequestParts<SharedState> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &SharedState) -> Result<Self, Problem> {
        let peer = peer(parts)?;
        let scheme = CredentialScheme::of(&parts.headers);
        let nobody = |detail| {
            Problem::unauthenticated(auth_methods::sign_in(scheme), scheme.challenge(), detail)
        };
        let Some(credential) = Credential::read(scheme, app, peer, &parts.headers) else {
            return Err(nobody("Sign in to go on."));
        };
        let Some(session) = super::find(app, credential).await? else {
            return Err(nobody("The session has ended. Sign in to go on."));
        };
        if let Some(context) = parts.extensions.get::<RequestContext>() {
            context.set_user(&session.user_id);
        }
        if parts.method != Method::GET && parts.method != Method::HEAD {
            from_the_page(app, parts, &session)?;
        }
        let trusted = &app.options.trusted_proxy;
        let address = client_address(peer.ip(), &parts.headers, trusted).ok();
        Ok(Self(session, address.map(|address| address.to_string())))
    }
}

/// The peer of the connection.
pub fn peer(parts: &Parts) -> Result<SocketAddr, Problem> {
    parts
        .extensions
        .get::<ConnectInfo<SocketAddr>>()
        .map(|info| info.0)
        .ok_or_else(Problem::internal)
}

/// ASVS 3.5.1: a token that another site cannot know, and what the browser says about the sender, which may be a page of a
/// listed origin. Of a caller with a token in `Authorization` nothing more is asked: no browser adds that by itself.
fn from_the_page(app: &AppState, parts: &Parts, session: &Session) -> Result<(), Problem> {
    let Some(expected) = session.csrf_token() else {
        return Ok(());
    };
    let token = parts
        .headers
        .get("x-csrf-token")
        .map_or(&[][..], |value| value.as_bytes());
    let same = expected.as_bytes().ct_eq(token);
    let foreign = request_origin::is_cross_site(&parts.headers)
        && cors::listed(&app.options, &parts.headers).is_none();
    if foreign || !bool::from(same) {
        return Err(Problem::new(
            Kind::CsrfTokenMismatch,
            "This request did not come from the page as it is now. Reload the page and try again.",
        ));
    }
    Ok(())
}

impl Caller {
    /// As what they do by this permission is recorded.
    pub fn actor(&self, permission: Permission) -> Actor {
        Actor {
            workspace_id: self.0.workspace_id.clone(),
            user_id: Some(self.0.user_id.clone()),
            address: self.1.clone(),
            permission: Some(permission.name()),
        }
    }

    /// # Errors
    /// `forbidden`, naming the permission.
    pub fn require(&self, permission: Permission) -> Result<(), Problem> {
        if self.0.role.may(permission) {
            return Ok(());
        }
        let detail = format!(
            "As a {} you may not {}. Ask an owner of {}.",
            self.0.role.name(),
            permission.in_words(),
            self.0.workspace_name
        );
        Err(Problem::new(Kind::Forbidden, detail).with("permission", permission.name()))
    }

    /// # Errors
    /// `reauthentication-required`, where reauthentication is in force and was not passed lately.
    pub fn require_check(&self, app: &AppState) -> Result<(), Problem> {
        if !app.options.reauthentication || self.0.checked_until(app.now()).is_some() {
            return Ok(());
        }
        Err(
            Problem::new(Kind::ReauthenticationRequired, "Confirm that it is you.").with(
                "reauthentication",
                auth_methods::reauthentication(&app.options, self.0.scheme()),
            ),
        )
    }
}
