//! Arguments and results of the client, besides the types of `model`.

use super::request_options::RequestOptions;
use crate::model::credentials::Credentials;
use crate::model::key::Key;
use crate::model::list_params::ListParams;
use crate::model::session::{AuthMethod, Session};

/// The address of the API, and the options of the host for requests.
#[derive(Clone, Debug)]
pub struct ApiOptions {
    /// Base address of the dashboard's settings API, without a slash at the end, such as
    /// `/api/settings`.
    pub base: String,
    /// The host's options for requests.
    pub request_options: RequestOptions,
}

/// A change of the session that a response has reported.
pub enum SessionEvent {
    /// The session has ended; the methods to sign in again.
    Ended(Vec<AuthMethod>),
    /// The session was read again, after a stale CSRF token or a reauthentication.
    Renewed(Session),
}

/// The part of the list to request.
#[derive(Clone, Debug, Default)]
pub struct ListQuery {
    /// The filter and the order.
    pub view: ListParams,
    /// `next_cursor` of the previous page.
    pub cursor: Option<String>,
}

/// A new secret, with the values that are shown once.
pub struct IssuedSecret {
    /// The key, as the list will show it.
    pub key: Key,
    /// For the report of the secret's state.
    pub secret_id: String,
    /// API key and secret key, or the new secret key alone.
    pub credentials: Credentials,
}
