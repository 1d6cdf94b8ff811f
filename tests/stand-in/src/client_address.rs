//! Whose address a request comes from, the same for the public side and for the options call.

use std::net::{IpAddr, SocketAddr};

use axum::http::HeaderMap;
use ipnet::IpNet;

/// `X-Forwarded-For` came from a trusted proxy and cannot be read.
#[derive(Debug, PartialEq, Eq)]
pub struct Malformed;

/// The client's address: the peer's, or behind trusted proxies the nearest one that is not theirs.
///
/// All `X-Forwarded-For` lines are joined and walked from the right; what stands left of the first
/// untrusted hop was written by the client and is not looked at. IPv4-mapped IPv6 is unwrapped.
pub fn client_address(
    peer: IpAddr,
    headers: &HeaderMap,
    trusted: &[IpNet],
) -> Result<IpAddr, Malformed> {
    let mut client = peer.to_canonical();
    if !is_trusted(client, trusted) {
        return Ok(client);
    }
    for line in headers.get_all("x-forwarded-for").iter().rev() {
        let line = line.to_str().map_err(|_| Malformed)?;
        for hop in line.rsplit(',') {
            client = read_hop(hop.trim()).ok_or(Malformed)?.to_canonical();
            if !is_trusted(client, trusted) {
                return Ok(client);
            }
        }
    }
    Ok(client)
}

/// One hop: an address, which some proxies write in brackets and some with a port behind it.
fn read_hop(hop: &str) -> Option<IpAddr> {
    let in_brackets = || hop.strip_prefix('[')?.strip_suffix(']')?.parse().ok();
    let with_port = || Some(hop.parse::<SocketAddr>().ok()?.ip());
    let address = hop.parse().ok().or_else(with_port);
    address.or_else(|| in_brackets().map(IpAddr::V6))
}

/// Whether the address belongs to a trusted proxy.
pub fn is_trusted(address: IpAddr, trusted: &[IpNet]) -> bool {
    trusted.iter().any(|network| network.contains(&address))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(peer: &str, lines: &[&str]) -> Result<String, Malformed> {
        let trusted = ["10.0.0.0/8", "fd00::/8"].map(|text| text.parse().unwrap_or_default());
        let mut headers = HeaderMap::new();
        for line in lines {
            if let Ok(value) = line.parse() {
                headers.append("x-forwarded-for", value);
            }
        }
        let peer = peer.parse().map_err(|_| Malformed)?;
        client_address(peer, &headers, &trusted).map(|address| address.to_string())
    }

    #[test]
    fn untrusted_peer_is_the_client_despite_headers() {
        assert_eq!(
            ask("198.51.100.1", &["203.0.113.7"]).as_deref(),
            Ok("198.51.100.1")
        );
        assert_eq!(
            ask("::ffff:198.51.100.1", &["x"]).as_deref(),
            Ok("198.51.100.1")
        );
    }

    #[test]
    fn walks_trusted_hops_from_the_right_across_headers() {
        assert_eq!(
            ask("10.0.0.1", &["203.0.113.7"]).as_deref(),
            Ok("203.0.113.7")
        );
        assert_eq!(
            ask("10.0.0.1", &["1.1.1.1, 203.0.113.7, 10.2.2.2"]).as_deref(),
            Ok("203.0.113.7")
        );
        assert_eq!(
            ask(
                "::ffff:10.0.0.1",
                &["1.1.1.1", "::ffff:203.0.113.7", "fd00::1"]
            )
            .as_deref(),
            Ok("203.0.113.7")
        );
        assert_eq!(
            ask("10.0.0.1", &["10.0.0.9, 10.0.0.8"]).as_deref(),
            Ok("10.0.0.9")
        );
        assert_eq!(ask("10.0.0.1", &[]).as_deref(), Ok("10.0.0.1"));
    }

    #[test]
    fn accepts_hops_with_port_and_brackets() {
        for (hop, expected) in [
            ("8.8.8.8:61598", "8.8.8.8"),
            ("[2a00:1450::1]", "2a00:1450::1"),
            ("[2a00:1450::1]:443", "2a00:1450::1"),
            ("2a00:1450::1", "2a00:1450::1"),
            ("[::ffff:8.8.8.8]:443", "8.8.8.8"),
        ] {
            assert_eq!(ask("10.0.0.1", &[hop]).as_deref(), Ok(expected), "{hop}");
            let behind = format!("1.1.1.1, {hop}, [fd00::1]:8443, 10.0.0.2:80");
            assert_eq!(
                ask("10.0.0.1", &[&behind]).as_deref(),
                Ok(expected),
                "{behind}"
            );
        }
        for hop in [
            "8.8.8.8:",
            "8.8.8.8:99999",
            "[8.8.8.8]",
            "[2a00:1450::1",
            "2a00:1450::1]",
            "[2a00:1450::1]:",
            "[]",
            "example.com:443",
        ] {
            assert_eq!(ask("10.0.0.1", &[hop]), Err(Malformed), "{hop}");
        }
    }

    #[test]
    fn rejects_unreadable_hops_only_where_they_count() {
        assert_eq!(ask("10.0.0.1", &["nonsense"]), Err(Malformed));
        assert_eq!(ask("10.0.0.1", &["203.0.113.7,, 10.0.0.2"]), Err(Malformed));
        assert_eq!(
            ask("10.0.0.1", &["nonsense, 203.0.113.7"]).as_deref(),
            Ok("203.0.113.7")
        );
    }
}
