//! One exchange over `fetch`: within a time, and without leaving the answer in the browser's heap.

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

/// How long a request may live.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// It ends with the page.
    WithPage,
    /// The browser finishes it although the page goes (`keepalive` of the Fetch standard).
    BeyondPage,
}

/// What came back.
struct RawResponse {
    status: u16,
    retry_after: Option<u32>,
    request_id: Option<String>,
    bytes: Zeroizing<Vec<u8>>,
}

/// What goes with a request.
pub enum Body {
    /// Nothing.
    None,
    /// JSON.
    Json(String),
    /// JSON with a secret in it. It is given to the browser as bytes that are overwritten, since a
    /// string would stay in its heap for as long as it likes.
    Secret(Secret),
}

/// How a request is exchanged for an answer.
pub struct RequestSpec {
    /// How it is made.
    pub wishes: RequestOptions,
    /// Milliseconds after which it is given up.
    pub timeout_ms: u32,
    /// How long it may live.
    pub keep: Keep,
}

impl RequestSpec {
    /// Sends a request and reads the whole answer within the time, whatever it says.
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
        // Without them nothing was sent, but an attempt before may have been: nothing is known.
        let signed = self.wishes.sign(&request, self.timeout_ms).await;
        signed.map_err(|why| {
            ApiError::from_kind(match why {
                HeadersError::Failed => ErrorKind::NoConnection,
                HeadersError::TimedOut => ErrorKind::TimedOut,
            })
        })?;
        let timer = Timeout::new(self.timeout_ms, move || controller.abort());
        let answer = transfer(&request, self.wishes.fetch().as_ref()).await;
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
        // A proxy's page has no id in it, but may have been given one on the way.
        error.request_id = error.request_id.or(answer.request_id);
        Err(error)
    }
}

/// The request with its content.
fn with_body(request: RequestBuilder, content: &Body) -> Result<Request, gloo_net::Error> {
    let json = |request: RequestBuilder| request.header("content-type", "application/json");
    let request = match content {
        Body::None => request.build()?,
        Body::Json(text) => json(request).body(text.as_str())?,
        Body::Secret(secret) => {
            let bytes = Uint8Array::from(secret.expose().as_bytes());
            // The request has a copy of its own, outside the heap (Fetch standard, "extract a body").
            let request = json(request).body(&bytes);
            bytes.fill(0, 0, bytes.length());
            request?
        }
    };
    Ok(request.into())
}

/// The request again, to be finished although the page goes.
fn with_keepalive(request: Request, keep: Keep) -> Result<Request, JsValue> {
    if keep == Keep::WithPage {
        return Ok(request);
    }
    let init = RequestInit::new();
    Reflect::set(&init, &JsValue::from_str("keepalive"), &JsValue::TRUE)?;
    Request::new_with_request_and_init(&request, &init)
}

/// Fetches. The browser's copy of the body is overwritten as soon as ours is made, since any
/// answer may hold a secret and a heap keeps what nobody overwrites.
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

/// A response by what it can do: that of another realm, an iframe's, is no instance of this one's
/// `Response`.
fn as_response(answer: JsValue) -> Result<Response, JsValue> {
    let method = |value: &JsValue| value.is_function().then_some(());
    member(&answer, "status", JsValue::as_f64)?;
    member(&answer, "arrayBuffer", method)?;
    let headers = Reflect::get(&answer, &"headers".into())?;
    member(&headers, "get", method)?;
    Ok(answer.unchecked_into())
}

/// A member of a value, which has to be of a kind.
fn member<T>(of: &JsValue, name: &str, kind: impl Fn(&JsValue) -> Option<T>) -> Result<T, JsValue> {
    let member = Reflect::get(of, &name.into())?;
    kind(&member).ok_or(JsValue::NULL)
}
