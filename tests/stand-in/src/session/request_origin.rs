//! What a request says about the way it came.

use std::net::{IpAddr, SocketAddr};

use axum::http::uri::Authority;
use axum::http::{HeaderMap, header};

use crate::app::AppState;
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
pub fn takes_secure_cookies(app: &AppState, peer: SocketAddr, headers: &HeaderMap) -> bool {
    host_is_loopback(headers) || (is_proxy(app, peer) && says_https(headers))
}

fn is_proxy(app: &AppState, peer: SocketAddr) -> bool {
    is_trusted(peer.ip().to_canonical(), &app.options.trusted_proxy)
}

fn says_https(headers: &HeaderMap) -> bool {
    headers
        .get("x-forwarded-proto")
        .is_some_and(|scheme| scheme.as_bytes().eq_ignore_ascii_case(b"https"))
}

/// Scheme and host as the client knows this server, such as `http://127.0.0.1:8080`. What a trusted
/// proxy forwards is believed; what is no host is not.
pub fn origin(app: &AppState, peer: SocketAddr, headers: &HeaderMap) -> String {
    let proxy = is_proxy(app, peer);
    let scheme = if proxy && says_https(headers) {
        "https"
    } else {
        "http"
    };
    let forwarded = headers.get("x-forwarded-host").filter(|_| proxy);
    let host = forwarded
        .or_else(|| headers.get(header::HOST))
        .and_then(|host| host.to_str().ok()?.parse::<Authority>().ok())
        .filter(|host| !host.as_str().contains('@'))
        .map_or_else(|| app.address.to_string(), |host| host.to_string());
    format!("{scheme}://{host}")
}

/// Whether the request came straight from this machine.
pub fn is_local(app: &AppState, peer: SocketAddr, headers: &HeaderMap) -> bool {
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

/// Whether it names an origin other than this server's own.
pub fn names_another_origin(headers: &HeaderMap) -> bool {
    let Some(origin) = headers.get(header::ORIGIN) else {
        return false;
    };
    let host = headers.get(header::HOST).map(|host| host.as_bytes());
    ![&b"http://"[..], b"https://"].iter().any(|scheme| {
        let rest = origin.as_bytes().strip_prefix(*scheme);
        rest.is_some() && rest == host
    })
}

/// Whether a page of another origin had it sent, unless a person followed a link there.
pub fn is_of_another_origin(headers: &HeaderMap) -> bool {
    let followed = headers
        .get("sec-fetch-dest")
        .is_some_and(|destination| destination.as_bytes() == b"document");
    names_another_origin(headers) || (is_cross_site(headers) && !followed)
}
