//! Every way a call can fail.

use super::session::AuthMethod;

/// A failed call: what happened, what the API said of it, and the request's id for support.
#[derive(Clone, Debug, PartialEq)]
pub struct ApiError {
    /// What happened.
    pub kind: ErrorKind,
    /// The API's own sentence for people, where it gave one.
    pub detail: Option<String>,
    /// To be quoted to support.
    pub request_id: Option<String>,
    /// Seconds to wait before the next attempt, where the API names them.
    pub retry_after: Option<u32>,
}

/// What happened to a call.
#[derive(Clone, Debug, PartialEq)]
pub enum ErrorKind {
    /// No connection: nothing is known of the request.
    NoConnection,
    /// No answer in time: nothing is known of the request.
    TimedOut,
    /// 401.
    Unauthenticated {
        /// Ways to sign in again.
        sign_in: Vec<AuthMethod>,
    },
    /// 403: the user may not.
    Forbidden,
    /// 403 without a problem body: a firewall or a proxy refused, not the API.
    Blocked,
    /// 403: the page's token against cross-site requests is out of date.
    CsrfTokenStale,
    /// 403: the second check is asked for.
    Reauthentication {
        /// Ways to pass it.
        ways: Vec<AuthMethod>,
    },
    /// 404.
    NotFound,
    /// 409: the request made a key before, and its pair cannot be given again.
    AlreadyCreated {
        /// Id of that key.
        key_id: Option<String>,
    },
    /// 409: the same request is still at work.
    InProgress,
    /// 403: the password of the second check is another one.
    WrongPassword,
    /// 412: somebody changed it meanwhile.
    PreconditionFailed,
    /// Any other 409: the state of things does not allow it.
    Conflict,
    /// 422, or a 400 that names fields.
    Invalid(Vec<FieldError>),
    /// 429.
    TooManyRequests,
    /// Any other refusal (4xx).
    ClientError,
    /// 5xx.
    ServerError,
    /// The body is not what the contract promises.
    InvalidResponse,
}

/// One thing to mend, by the field it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// RFC 6901, into the body that was sent.
    pub pointer: String,
    /// The API's sentence.
    pub detail: String,
}

impl ApiError {
    /// An error of which nothing but its kind is known.
    #[must_use]
    pub fn from_kind(kind: ErrorKind) -> Self {
        Self {
            kind,
            detail: None,
            request_id: None,
            retry_after: None,
        }
    }
}

impl ErrorKind {
    /// A word for those who count failures; `None` where the call went as calls go: it asked who is
    /// there, or for something to be mended.
    #[must_use]
    pub fn code(&self) -> Option<&'static str> {
        Some(match self {
            Self::NoConnection => "no-connection",
            Self::TimedOut => "timed-out",
            Self::Forbidden | Self::Blocked => "forbidden",
            Self::NotFound => "not-found",
            Self::AlreadyCreated { .. } => "already-created",
            Self::InProgress => "in-progress",
            Self::Conflict => "conflict",
            Self::TooManyRequests => "too-many-requests",
            Self::ClientError => "refused",
            Self::ServerError => "server",
            Self::InvalidResponse => "unreadable",
            Self::Unauthenticated { .. }
            | Self::CsrfTokenStale
            | Self::Reauthentication { .. }
            | Self::WrongPassword
            | Self::PreconditionFailed
            | Self::Invalid(_) => return None,
        })
    }

    /// Whether a request that failed like this may still have done its work.
    #[must_use]
    pub fn leaves_outcome_unknown(&self) -> bool {
        matches!(
            self,
            Self::NoConnection
                | Self::TimedOut
                | Self::InProgress
                | Self::ServerError
                | Self::InvalidResponse
        )
    }

    /// Whether the caller can go on by showing who they are.
    #[must_use]
    pub fn requires_auth(&self) -> bool {
        matches!(
            self,
            Self::Unauthenticated { .. } | Self::Reauthentication { .. }
        )
    }

    /// Whether this answer says nothing about an earlier, lost attempt of the same request: it was
    /// given before the API looked for that attempt.
    #[must_use]
    pub fn is_about_the_caller(&self) -> bool {
        matches!(
            self,
            Self::Unauthenticated { .. }
                | Self::Forbidden
                | Self::Blocked
                | Self::CsrfTokenStale
                | Self::Reauthentication { .. }
                | Self::TooManyRequests
        )
    }

    /// Whether the call failed on its way and not by what it asked for: the same call may succeed
    /// later, and what was known before still serves.
    #[must_use]
    pub fn is_temporary(&self) -> bool {
        self.leaves_outcome_unknown()
            || matches!(
                self,
                Self::Blocked | Self::CsrfTokenStale | Self::TooManyRequests
            )
    }
}
