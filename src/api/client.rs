//! The calls of the contract.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_net::http::{Method, RequestBuilder};
use web_sys::{RequestCache, RequestCredentials, RequestRedirect};
use zeroize::Zeroizing;

use super::transfer::{Keep, exchange};
use super::types::{ApiOptions, Delivered, ListQuery, SessionNews};
use super::{decode, encode};
use crate::domain::error::{ApiError, ErrorKind};
use crate::domain::key::{Key, KeyPage, NewKey, SecretState};
use crate::domain::options::Options;
use crate::domain::session::Session;

/// Milliseconds after which a call that only reads is given up.
const READ_TIMEOUT_MS: u32 = 15_000;
/// Milliseconds after which a call that changes something is given up.
const WRITE_TIMEOUT_MS: u32 = 30_000;

/// A handle on the API; clones share the session's token.
#[derive(Clone)]
pub struct Api(Rc<Inner>);

/// Hears the news.
type Listener = Rc<dyn Fn(SessionNews)>;

struct Inner {
    base: String,
    csrf_token: RefCell<String>,
    /// The user and the workspace for which the page acts.
    acting_for: RefCell<Option<Session>>,
    /// Rises with each session that was seen; a 401 to an older request is no news.
    seen: Cell<u32>,
    listener: RefCell<Option<Listener>>,
}

impl Api {
    /// A handle; nothing is sent yet.
    #[must_use]
    pub fn new(options: ApiOptions) -> Self {
        Self(Rc::new(Inner {
            base: options.base,
            csrf_token: RefCell::default(),
            acting_for: RefCell::default(),
            seen: Cell::new(0),
            listener: RefCell::default(),
        }))
    }

    /// Hears what any call learns of the session.
    pub fn on_news(&self, hear: impl Fn(SessionNews) + 'static) {
        self.0.listener.replace(Some(Rc::new(hear)));
    }

    /// `GET session`. Takes over its token, which nobody else sees, and acts for its user from
    /// now on.
    ///
    /// # Errors
    /// [`ApiError`], as with every call.
    pub async fn session(&self) -> Result<Session, ApiError> {
        let bytes = self.read("/session").await?;
        let (session, token) = decode::body(&bytes, decode::session)?;
        self.0.csrf_token.replace(token);
        self.0.acting_for.replace(Some(session.clone()));
        self.0.seen.set(self.0.seen.get().wrapping_add(1));
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
        let mut path = format!("/api-keys?status={}", encode::status(query.status));
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
        let seen = self.0.seen.get();
        let request = self.request(Method::GET, path);
        let answer = exchange(request, None, READ_TIMEOUT_MS, Keep::WithPage).await;
        self.noticed(answer, seen)
    }

    /// Passes an answer on, after a 401 was told to who listens.
    fn noticed<T>(&self, answer: Result<T, ApiError>, seen: u32) -> Result<T, ApiError> {
        if let Err(error) = &answer
            && let ErrorKind::Unauthenticated { sign_in } = &error.kind
            && self.0.seen.get() == seen
        {
            self.tell(SessionNews::Ended(sign_in.clone()));
        }
        answer
    }

    fn tell(&self, news: SessionNews) {
        let listener = self.0.listener.borrow().clone();
        if let Some(hear) = listener {
            hear(news);
        }
    }

    /// Sends a change. A token that has gone out of date is renewed once and the same request
    /// sent again, since the API refused the first before it looked at anything else; but never
    /// under another person's session.
    async fn write(
        &self,
        method: Method,
        path: &str,
        idempotency_key: Option<&str>,
        json: Option<String>,
    ) -> Result<Zeroizing<Vec<u8>>, ApiError> {
        // A report of what became of a secret must get through although the tab closes.
        let keep = if path.ends_with("/secret-state") {
            Keep::BeyondPage
        } else {
            Keep::WithPage
        };
        let send = || {
            let mut request = self
                .request(method.clone(), path)
                .header("x-csrf-token", &self.0.csrf_token.borrow());
            if let Some(id) = idempotency_key {
                request = request.header("idempotency-key", id);
            }
            exchange(request, json.as_deref(), WRITE_TIMEOUT_MS, keep)
        };
        let seen = self.0.seen.get();
        let answer = send().await;
        match answer {
            Err(error) if error.kind == ErrorKind::StaleToken => {
                let acted_for = self.0.acting_for.borrow().clone();
                let session = self.session().await?;
                let same = acted_for.is_none_or(|before| before.is_same_as(&session));
                self.tell(SessionNews::Renewed(session));
                if !same {
                    return Err(error);
                }
                let seen = self.0.seen.get();
                self.noticed(send().await, seen)
            }
            answer => self.noticed(answer, seen),
        }
    }

    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        RequestBuilder::new(&format!("{}{path}", self.0.base))
            .method(method)
            .cache(RequestCache::NoStore)
            .credentials(RequestCredentials::SameOrigin)
            .redirect(RequestRedirect::Error)
    }
}
