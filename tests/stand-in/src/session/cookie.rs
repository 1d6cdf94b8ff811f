//! The cookies: the session's, the first visit's mark, the sign-in form's.

use std::net::SocketAddr;

use axum::http::{HeaderMap, HeaderValue, header};
use axum_extra::extract::cookie::{self, SameSite};
use time::Duration;
use zeroize::Zeroizing;

use super::request_origin;
use crate::app::AppState;

/// A cookie of ours. The name carries the port, since browsers share cookies between ports.
#[derive(Clone, Copy)]
pub enum Cookie {
    /// The session id.
    Session,
    /// Which database this browser was signed in to at least once.
    Visited,
    /// Guards the sign-in form where the browser tells nothing about its origin.
    Form,
}

impl Cookie {
    fn name(self, app: &AppState, secure: bool) -> String {
        let prefix = if secure { "__Host-" } else { "" };
        let name = match self {
            Self::Session => "wl_session",
            Self::Visited => "wl_visited",
            Self::Form => "wl_form",
        };
        format!("{prefix}{name}_{}", app.address.port())
    }

    /// What the request carries under this name.
    pub fn read(
        self,
        app: &AppState,
        peer: SocketAddr,
        headers: &HeaderMap,
    ) -> Option<Zeroizing<String>> {
        let name = self.name(
            app,
            request_origin::takes_secure_cookies(app, peer, headers),
        );
        // `CookieJar` decodes names: another site could set `%5F%5FHost-…`, which browsers do not protect.
        headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|line| line.to_str().ok())
            .flat_map(cookie::Cookie::split_parse)
            .filter_map(Result::ok)
            .find(|cookie| cookie.name() == name && !cookie.value().is_empty())
            .map(|cookie| Zeroizing::new(cookie.value().to_owned()))
    }

    /// The `Set-Cookie` that gives it a value; an empty one removes it.
    pub fn set(
        self,
        app: &AppState,
        peer: SocketAddr,
        headers: &HeaderMap,
        value: &str,
    ) -> Option<HeaderValue> {
        let secure = request_origin::takes_secure_cookies(app, peer, headers);
        let mut cookie = cookie::Cookie::build((self.name(app, secure), value))
            .path("/")
            .http_only(true)
            .secure(secure)
            .same_site(match self {
                Self::Session | Self::Visited => SameSite::Lax,
                Self::Form => SameSite::Strict,
            });
        if value.is_empty() {
            cookie = cookie.max_age(Duration::ZERO);
        } else if let Self::Visited = self {
            cookie = cookie.max_age(Duration::days(365));
        }
        let mut header = HeaderValue::from_str(&cookie.to_string()).ok()?;
        header.set_sensitive(true);
        Some(header)
    }
}

/// The session's cookie and the mark that this browser has been here.
pub fn begin(app: &AppState, peer: SocketAddr, headers: &HeaderMap, id: &str) -> Vec<HeaderValue> {
    [
        Cookie::Session.set(app, peer, headers, id),
        Cookie::Visited.set(app, peer, headers, &app.instance),
    ]
    .into_iter()
    .flatten()
    .collect()
}
