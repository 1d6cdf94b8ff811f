//! What a request says about the way it came.

use std::net::{IpAddr, SocketAddr};

use axum::http::{HeaderMap, header};

use crate::app::App;
use crate::client_address::is_trusted;

/// The host name in `Host`, without the port.
fn host(headers: &HeaderMap) -> Option<&str> {
    let host = headers.get(header::HOST)?.to_str().ok()?;
    match host.strip_prefix('[') {
        Some(rest) => rest.split_once(']').map(|(address, _)| address),
        None => host.split(':').next(),
    }
}

/// Whether the client asked for this machine by a name that no other machine can have.
pub fn host_is_loopback(headers: &HeaderMap) -> bool {
    host(headers).is_some_and(|host| {
        host.eq_ignore_ascii_case("localhost")
            || host
                .parse::<IpAddr>()
                .is_ok_and(|address| address.is_loopback())
    })
}

/// Whether a browser takes `Secure` cookies here: over TLS, told by a trusted proxy, or on loopback,
/// which browsers count as trustworthy (W3C Secure Contexts, 3.1).
pub fn takes_secure_cookies(app: &App, peer: SocketAddr, headers: &HeaderMap) -> bool {
    let proxy = is_trusted(peer.ip().to_canonical(), &app.options.trusted_proxy);
    let https = headers
        .get("x-forwarded-proto")
        .is_some_and(|scheme| scheme.as_bytes().eq_ignore_ascii_case(b"https"));
    host_is_loopback(headers) || (proxy && https)
}

/// Whether the request came straight from this machine.
pub fn is_local(app: &App, peer: SocketAddr, headers: &HeaderMap) -> bool {
    let forwarded = ["forwarded", "x-forwarded-for", "x-forwarded-host", "via"]
        .iter()
        .any(|name| headers.contains_key(*name));
    let peer = peer.ip().to_canonical();
    peer.is_loopback()
        && !is_trusted(peer, &app.options.trusted_proxy)
        && !forwarded
        && host_is_loopback(headers)
}

/// What a browser says about who made it send this (Fetch Metadata).
pub fn is_cross_site(headers: &HeaderMap) -> bool {
    headers
        .get("sec-fetch-site")
        .is_some_and(|site| !matches!(site.as_bytes(), b"same-origin" | b"none"))
}
