//! Who is there, and what they may do.

use super::key::Timestamp;

/// The session that the API knows.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    /// The person.
    pub user: NamedRef,
    /// The workspace whose keys are listed.
    pub workspace: NamedRef,
    /// What the person may do.
    pub permissions: Permissions,
    /// Until when the second check counts that they passed; `None` where they passed none.
    pub checked_until: Option<Timestamp>,
}

/// Something with an id and a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedRef {
    /// Opaque.
    pub id: String,
    /// For people.
    pub name: String,
}

/// What a person may do in the workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Permissions {
    /// See the list of keys.
    pub list: bool,
    /// Create keys.
    pub create: bool,
    /// Change keys.
    pub edit: bool,
    /// Revoke keys.
    pub revoke: bool,
}

/// A way to show who one is: to sign in, or to pass the second check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthMethod {
    /// How.
    pub method: AuthMethodKind,
    /// Where, for [`AuthMethodKind::Window`]; relative to the API's origin.
    pub url: Option<String>,
}

/// How somebody shows who they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuthMethodKind {
    /// In a window of its own.
    Window,
    /// The application around the page does it.
    Host,
    /// By password, in the page.
    Password,
    /// Something a newer API offers.
    Other,
}

impl Session {
    /// Whether two sessions are the same person in the same workspace, so that what one of them
    /// began the other may go on with.
    #[must_use]
    pub fn is_same_as(&self, other: &Self) -> bool {
        self.user.id == other.user.id && self.workspace.id == other.workspace.id
    }
}

/// The address of the window among several ways, if one of them is a window with an address that
/// is safe to link to.
#[must_use]
pub fn window_url(ways: &[AuthMethod]) -> Option<String> {
    ways.iter()
        .filter(|way| way.method == AuthMethodKind::Window)
        .filter_map(|way| way.url.as_ref())
        .find(|url| is_safe_link(url))
        .cloned()
}

/// Whether an address may stand in a link: a path of the same origin, or https. What runs a
/// script when it is followed may not.
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
