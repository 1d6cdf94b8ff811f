//! Where in the page a person is, as data. Hosts and drivers turn it into a URL or keep it to
//! themselves.

/// A screen of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// The list of keys.
    #[default]
    Keys,
    /// The form for a new key.
    NewKey,
    /// A path of the page that leads nowhere.
    Unknown,
}

impl Route {
    /// Reads a path below the page's base, such as `/api-keys/new`. A slash at the end does not
    /// matter.
    #[must_use]
    pub fn from_path(path: &str) -> Self {
        match path.trim_end_matches('/') {
            "" => Self::Keys,
            "/api-keys/new" => Self::NewKey,
            _ => Self::Unknown,
        }
    }

    /// The path below the page's base; empty for the list.
    #[must_use]
    pub fn path(&self) -> &'static str {
        match self {
            Self::Keys | Self::Unknown => "",
            Self::NewKey => "/api-keys/new",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Route;

    #[test]
    fn every_route_is_found_under_its_own_path() {
        for route in [Route::Keys, Route::NewKey] {
            assert_eq!(Route::from_path(route.path()), route);
        }
    }

    #[test]
    fn slashes_at_the_end_do_not_matter_and_nothing_else_is_guessed() {
        assert_eq!(Route::from_path("/"), Route::Keys);
        assert_eq!(Route::from_path("/api-keys/new/"), Route::NewKey);
        assert_eq!(Route::from_path("/api-keys"), Route::Unknown);
        assert_eq!(Route::from_path("-old"), Route::Unknown);
    }
}
