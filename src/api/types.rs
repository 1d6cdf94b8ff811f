//! What goes into the adapter and what comes out of it, besides the domain's own types.

use super::request_options::RequestOptions;
use crate::model::credentials::Credentials;
use crate::model::key::Key;
use crate::model::list_params::ListParams;
use crate::model::session::{AuthMethod, Session};

/// Where the API is.
#[derive(Clone, Debug)]
pub struct ApiOptions {
    /// Address of the dashboard's side, without a slash at the end, such as `/api/settings`.
    pub base: String,
    /// How its calls are made.
    pub wishes: RequestOptions,
}

/// What an answer said of the session besides what it was asked.
pub enum SessionEvent {
    /// It has ended; the ways to sign in again.
    Ended(Vec<AuthMethod>),
    /// It is this one, by a call that had to ask again.
    Renewed(Session),
}

/// Which part of the list to read.
#[derive(Clone, Debug, Default)]
pub struct ListQuery {
    /// Which keys, in what order.
    pub view: ListParams,
    /// `next_cursor` of the page before.
    pub cursor: Option<String>,
}

/// A secret that was made, with what is shown of it once.
pub struct IssuedSecret {
    /// The key, as the list will show it.
    pub key: Key,
    /// To report the state of.
    pub secret_id: String,
    /// The pair, or the new secret key alone.
    pub credentials: Credentials,
}
