//! The session, the user's permissions and the ways to authenticate.

use super::key::Timestamp;

#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    pub user: NamedRef,
    /// The workspace whose keys are listed.
    pub workspace: NamedRef,
    pub permissions: Permissions,
    /// When the last reauthentication expires; `None` if there was none.
    pub checked_until: Option<Timestamp>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedRef {
    pub id: String,
    pub name: String,
}

/// The permissions of a user in the workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Permissions {
    /// See the list of keys.
    pub list: bool,
    pub create: bool,
    pub edit: bool,
    pub revoke: bool,
}

/// A way to sign in or to reauthenticate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthMethod {
    pub method: AuthMethodKind,
    /// URL for [`AuthMethodKind::Window`]; relative to the API's origin.
    pub url: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuthMethodKind {
    /// In a separate window.
    Window,
    /// The host application does it.
    Host,
    /// With a password, in the page.
    Password,
    /// A way that only a newer API knows.
    Other,
}

impl Session {
    /// Whether both sessions have the same user and workspace. A request started in one of them may
    /// then continue in the other.
    #[must_use]
    pub fn is_same_as(&self, other: &Self) -> bool {
        self.user.id == other.user.id && self.workspace.id == other.workspace.id
    }
}

/// The URL of the first way that is a window with a URL that is safe to link to.
#[must_use]
pub fn window_url(ways: &[AuthMethod]) -> Option<String> {
    ways.iter()
        .filter(|way| way.method == AuthMethodKind::Window)
        .filter_map(|way| way.url.as_ref())
        .find(|url| is_safe_link(url))
        .cloned()
}

/// Whether a URL may be used in a link: a path on the same origin, or https. Other URLs, such as
/// `javascript:`, could run a script.
#[must_use]
pub fn is_safe_link(url: &str) -> bool {
    let path = url.starts_with('/') && !url.starts_with("//") && !url.starts_with("/\\");
    path || url.starts_with("https://")
}

#[cfg(test)]
mod tests {
    use super::{AuthMethod, AuthMethodKind, window_url};

    #[test]
    fn links_only_to_windows_with_a_safe_url() {
        let way = |method, url: &str| AuthMethod {
            method,
            url: Some(url.to_owned()),
        };
        let script = way(AuthMethodKind::Window, "javascript:alert(1)");
        let foreign = way(AuthMethodKind::Window, "//evil.example/");
        let host = way(AuthMethodKind::Host, "/host");
        let good = way(AuthMethodKind::Window, "/sign-in");
        assert_eq!(
            window_url(&[script.clone(), foreign, host, good]),
            Some("/sign-in".to_owned())
        );
        assert_eq!(window_url(&[script]), None);
    }
}
