//! The calls of the contract.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_net::http::{Method, RequestBuilder};
use gloo_timers::callback::Timeout;
use serde::Serialize;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Request, RequestCache, RequestCredentials, RequestRedirect, Response};
use zeroize::Zeroizing;

use super::browser::is_abort;
use super::wire::{CreatedKey, SecretStateReport};
use super::decode;
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

struct Inner {
    base: String,
    csrf_token: RefCell<String>,
    on_unauthenticated: RefCell<Option<Rc<dyn Fn(&[Check])>>>,
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
        let session: Session = decode::body(&self.read("/session").await?)?;
        self.0.csrf_token.replace(session.csrf_token.clone());
        Ok(session)
    }

    /// `GET api-key-options`.
    ///
    /// # Errors
    /// [`ApiError`].
    pub async fn options(&self) -> Result<Options, ApiError> {
        decode::body(&self.read("/api-key-options").await?)
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
        decode::body(&self.read(&path).await?)
    }

    /// `POST api-keys`. `idempotency_key` is one per intent and the same on every repetition.
    ///
    /// # Errors
    /// [`ApiError`]; [`ErrorKind::leaves_outcome_unknown`] tells whether there may be a key.
    pub async fn create(&self, new: &NewKey, idempotency_key: &str) -> Result<Delivered, ApiError> {
        let bytes = self.write(Method::POST, "/api-keys", Some(idempotency_key), Some(new)).await?;
        let unreadable = || ApiError::from_kind(ErrorKind::Unreadable);
        let created: CreatedKey<'_> = serde_json::from_slice(&bytes).map_err(|_| unreadable())?;
        let credentials = created.credentials().map_err(|_| unreadable())?;
        Ok(Delivered { credentials, secret_id: created.secret_id, key: created.key })
    }

    /// `POST api-keys/{id}/secret-state`.
    ///
    /// # Errors
    /// [`ApiError`].
    pub async fn report(&self, key_id: &str, secret_id: &str, state: SecretState) -> Result<Key, ApiError> {
        let path = format!("/api-keys/{}/secret-state", js_sys::encode_uri_component(key_id));
        let report = SecretStateReport { secret_id, state };
        decode::body(&self.write(Method::POST, &path, None, Some(&report)).await?)
    }

    /// `DELETE api-keys/{id}`: revokes for good.
    ///
    /// # Errors
    /// [`ApiError`].
    pub async fn revoke(&self, key_id: &str) -> Result<Key, ApiError> {
        let path = format!("/api-keys/{}", js_sys::encode_uri_component(key_id));
        decode::body(&self.write(Method::DELETE, &path, None, None::<&()>).await?)
    }

    async fn read(&self, path: &str) -> Result<Zeroizing<Vec<u8>>, ApiError> {
        self.noticed(exchange(self.request(Method::GET, path), None, READ_TIMEOUT_MS).await)
    }

    /// Passes an answer on, after the end of the session was told to who listens.
    fn noticed<T>(&self, answer: Result<T, ApiError>) -> Result<T, ApiError> {
        if let Err(ApiError { kind: ErrorKind::Unauthenticated { sign_in }, .. }) = &answer {
            let hear = self.0.on_unauthenticated.borrow().clone();
            if let Some(hear) = hear {
                hear(sign_in);
            }
        }
        answer
    }

    /// Sends a change. A token that has gone out of date is renewed once and the same request
    /// sent again: the API refused the first before it looked at anything else.
    async fn write<T: Serialize>(
        &self,
        method: Method,
        path: &str,
        idempotency_key: Option<&str>,
        content: Option<&T>,
    ) -> Result<Zeroizing<Vec<u8>>, ApiError> {
        let json = content.and_then(|content| serde_json::to_string(content).ok());
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
        if let Err(ApiError { kind: ErrorKind::StaleToken, .. }) = answer {
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

/// Sends a request and reads the whole answer within a time, whatever it says.
async fn exchange(
    request: RequestBuilder,
    json: Option<&str>,
    timeout_ms: u32,
) -> Result<Zeroizing<Vec<u8>>, ApiError> {
    let no_connection = || ApiError::from_kind(ErrorKind::NoConnection);
    let controller = AbortController::new().map_err(|_| no_connection())?;
    let request = request.abort_signal(Some(&controller.signal()));
    let request = match json {
        Some(json) => request.header("content-type", "application/json").body(json),
        None => request.build(),
    };
    let request: Request = request.map_err(|_| no_connection())?.into();
    let timer = Timeout::new(timeout_ms, move || controller.abort());
    let answer = transfer(&request).await;
    timer.cancel();
    let (status, retry_after, bytes) = answer.map_err(|error| {
        let timed_out = is_abort(&error);
        ApiError::from_kind(if timed_out { ErrorKind::TimedOut } else { ErrorKind::NoConnection })
    })?;
    if (200..300).contains(&status) { Ok(bytes) } else { Err(decode::failure(status, &bytes, retry_after)) }
}

/// Fetches. The browser's copy of the body is overwritten as soon as ours is made, since any
/// answer may hold a secret and a heap keeps what nobody overwrites.
async fn transfer(request: &Request) -> Result<(u16, Option<u32>, Zeroizing<Vec<u8>>), wasm_bindgen::JsValue> {
    let window = web_sys::window().ok_or(wasm_bindgen::JsValue::NULL)?;
    let response: Response = JsFuture::from(window.fetch_with_request(request)).await?.dyn_into()?;
    let retry_after = response.headers().get("retry-after")?.and_then(|seconds| seconds.parse().ok());
    let buffer = JsFuture::from(response.array_buffer()?).await?;
    let view = js_sys::Uint8Array::new(&buffer);
    let bytes = Zeroizing::new(view.to_vec());
    view.fill(0, 0, view.length());
    Ok((response.status(), retry_after, bytes))
}
