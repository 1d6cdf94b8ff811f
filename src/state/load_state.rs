//! Data that is loaded from the API.

use crate::model::error::ApiError;

/// The state of loading.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum LoadState<T> {
    /// There is neither data nor an error yet.
    #[default]
    Loading,
    /// The data.
    Ready(T),
    /// The request failed.
    Failed(ApiError),
}

impl<T> LoadState<T> {
    /// The data, if it is loaded.
    #[must_use]
    pub fn ready(&self) -> Option<&T> {
        match self {
            Self::Ready(data) => Some(data),
            Self::Loading | Self::Failed(_) => None,
        }
    }

    /// The error, if loading failed.
    #[must_use]
    pub fn failure(&self) -> Option<&ApiError> {
        match self {
            Self::Failed(error) => Some(error),
            Self::Loading | Self::Ready(_) => None,
        }
    }
}

impl<T> From<Result<T, ApiError>> for LoadState<T> {
    fn from(result: Result<T, ApiError>) -> Self {
        match result {
            Ok(data) => Self::Ready(data),
            Err(error) => Self::Failed(error),
        }
    }
}
