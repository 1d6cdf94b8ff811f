//! One exchange over `fetch`: within a time, and without leaving the answer in the browser's heap.

use gloo_net::http::RequestBuilder;
use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Request, Response};
use zeroize::Zeroizing;

use super::browser::is_abort;
use super::decode;
use crate::domain::error::{ApiError, ErrorKind};

/// Sends a request and reads the whole answer within a time, whatever it says.
pub async fn exchange(
    request: RequestBuilder,
    json: Option<&str>,
    timeout_ms: u32,
) -> Result<Zeroizing<Vec<u8>>, ApiError> {
    let no_connection = || ApiError::from_kind(ErrorKind::NoConnection);
    let controller = AbortController::new().map_err(|_| no_connection())?;
    let request = request.abort_signal(Some(&controller.signal()));
    let request = match json {
        Some(json) => request
            .header("content-type", "application/json")
            .body(json),
        None => request.build(),
    };
    let request: Request = request.map_err(|_| no_connection())?.into();
    let timer = Timeout::new(timeout_ms, move || controller.abort());
    let answer = transfer(&request).await;
    timer.cancel();
    let (status, retry_after, bytes) = answer.map_err(|error| {
        let timed_out = is_abort(&error);
        ApiError::from_kind(if timed_out {
            ErrorKind::TimedOut
        } else {
            ErrorKind::NoConnection
        })
    })?;
    if (200..300).contains(&status) {
        Ok(bytes)
    } else {
        Err(decode::failure(status, &bytes, retry_after))
    }
}

/// Fetches. The browser's copy of the body is overwritten as soon as ours is made, since any
/// answer may hold a secret and a heap keeps what nobody overwrites.
async fn transfer(
    request: &Request,
) -> Result<(u16, Option<u32>, Zeroizing<Vec<u8>>), wasm_bindgen::JsValue> {
    let window = web_sys::window().ok_or(wasm_bindgen::JsValue::NULL)?;
    let response: Response = JsFuture::from(window.fetch_with_request(request))
        .await?
        .dyn_into()?;
    let retry_after = response
        .headers()
        .get("retry-after")?
        .and_then(|seconds| seconds.parse().ok());
    let buffer = JsFuture::from(response.array_buffer()?).await?;
    let view = js_sys::Uint8Array::new(&buffer);
    let bytes = Zeroizing::new(view.to_vec());
    view.fill(0, 0, view.length());
    Ok((response.status(), retry_after, bytes))
}
