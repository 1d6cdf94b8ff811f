//! One file of the built page, in the encoding that the browser takes.

use std::path::{Path, PathBuf};

use axum::body::Bytes;
use axum::http::{HeaderMap, header};
use sha2::{Digest as _, Sha256};

/// A file to send.
pub struct File {
    /// As it goes over the wire.
    pub bytes: Bytes,
    /// `Content-Type`
    pub media_type: &'static str,
    /// `Content-Encoding`; `None` as it is.
    pub coding: Option<&'static str>,
    /// `ETag`, of these very bytes.
    pub tag: String,
    hashed: bool,
}

impl File {
    /// The file of this name below `dist`, precompressed where that is there and taken.
    pub async fn find(dist: &Path, name: &str, asked: &HeaderMap) -> Option<Self> {
        let path = below(dist, name)?;
        let media_type = media_type(&path)?;
        let mut found = None;
        for (coding, extension) in [("br", "br"), ("gzip", "gz")] {
            if found.is_none() && takes(asked, coding) {
                let sibling = PathBuf::from(format!("{}.{extension}", path.display()));
                // A sibling without its original is a leftover.
                if path.is_file() {
                    found = read(&sibling).await.map(|bytes| (bytes, Some(coding)));
                }
            }
        }
        let (bytes, coding) = match found {
            Some(found) => found,
            None => (read(&path).await?, None),
        };
        let hash = Sha256::digest(&bytes);
        let tag = format!("\"{}\"", hex(&hash[..16]));
        Some(Self {
            bytes,
            media_type,
            coding,
            tag,
            hashed: is_hashed(name),
        })
    }

    /// Whether the browser has these bytes already.
    pub fn is_known(&self, asked: &HeaderMap) -> bool {
        asked
            .get_all(header::IF_NONE_MATCH)
            .iter()
            .filter_map(|line| line.to_str().ok())
            .flat_map(|line| line.split(','))
            .map(|tag| tag.trim().trim_start_matches("W/"))
            .any(|tag| tag == self.tag || tag == "*")
    }

    /// `Cache-Control`: what carries its hash in its name never changes.
    pub fn caching(&self) -> &'static str {
        if self.hashed {
            "public, max-age=31536000, immutable"
        } else {
            "no-cache"
        }
    }
}

/// The path below `dist`; `None` for whatever could lead out of it or is hidden.
fn below(dist: &Path, name: &str) -> Option<PathBuf> {
    let mut path = dist.to_owned();
    for part in name.split('/') {
        let plain = !part.is_empty()
            && !part.starts_with('.')
            && part
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
        if !plain {
            return None;
        }
        path.push(part);
    }
    Some(path)
}

async fn read(path: &Path) -> Option<Bytes> {
    let path = path.to_owned();
    tokio::task::spawn_blocking(move || std::fs::read(path))
        .await
        .ok()?
        .ok()
        .map(Bytes::from)
}

/// What a page is made of; anything else is not served.
fn media_type(path: &Path) -> Option<&'static str> {
    Some(match path.extension()?.to_str()? {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => return None,
    })
}

/// RFC 9110, 12.5.3: whether the coding is acceptable.
fn takes(asked: &HeaderMap, coding: &str) -> bool {
    asked
        .get_all(header::ACCEPT_ENCODING)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(','))
        .any(|item| {
            let mut parts = item.split(';').map(str::trim);
            let named = parts
                .next()
                .is_some_and(|name| name.eq_ignore_ascii_case(coding));
            let refused = parts.any(|part| {
                part.strip_prefix("q=")
                    .and_then(|weight| weight.parse::<f32>().ok())
                    == Some(0.0)
            });
            named && !refused
        })
}

/// Whether the name carries a hash of 16 digits, as Trunk and wasm-bindgen write it:
/// `settings-page-0123456789abcdef_bg.wasm`.
fn is_hashed(name: &str) -> bool {
    let stem = name
        .rsplit('/')
        .next()
        .unwrap_or(name)
        .split('.')
        .next()
        .unwrap_or(name);
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    stem.rsplit_once('-').is_some_and(|(_, hash)| {
        (16..=64).contains(&hash.len())
            && hash
                .bytes()
                .all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
    })
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recognizes_hashed_file_names() {
        assert!(is_hashed("settings-page-0123456789abcdef_bg.wasm"));
        assert!(is_hashed("snippets/page-0123456789abcdef.js"));
        assert!(!is_hashed("index.html"));
        assert!(!is_hashed("boot.js"));
        assert!(!is_hashed("settings-page.js"));
    }

    #[test]
    fn rejects_path_traversal() {
        let dist = Path::new("/dist");
        assert!(below(dist, "a/b.js").is_some());
        for name in [
            "../x.js",
            "a/../../x.js",
            "a//b.js",
            "",
            "a/.hidden.js",
            "%2e%2e/x.js",
            "a\\..\\x.js",
        ] {
            assert_eq!(below(dist, name), None, "{name}");
        }
    }

    #[test]
    fn respects_accept_encoding() {
        let ask = |value: &'static str, coding| {
            let mut headers = HeaderMap::new();
            headers.insert(
                header::ACCEPT_ENCODING,
                axum::http::HeaderValue::from_static(value),
            );
            takes(&headers, coding)
        };
        assert!(ask("gzip, deflate, br", "br"));
        assert!(!ask("br;q=0, gzip;q=0.5", "br"));
        assert!(ask("br;q=0, gzip;q=0.5", "gzip"));
        assert!(!ask("identity", "gzip"));
    }
}
