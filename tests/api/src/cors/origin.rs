//! An origin as a browser writes it.

use std::net::{Ipv4Addr, Ipv6Addr};
use std::str::FromStr;

use axum::http::HeaderValue;

/// Scheme, host and port, in the one way in which `Origin` names them (RFC 6454, 6.2). So comparing the text is enough.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(String);

impl PartialEq<HeaderValue> for Origin {
    fn eq(&self, other: &HeaderValue) -> bool {
        self.0.as_bytes() == other.as_bytes()
    }
}

impl FromStr for Origin {
    type Err = String;

    /// Takes the one way of writing alone: another would be listed and never match.
    fn from_str(text: &str) -> Result<Self, String> {
        let shape = || "expected scheme://host or scheme://host:port, such as https://app.example";
        let (scheme, rest) = text.split_once("://").ok_or_else(shape)?;
        let usual = match scheme {
            "https" => 443,
            "http" => 80,
            _ => return Err("expected https:// or http:// in front, in small letters".into()),
        };
        let (host, port) = split(rest).ok_or_else(shape)?;
        if let Some(port) = port {
            let number: u16 = port.parse().map_err(|_| shape())?;
            if number == 0 || number.to_string() != port {
                return Err(shape().into());
            }
            if number == usual {
                return Err(format!(
                    "leave :{port} out, as browsers do with {scheme}://"
                ));
            }
        }
        if !is_host(host) {
            return Err(
                "expected a host as browsers write it: small letters, no *, no path".into(),
            );
        }
        Ok(Self(text.to_owned()))
    }
}

/// Host and port; `None` where there is more or less than these.
fn split(rest: &str) -> Option<(&str, Option<&str>)> {
    let end_of_host = match rest.strip_prefix('[') {
        Some(_) => rest.find(']')? + 1,
        None => rest.find(':').unwrap_or(rest.len()),
    };
    let (host, port) = rest.split_at_checked(end_of_host)?;
    match port.strip_prefix(':') {
        Some(port) => Some((host, Some(port))),
        None => port.is_empty().then_some((host, None)),
    }
}

/// A host after the URL standard's parser: a name in ASCII, or an address in its short form.
fn is_host(host: &str) -> bool {
    if let Some(inner) = host.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
        let address = inner.parse::<Ipv6Addr>();
        return address.is_ok_and(|address| address.to_string() == inner);
    }
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label
                .bytes()
                .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_'))
    };
    let last = host.rsplit('.').next().unwrap_or_default();
    // What ends in a number is an address to the URL standard.
    if last.bytes().all(|byte| byte.is_ascii_digit()) || last.starts_with("0x") {
        return host.parse::<Ipv4Addr>().is_ok();
    }
    host.len() <= 253 && host.split('.').all(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepts_valid_origins() {
        for text in [
            "https://app.example",
            "http://127.0.0.1:9000",
            "http://localhost:5173",
            "http://[::1]:9000",
            "https://xn--bcher-kva.example:8443",
            "http://app.example:443",
        ] {
            assert_eq!(
                text.parse::<Origin>().map(|origin| origin.0),
                Ok(text.to_owned())
            );
        }
    }

    #[test]
    fn rejects_invalid_origins() {
        for text in [
            "*",
            "null",
            "",
            "app.example",
            "https://",
            "https://*.example",
            "https://app.example/",
            "https://app.example/path",
            "https://app.example?x",
            "https://user@app.example",
            "https://App.example",
            "HTTPS://app.example",
            "ftp://app.example",
            "https://app.example:443",
            "http://app.example:80",
            "https://app.example:",
            "https://app.example:0",
            "https://app.example:08",
            "https://app.example:+8",
            "https://app.example:65536",
            "https://app..example",
            "https://bücher.example",
            "http://127.1",
            "http://0x7f.0.0.1",
            "http://[::0:1]",
            "http://[::1",
            "http://[::1]9000",
            " https://app.example",
        ] {
            assert!(text.parse::<Origin>().is_err(), "{text:?}");
        }
    }
}
