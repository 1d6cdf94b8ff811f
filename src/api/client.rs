//! The API client: its session, its token, and how a request is sent.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_net::http::{Method, RequestBuilder};
use web_sys::{RequestCache, RequestRedirect};
use zeroize::Zeroizing;

use super::fetch::{Body, Keep, RequestSpec};
use super::types::{ApiOptions, SessionEvent};
use super::{clock, decode, encode};
use crate::model::error::{ApiError, ErrorKind};
use crate::model::find::split_once;
use crate::model::secret::Secret;
use crate::model::session::Session;

const READ_TIMEOUT_MS: u32 = 15_000;
const WRITE_TIMEOUT_MS: u32 = 30_000;

/// The API client; clones share the session's token.
#[derive(Clone)]
pub struct Api(Rc<Inner>);

/// A condition that the API checks before it carries out a request.
#[derive(Clone, Copy)]
pub(super) enum Precondition<'a> {
    None,
    /// The request is carried out once for this `Idempotency-Key`.
    SecretRequest(&'a str),
    /// The settings are still at this revision (`If-Match`; RFC 9110, 13.1.1).
    Revision(u32),
}

type Listener = Rc<dyn Fn(SessionEvent)>;
type FailureListener = Rc<dyn Fn(&ApiError)>;

struct Inner {
    options: ApiOptions,
    csrf_token: RefCell<Option<String>>,
    /// The user and the workspace for which the page acts.
    acting_for: RefCell<Option<Session>>,
    /// Increases with each session that was read; a 401 response to an older request is not
    /// reported.
    seen: Cell<u32>,
    listener: RefCell<Option<Listener>>,
    failure_listener: RefCell<Option<FailureListener>>,
}

impl Api {
    /// A client. No request is sent yet.
    #[must_use]
    pub fn new(options: ApiOptions) -> Self {
        Self(Rc::new(Inner {
            options,
            csrf_token: RefCell::default(),
            acting_for: RefCell::default(),
            seen: Cell::new(0),
            listener: RefCell::default(),
            failure_listener: RefCell::default(),
        }))
    }

    /// Sets the listener for changes of the session, which the response to any request can report.
    pub fn on_session_event(&self, listener: impl Fn(SessionEvent) + 'static) {
        self.0.listener.replace(Some(Rc::new(listener)));
    }

    /// Sets the listener for failed requests. It is called before the caller gets the error,
    /// whatever the caller does with it.
    pub fn on_failure(&self, listener: impl Fn(&ApiError) + 'static) {
        self.0.failure_listener.replace(Some(Rc::new(listener)));
    }

    /// Resolves an address from the API for a link: a path belongs to the API's own origin.
    #[must_use]
    pub fn link(&self, url: String) -> String {
        match origin(&self.0.options.base) {
            Some(origin) if url.starts_with('/') => format!("{origin}{url}"),
            _ => url,
        }
    }

    /// The user and the workspace for which the page acts; `None` until the API has returned a
    /// session.
    #[must_use]
    pub fn current_identity(&self) -> Option<Session> {
        self.0.acting_for.borrow().clone()
    }

    /// Increases with each session that the API has returned: after a sign-in or reauthentication,
    /// too.
    #[must_use]
    pub fn session_epoch(&self) -> u32 {
        self.0.seen.get()
    }

    /// `GET session`. Keeps its token, which is not returned, and acts for its user from now on.
    pub async fn session(&self) -> Result<Session, ApiError> {
        let bytes = self.read("/session").await?;
        self.adopt_session(&bytes)
    }

    /// `POST session/reauthentication`: reauthentication by password. The API renews the session,
    /// which is reported to the listener.
    ///
    /// # Errors
    /// [`ErrorKind::WrongPassword`] if the password is wrong.
    pub async fn reauthenticate(&self, password: &Secret) -> Result<(), ApiError> {
        let content = Body::Secret(encode::reauthentication(password));
        let path = "/session/reauthentication";
        let bytes = self
            .write(Method::POST, path, Precondition::None, content)
            .await?;
        let session = self.adopt_session(&bytes)?;
        self.notify(SessionEvent::Renewed(session));
        Ok(())
    }

