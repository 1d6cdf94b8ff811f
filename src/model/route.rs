//! The current screen as data. A host shows it in the URL or keeps it internal.

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Route {
    #[default]
    Keys,
    /// The form for a new key.
    NewKey,
    /// One key, by its id.
    Key(String),
    /// The form to edit a key, by its id.
    Edit(String),
    /// The activity log of all keys of the workspace.
    Activity,
    /// A path that matches no screen.
    Unknown,
}

const NEW_KEY: &str = "/api-keys/new";
const KEY: &str = "/api-keys/";
const EDIT: &str = "/edit";
const ACTIVITY: &str = "/activity";

impl Route {
    /// Parses a path below the page's base, such as `/api-keys/new`. A slash at the end is ignored.
    #[must_use]
    pub fn from_path(path: &str) -> Self {
        match path.trim_end_matches('/') {
            "" => Self::Keys,
            NEW_KEY => Self::NewKey,
            ACTIVITY => Self::Activity,
            path => match path.strip_prefix(KEY).map(|id| (id, id.strip_suffix(EDIT))) {
                Some((_, Some(id))) if is_id(id) => Self::Edit(id.to_owned()),
                Some((id, None)) if is_id(id) => Self::Key(id.to_owned()),
                _ => Self::Unknown,
            },
        }
    }

    /// The path below the page's base; empty for the list.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Self::Keys | Self::Unknown => String::new(),
            Self::NewKey => NEW_KEY.to_owned(),
            Self::Key(id) => format!("{KEY}{id}"),
            Self::Edit(id) => format!("{KEY}{id}{EDIT}"),
            Self::Activity => ACTIVITY.to_owned(),
        }
    }

    /// Whether the screen is a form, whose input is lost on leaving.
    #[must_use]
    pub fn is_form(&self) -> bool {
        matches!(self, Self::NewKey | Self::Edit(_))
    }
}

/// Whether a path segment may be a key id, as the contract defines it.
fn is_id(text: &str) -> bool {
    let known = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    (1..=64).contains(&text.len()) && text.bytes().all(known)
}

#[cfg(test)]
mod tests {
    use super::Route;

    #[test]
    fn every_route_round_trips_through_its_path() {
        for route in [
            Route::Keys,
            Route::NewKey,
            Route::Key("key_9-A".to_owned()),
            Route::Key("edit".to_owned()),
            Route::Edit("key_9-A".to_owned()),
            Route::Activity,
        ] {
            assert_eq!(Route::from_path(&route.path()), route);
        }
    }

    #[test]
    fn ignores_trailing_slash_and_rejects_unknown_paths() {
        assert_eq!(Route::from_path("/"), Route::Keys);
        assert_eq!(Route::from_path("/api-keys/new/"), Route::NewKey);
        for path in [
            "/api-keys",
            "-old",
            "/api-keys/a/b",
            "/api-keys/%2e",
            "/api-keys/a b",
            "/api-keys/a/edit/b",
            "/api-keys//edit",
            "/api-keys/a/editor",
            "/activity/a",
        ] {
            assert_eq!(Route::from_path(path), Route::Unknown, "{path}");
        }
        let too_long = format!("/api-keys/{}", "a".repeat(65));
        assert_eq!(Route::from_path(&too_long), Route::Unknown);
    }
}
