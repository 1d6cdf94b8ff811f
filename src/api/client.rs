//! The calls of the contract.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_net::http::{Method, RequestBuilder};
use web_sys::{RequestCache, RequestCredentials, RequestRedirect};
use zeroize::Zeroizing;

use super::transfer::exchange;
use super::{decode, encode};
use crate::domain::error::{ApiError, ErrorKind};
use crate::domain::key::{Key, KeyPage, NewKey, SecretState};
use crate::domain::options::Options;
use crate::domain::secret::Credentials;
use crate::domain::session::{Check, Session};

/// Milliseconds after which a call that only reads is given up.
const READ_TIMEOUT_MS: u32 = 15_000;
/// Milliseconds after which a call that changes something is given up.
const WRITE_TIMEOUT_MS: u32 = 30_000;

/// Where the API is.
#[derive(Clone, Debug)]
pub struct ApiOptions {
    /// Address of the dashboard's side, without a slash at the end, such as `/api/settings`.
    pub base: String,
}

/// A handle on the API; clones share the session's token.
#[derive(Clone)]
pub struct Api(Rc<Inner>);

/// Hears of a 401 with the ways to sign in again.
type Listener = Rc<dyn Fn(&[Check])>;

struct Inner {
    base: String,
    csrf_token: RefCell<String>,
    on_unauthenticated: RefCell<Option<Listener>>,
}

/// Which keys to list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StatusFilter {
    /// Every key that is not revoked.
    #[default]
    Current,
    /// Revoked ones, kept for the record.
    Revoked,
    /// All of them.
    All,
}

/// Which part of the list to read.
#[derive(Clone, Debug, Default)]
pub struct ListQuery {
    /// Which keys.
    pub status: StatusFilter,
    /// `next_cursor` of the page before.
    pub cursor: Option<String>,
}

/// A key that was made, with its pair.
pub struct Delivered {
    /// The key, as the list will show it.
    pub key: Key,
    /// To report the state of.
    pub secret_id: String,
    /// The pair.
    pub credentials: Credentials,
}

impl StatusFilter {
    fn query(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Revoked => "revoked",
            Self::All => "all",
        }
    }
}

impl Api {
    /// A handle; nothing is sent yet.
    #[must_use]
    pub fn new(options: ApiOptions) -> Self {
        Self(Rc::new(Inner {
            base: options.base,
            csrf_token: RefCell::default(),
            on_unauthenticated: RefCell::default(),
        }))
    }

    /// Hears of every 401, whichever call got it, with the ways to sign in again.
    pub fn on_unauthenticated(&self, hear: impl Fn(&[Check]) + 'static) {
        self.0.on_unauthenticated.replace(Some(Rc::new(hear)));
    }

    /// `GET session`. Takes over its token.
    ///
    /// # Errors
    /// [`ApiError`], as with every call.
    pub async fn session(&self) -> Result<Session, ApiError> {
        let session = decode::body(&self.read("/session").await?, decode::session)?;
        self.0.csrf_token.replace(session.csrf_token.clone());
        Ok(session)
    }

    /// `GET api-key-options`.
    ///
    /// # Errors
    /// [`ApiError`].
    pub async fn options(&self) -> Result<Options, ApiError> {
        decode::body(&self.read("/api-key-options").await?, decode::options)
    }

    /// `GET api-keys`: a page of the list.
    ///
    /// # Errors
    /// [`ApiError`].
    pub async fn list(&self, query: &ListQuery) -> Result<KeyPage, ApiError> {
        let mut path = format!("/api-keys?status={}", query.status.query());
        if let Some(cursor) = &query.cursor {
            path.push_str("&cursor=");
            path.push_str(&String::from(js_sys::encode_uri_component(cursor)));
        }
        decode::body(&self.read(&path).await?, decode::key_page)
    }

    /// `POST api-keys`. `idempotency_key` is one per intent and the same on every repetition.
    ///
    /// # Errors
    /// [`ApiError`]; [`ErrorKind::leaves_outcome_unknown`] tells whether there may be a key.
    pub async fn create(&self, new: &NewKey, idempotency_key: &str) -> Result<Delivered, ApiError> {
        let content = Some(encode::new_key(new));
        let bytes = self
            .write(Method::POST, "/api-keys", Some(idempotency_key), content)
            .await?;
        let (key, secret_id, credentials) = decode::created(&bytes)?;
        Ok(Delivered {
            key,
            secret_id,
            credentials,
        })
    }

    /// `POST api-keys/{id}/secret-state`.
    ///
    /// # Errors
    /// [`ApiError`].
    pub async fn report(
        &self,
        key_id: &str,
        secret_id: &str,
        state: SecretState,
    ) -> Result<Key, ApiError> {
        let path = format!(
            "/api-keys/{}/secret-state",
            js_sys::encode_uri_component(key_id)
        );
        let report = Some(encode::secret_state(secret_id, state));
        decode::body(
            &self.write(Method::POST, &path, None, report).await?,
            decode::key,
        )
    }

    /// `DELETE api-keys/{id}`: revokes for good.
    ///
    /// # Errors
    /// [`ApiError`].
    pub async fn revoke(&self, key_id: &str) -> Result<Key, ApiError> {
        let path = format!("/api-keys/{}", js_sys::encode_uri_component(key_id));
        decode::body(
            &self.write(Method::DELETE, &path, None, None).await?,
            decode::key,
        )
    }

    async fn read(&self, path: &str) -> Result<Zeroizing<Vec<u8>>, ApiError> {
        self.noticed(exchange(self.request(Method::GET, path), None, READ_TIMEOUT_MS).await)
    }

    /// Passes an answer on, after the end of the session was told to who listens.
    fn noticed<T>(&self, answer: Result<T, ApiError>) -> Result<T, ApiError> {
        if let Err(ApiError {
            kind: ErrorKind::Unauthenticated { sign_in },
            ..
        }) = &answer
        {
            let hear = self.0.on_unauthenticated.borrow().clone();
            if let Some(hear) = hear {
                hear(sign_in);
            }
        }
        answer
    }

    /// Sends a change. A token that has gone out of date is renewed once and the same request
    /// sent again: the API refused the first before it looked at anything else.
    async fn write(
        &self,
        method: Method,
        path: &str,
        idempotency_key: Option<&str>,
        json: Option<String>,
    ) -> Result<Zeroizing<Vec<u8>>, ApiError> {
        let send = || {
            let mut request = self
                .request(method.clone(), path)
                .header("x-csrf-token", &self.0.csrf_token.borrow());
            if let Some(id) = idempotency_key {
                request = request.header("idempotency-key", id);
            }
            exchange(request, json.as_deref(), WRITE_TIMEOUT_MS)
        };
        let mut answer = send().await;
        if let Err(ApiError {
            kind: ErrorKind::StaleToken,
            ..
        }) = answer
        {
            self.session().await?;
            answer = send().await;
        }
        self.noticed(answer)
    }

    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        RequestBuilder::new(&format!("{}{path}", self.0.base))
            .method(method)
            .cache(RequestCache::NoStore)
            .credentials(RequestCredentials::SameOrigin)
            .redirect(RequestRedirect::Error)
            .header("accept", "application/json")
    }
}
