//! One HTTP exchange over `fetch`: with a timeout, and without leaving the body of the response in
//! the browser's heap.

use gloo_net::http::RequestBuilder;
use gloo_timers::callback::Timeout;
use js_sys::{Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Request, RequestInit, Response};
use zeroize::Zeroizing;

use super::browser::is_abort;
use super::decode;
use super::request_options::{HeadersError, RequestOptions};
use crate::model::error::{ApiError, ErrorKind};
use crate::model::secret::Secret;

/// What happens to a pending request when the page is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// The browser aborts it.
    WithPage,
    /// The browser completes it (`keepalive`; Fetch standard).
    BeyondPage,
}

struct RawResponse {
    status: u16,
    retry_after: Option<u32>,
    request_id: Option<String>,
    bytes: Zeroizing<Vec<u8>>,
}

pub enum Body {
    None,
    Json(String),
    /// JSON with a secret in it. Passed to the browser as bytes that are overwritten, since a
    /// string would stay in the browser's heap for an unknown time.
    Secret(Secret),
}

/// The settings of an HTTP exchange.
pub struct RequestSpec {
    /// The host's options for requests.
    pub request_options: RequestOptions,
    /// Applies to the host's `getHeaders` and to the exchange, each.
    pub timeout_ms: u32,
    pub keep: Keep,
}

impl RequestSpec {
    /// Sends a request and reads the whole response within the timeout. A status other than 2xx is
    /// an error.
    pub async fn send(
        &self,
        request: RequestBuilder,
        content: &Body,
    ) -> Result<Zeroizing<Vec<u8>>, ApiError> {
        let no_connection = || ApiError::from_kind(ErrorKind::NoConnection);
        let controller = AbortController::new().map_err(|_| no_connection())?;
        let request = request.abort_signal(Some(&controller.signal()));
        let request = with_body(request, content).map_err(|_| no_connection())?;
        let request = with_keepalive(request, self.keep).map_err(|_| no_connection())?;
        // Without the host's headers this attempt sends nothing, but an earlier attempt may have
        // been sent: the outcome is unknown.
        let signed = self.request_options.sign(&request, self.timeout_ms).await;
        signed.map_err(|why| {
            ApiError::from_kind(match why {
                HeadersError::Failed => ErrorKind::NoConnection,
                HeadersError::TimedOut => ErrorKind::TimedOut,
            })
        })?;
        let timer = Timeout::new(self.timeout_ms, move || controller.abort());
        let answer = transfer(&request, self.request_options.fetch().as_ref()).await;
        timer.cancel();
        let answer = answer.map_err(|error| {
            let timed_out = is_abort(&error);
            ApiError::from_kind(if timed_out {
                ErrorKind::TimedOut
            } else {
                ErrorKind::NoConnection
            })
        })?;
        if (200..300).contains(&answer.status) {
            return Ok(answer.bytes);
        }
        let mut error = decode::error_response(answer.status, &answer.bytes, answer.retry_after);
        // The body of a proxy's page has no id, but its headers may have one.
        error.request_id = error.request_id.or(answer.request_id);
        Err(error)
    }
}

fn with_body(request: RequestBuilder, content: &Body) -> Result<Request, gloo_net::Error> {
    let json = |request: RequestBuilder| request.header("content-type", "application/json");
    let request = match content {
        Body::None => request.build()?,
        Body::Json(text) => json(request).body(text.as_str())?,
        Body::Secret(secret) => {
            let bytes = Uint8Array::from(secret.expose().as_bytes());
            // The request has its own copy, outside the heap (Fetch standard, "extract a body").
            let request = json(request).body(&bytes);
            bytes.fill(0, 0, bytes.length());
            request?
        }
    };
    Ok(request.into())
}

/// With `Keep::BeyondPage`, a copy of the request with `keepalive`.
fn with_keepalive(request: Request, keep: Keep) -> Result<Request, JsValue> {
    if keep == Keep::WithPage {
        return Ok(request);
    }
    let init = RequestInit::new();
    Reflect::set(&init, &JsValue::from_str("keepalive"), &JsValue::TRUE)?;
    Request::new_with_request_and_init(&request, &init)
}

/// Sends the request. The browser's copy of the body is overwritten as soon as our copy exists: any
/// response may hold a secret, and a heap keeps bytes until they are overwritten.
async fn transfer(request: &Request, fetch: Option<&Function>) -> Result<RawResponse, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let answer = match fetch {
        Some(fetch) => fetch.call1(&window, request)?,
        None => window.fetch_with_request(request).into(),
    };
    let response = as_response(JsFuture::from(Promise::resolve(&answer)).await?)?;
    let headers = response.headers();
    let retry_after = headers.get("retry-after")?;
    let request_id = headers.get("x-request-id")?;
    let buffer = JsFuture::from(Promise::resolve(&response.array_buffer()?)).await?;
    member(&buffer, "byteLength", JsValue::as_f64)?;
    let view = Uint8Array::new(&buffer);
    let bytes = Zeroizing::new(view.to_vec());
    view.fill(0, 0, view.length());
    Ok(RawResponse {
        status: response.status(),
        retry_after: retry_after.and_then(|seconds| seconds.parse().ok()),
        request_id,
        bytes,
    })
}

/// Checks a response by its members: a response of another realm, such as an iframe, is not an
/// instance of this realm's `Response`.
fn as_response(answer: JsValue) -> Result<Response, JsValue> {
    let method = |value: &JsValue| value.is_function().then_some(());
    member(&answer, "status", JsValue::as_f64)?;
    member(&answer, "arrayBuffer", method)?;
    let headers = Reflect::get(&answer, &"headers".into())?;
    member(&headers, "get", method)?;
    Ok(answer.unchecked_into())
}

/// Reads a member. `kind` returns `None` if it has the wrong type.
fn member<T>(of: &JsValue, name: &str, kind: impl Fn(&JsValue) -> Option<T>) -> Result<T, JsValue> {
    let member = Reflect::get(of, &name.into())?;
    kind(&member).ok_or(JsValue::NULL)
}