    /// Decodes a session, keeps its token, and acts for its user from now on.
    fn adopt_session(&self, bytes: &[u8]) -> Result<Session, ApiError> {
        let (session, token) = decode::body(bytes, decode::session)?;
        clock::follow(&decode::now(bytes));
        self.0.csrf_token.replace(token);
        self.0.acting_for.replace(Some(session.clone()));
        self.0.seen.set(self.0.seen.get().wrapping_add(1));
        Ok(session)
    }

    pub(super) async fn read(&self, path: &str) -> Result<Zeroizing<Vec<u8>>, ApiError> {
        let seen = self.0.seen.get();
        let exchange = self.exchange(READ_TIMEOUT_MS, Keep::WithPage);
        let request = self.request(Method::GET, path);
        let answer = exchange.send(request, &Body::None).await;
        self.observe(answer, seen)
    }

    /// Returns the result after an error was reported to the listeners. A 401 response ends the
    /// session, unless a newer session was read since the request.
    fn observe<T>(&self, answer: Result<T, ApiError>, seen: u32) -> Result<T, ApiError> {
        let failure_listener = self.0.failure_listener.borrow().clone();
        if let (Err(error), Some(listener)) = (&answer, failure_listener) {
            listener(error);
        }
        if let Err(error) = &answer
            && let ErrorKind::Unauthenticated { sign_in } = &error.kind
            && self.0.seen.get() == seen
        {
            self.notify(SessionEvent::Ended(sign_in.clone()));
        }
        answer
    }

    fn notify(&self, event: SessionEvent) {
        let listener = self.0.listener.borrow().clone();
        if let Some(listener) = listener {
            listener(event);
        }
    }

    /// Sends a change. A stale CSRF token is renewed and the same request is sent once more: the
    /// API checks the token before anything else, so the first request had no effect. It is never
    /// sent again in another user's session.
    pub(super) async fn write(
        &self,
        method: Method,
        path: &str,
        precondition: Precondition<'_>,
        content: Body,
    ) -> Result<Zeroizing<Vec<u8>>, ApiError> {
        // The report on the state of a secret must reach the API even if the tab is closed.
        let keep = if path.ends_with("/secret-state") {
            Keep::BeyondPage
        } else {
            Keep::WithPage
        };
        let exchange = self.exchange(WRITE_TIMEOUT_MS, keep);
        let send = || {
            let mut request = self.request(method.clone(), path);
            // Without cookies there is no token, and the API requires none.
            if let Some(token) = &*self.0.csrf_token.borrow() {
                request = request.header("x-csrf-token", token);
            }
            match precondition {
                Precondition::None => {}
                Precondition::SecretRequest(id) => request = request.header("idempotency-key", id),
                Precondition::Revision(revision) => {
                    request = request.header("if-match", &format!("\"{revision}\""));
                }
            }
            exchange.send(request, &content)
        };
        let (seen, acted_for) = (self.0.seen.get(), self.current_identity());
        let answer = send().await;
        match answer {
            Err(error) if error.kind == ErrorKind::CsrfTokenStale => {
                let session = self.session().await?;
                let same = acted_for.is_none_or(|before| before.is_same_as(&session));
                self.notify(SessionEvent::Renewed(session));
                if !same {
                    return Err(error);
                }
                let seen = self.0.seen.get();
                self.observe(send().await, seen)
            }
            answer => self.observe(answer, seen),
        }
    }

    fn exchange(&self, timeout_ms: u32, keep: Keep) -> RequestSpec {
        RequestSpec {
            request_options: self.0.options.request_options.clone(),
            timeout_ms,
            keep,
        }
    }

    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        RequestBuilder::new(&format!("{}{path}", self.0.options.base))
            .method(method)
            .cache(RequestCache::NoStore)
            .credentials(self.0.options.request_options.credentials())
            .redirect(RequestRedirect::Error)
    }
}

/// The origin of a URL; `None` for a path.
fn origin(base: &str) -> Option<&str> {
    let (scheme, rest) = split_once(base, "://")?;
    let host = rest.split('/').next().unwrap_or_default();
    base.get(..scheme.len() + "://".len() + host.len())
}

#[cfg(test)]
mod tests {
    use super::origin;

    #[test]
    fn origin_exists_only_for_absolute_urls() {
        assert_eq!(origin("/api/settings"), None);
        assert_eq!(origin("https://a.example"), Some("https://a.example"));
        let with_port = "http://127.0.0.1:8080/api/settings";
        assert_eq!(origin(with_port), Some("http://127.0.0.1:8080"));
    }
}
