//! The fields of the sign-in form and where it may lead.

use axum::http::HeaderMap;
use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

use super::request_origin;

/// Where signing in leads unless said otherwise.
const DEFAULT_TARGET: &str = "/settings/security";

/// What was asked for, in the query or in the form.
#[derive(Default)]
pub struct Form {
    /// E-mail address.
    pub email: String,
    /// Wiped when dropped.
    pub password: Zeroizing<String>,
    /// A path of this origin.
    pub return_to: String,
    /// The page opened a window for this.
    pub window: bool,
    /// Reauthentication of a session that is there.
    pub check: bool,
    /// Equals the form's cookie where the form is ours.
    pub token: String,
}

impl Form {
    /// Reads `application/x-www-form-urlencoded`; unknown fields are nobody's business.
    pub fn read(encoded: &[u8]) -> Self {
        let mut form = Self {
            return_to: DEFAULT_TARGET.to_owned(),
            ..Self::default()
        };
        for (name, value) in url::form_urlencoded::parse(encoded) {
            match name.as_ref() {
                "email" => form.email = value.trim().to_owned(),
                "password" => form.password = Zeroizing::new(value.into_owned()),
                "return_to" => form.return_to = safe_return_path(&value),
                "window" => form.window = value == "1",
                "check" => form.check = value == "1",
                "form_token" => form.token = value.into_owned(),
                _ => {}
            }
        }
        form
    }

    /// Whether our own form was sent: a foreign one could sign somebody in as somebody else.
    pub fn is_ours(&self, headers: &HeaderMap, cookie: Option<&str>) -> bool {
        if headers.contains_key("sec-fetch-site") {
            return !request_origin::is_cross_site(headers);
        }
        let token =
            cookie.is_some_and(|cookie| bool::from(cookie.as_bytes().ct_eq(self.token.as_bytes())));
        // Without an origin it is no browser, which has no cookies to be misused.
        token || !request_origin::names_another_origin(headers)
    }
}

/// Only a path of this origin: `//other.example` and `/\other.example` lead elsewhere.
fn safe_return_path(path: &str) -> String {
    let own = path.starts_with('/')
        && !path.starts_with("//")
        && path.len() <= 2_000
        && path
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if own {
        path.to_owned()
    } else {
        DEFAULT_TARGET.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepts_only_same_origin_paths_as_target() {
        assert_eq!(
            safe_return_path("/settings/security?x=1"),
            "/settings/security?x=1"
        );
        for elsewhere in [
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "",
            "/a\nb",
            "/\t/evil",
        ] {
            assert_eq!(safe_return_path(elsewhere), DEFAULT_TARGET, "{elsewhere:?}");
        }
    }
}
