//! The errors of API requests.

use super::session::AuthMethod;

/// A failed request.
#[derive(Clone, Debug, PartialEq)]
pub struct ApiError {
    pub kind: ErrorKind,
    /// The API's own sentence for users, if it gave one.
    pub detail: Option<String>,
    /// Id of the request, for support.
    pub request_id: Option<String>,
    /// Seconds to wait before the next attempt, if the API gave them.
    pub retry_after: Option<u32>,
}

/// Why a request failed.
#[derive(Clone, Debug, PartialEq)]
pub enum ErrorKind {
    /// No connection. It is unknown whether the API processed the request.
    NoConnection,
    /// No response in time. It is unknown whether the API processed the request.
    TimedOut,
    /// 401.
    Unauthenticated {
        /// Ways to sign in again.
        sign_in: Vec<AuthMethod>,
    },
    /// 403: the user has no permission.
    Forbidden,
    /// 403 without a JSON body: sent by a firewall or a proxy, not by the API.
    Blocked,
    /// 403: the page's CSRF token is out of date.
    CsrfTokenStale,
    /// 403: the API requires reauthentication.
    Reauthentication {
        /// Ways to reauthenticate.
        ways: Vec<AuthMethod>,
    },
    /// 404.
    NotFound,
    /// 409: an earlier attempt created the key, and its pair cannot be returned again.
    AlreadyCreated { key_id: Option<String> },
    /// 409: an earlier attempt of the same request is still in progress.
    InProgress,
    /// 403: the password for reauthentication is wrong.
    WrongPassword,
    /// 412: the settings were changed since they were read.
    PreconditionFailed,
    /// Any other 409: the current state does not allow the request.
    Conflict,
    /// 422, or a 400 that names fields.
    Invalid(Vec<FieldError>),
    /// 429.
    TooManyRequests,
    /// Any other 4xx, except 408 and 425.
    ClientError,
    /// 5xx, 408 or 425.
    ServerError,
    /// The body does not follow the contract.
    InvalidResponse,
}

/// An error in one field of the request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// JSON Pointer (RFC 6901) into the request body.
    pub pointer: String,
    /// The API's sentence for users.
    pub detail: String,
}

impl ApiError {
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
    /// A code for hosts that count failures. `None` if the response only asks for authentication, a
    /// new CSRF token, newer settings or corrected input.
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

    /// Whether the API may have processed the request although it failed.
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

    /// Whether the user can continue after signing in or reauthenticating.
    #[must_use]
    pub fn requires_auth(&self) -> bool {
        matches!(
            self,
            Self::Unauthenticated { .. } | Self::Reauthentication { .. }
        )
    }

    /// Whether this response says nothing about an earlier attempt whose response was lost: the API
    /// sent it before it looked for that attempt.
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

    /// Whether the same request may succeed later. Data that was loaded before stays usable.
    #[must_use]
    pub fn is_temporary(&self) -> bool {
        self.leaves_outcome_unknown()
            || matches!(
                self,
                Self::Blocked | Self::CsrfTokenStale | Self::TooManyRequests
            )
    }
}
