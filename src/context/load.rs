//! Something that is fetched.

use crate::domain::error::ApiError;

/// How far the fetching of something came.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Load<T> {
    /// It is under way.
    #[default]
    Loading,
    /// Here it is.
    Ready(T),
    /// It failed.
    Failed(ApiError),
}

impl<T> Load<T> {
    /// The thing, if it is there.
    #[must_use]
    pub fn ready(&self) -> Option<&T> {
        match self {
            Self::Ready(thing) => Some(thing),
            Self::Loading | Self::Failed(_) => None,
        }
    }
}

impl<T> From<Result<T, ApiError>> for Load<T> {
    fn from(result: Result<T, ApiError>) -> Self {
        match result {
            Ok(thing) => Self::Ready(thing),
            Err(error) => Self::Failed(error),
        }
    }
}
