//! Something that is fetched.

use crate::model::error::ApiError;

/// How far the fetching of something came.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum LoadState<T> {
    /// It is under way.
    #[default]
    Loading,
    /// Here it is.
    Ready(T),
    /// It failed.
    Failed(ApiError),
}

impl<T> LoadState<T> {
    /// The thing, if it is there.
    #[must_use]
    pub fn ready(&self) -> Option<&T> {
        match self {
            Self::Ready(thing) => Some(thing),
            Self::Loading | Self::Failed(_) => None,
        }
    }

    /// Why it is not there, if it failed.
    #[must_use]
    pub fn failure(&self) -> Option<&ApiError> {
        match self {
            Self::Failed(error) => Some(error),
            Self::Loading | Self::Ready(_) => None,
        }
    }

    /// What follows from a later answer; `None` where nothing changes. What was known serves while
    /// the API cannot be asked.
    #[must_use]
    pub fn after(&self, answer: Result<T, ApiError>) -> Option<Self>
    where
        T: PartialEq,
    {
        let is_kept = |error: &ApiError| error.kind.is_temporary() && self.ready().is_some();
        let now = match answer {
            Err(error) if is_kept(&error) => return None,
            answer => answer.into(),
        };
        (*self != now).then_some(now)
    }
}

impl<T> From<Result<T, ApiError>> for LoadState<T> {
    fn from(result: Result<T, ApiError>) -> Self {
        match result {
            Ok(thing) => Self::Ready(thing),
            Err(error) => Self::Failed(error),
        }
    }
}
