//! What a request shows of its session: a cookie, or a token in `Authorization`.

use std::net::SocketAddr;

use axum::http::{HeaderMap, header};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::cookie::Cookie;
use crate::app::AppState;

/// How a caller carries a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CredentialScheme {
    /// The browser adds it by itself, so that unsafe requests need a CSRF token, too.
    Cookie,
    /// The page adds it, which no other site can do (RFC 6750).
    Bearer,
}

impl CredentialScheme {
    /// A request with `Authorization` counts by that alone, whatever cookies come along: otherwise a page that means to
    /// call with a token could go on as somebody else once that ended.
    pub fn of(headers: &HeaderMap) -> Self {
        if headers.contains_key(header::AUTHORIZATION) {
            Self::Bearer
        } else {
            Self::Cookie
        }
    }

    /// `WWW-Authenticate` of a 401 to such a caller (RFC 9110, 11.6.1; RFC 6750, 3).
    pub fn challenge(self) -> &'static str {
        match self {
            Self::Cookie => "Cookie realm=\"We-Link settings\"",
            Self::Bearer => "Bearer realm=\"We-Link settings\", error=\"invalid_token\"",
        }
    }
}

/// A session's id or token, which is kept by its hash alone.
#[derive(Clone)]
pub struct Credential {
    /// How it is carried.
    pub scheme: CredentialScheme,
    /// Wiped when dropped.
    pub id: Zeroizing<String>,
}

impl Credential {
    /// What the request carries this way, well formed or nothing.
    pub fn read(
        scheme: CredentialScheme,
        app: &AppState,
        peer: SocketAddr,
        headers: &HeaderMap,
    ) -> Option<Self> {
        let id = match scheme {
            CredentialScheme::Cookie => Cookie::Session.read(app, peer, headers),
            CredentialScheme::Bearer => token(headers),
        };
        id.map(|id| Self { scheme, id })
    }

    /// What is kept of it. A token hashes otherwise than a cookie, so that neither does for the other.
    pub fn hash(&self) -> [u8; 32] {
        let hash = match self.scheme {
            CredentialScheme::Cookie => Sha256::new(),
            CredentialScheme::Bearer => Sha256::new().chain_update(b"we-link bearer token\0"),
        };
        hash.chain_update(self.id.as_bytes()).finalize().into()
    }
}

/// Of `Authorization: Bearer …`, said once; the scheme in any case (RFC 9110, 11.1).
fn token(headers: &HeaderMap) -> Option<Zeroizing<String>> {
    let mut lines = headers.get_all(header::AUTHORIZATION).iter();
    let (Some(line), None) = (lines.next(), lines.next()) else {
        return None;
    };
    let (scheme, token) = line.to_str().ok()?.split_once(' ')?;
    scheme
        .eq_ignore_ascii_case("bearer")
        .then(|| Zeroizing::new(token.trim().to_owned()))
}
