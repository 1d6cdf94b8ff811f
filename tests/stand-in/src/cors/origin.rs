//! An origin as a browser writes it.

use std::str::FromStr;

use axum::http::HeaderValue;
use url::Url;

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

    /// Accepts only the text that a browser sends: another would be listed and never match.
    fn from_str(text: &str) -> Result<Self, String> {
        let example = "expected an origin such as https://app.example";
        let url = Url::parse(text).map_err(|error| format!("{example}: {error}"))?;
        // The URL standard allows * in a host, and here it would look like a pattern.
        if !matches!(url.scheme(), "https" | "http") || text.contains('*') {
            return Err(example.into());
        }
        let origin = url.origin().ascii_serialization();
        if origin != text {
            return Err(format!("browsers write this origin as {origin}"));
        }
        Ok(Self(origin))
    }
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
            "https://app.example:08",
            "https://app.example:+8",
            "https://app.example:65536",
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
