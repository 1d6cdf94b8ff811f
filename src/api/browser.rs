//! Browser functions that the client needs besides `fetch`.

use std::time::Duration;

use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::JsValue;

/// Milliseconds since the Unix epoch by the computer's clock. Only for durations: the time of day
/// comes from [`super::clock`].
#[must_use]
pub fn now_ms() -> f64 {
    js_sys::Date::now()
}

/// Waits for `duration`.
pub async fn sleep(duration: Duration) {
    TimeoutFuture::new(u32::try_from(duration.as_millis()).unwrap_or(u32::MAX)).await;
}

/// A random UUID (RFC 9562, version 4), or `None` outside a secure context, where browsers have
/// no `crypto.randomUUID`.
#[must_use]
pub fn random_id() -> Option<String> {
    let window = web_sys::window()?;
    if !window.is_secure_context() {
        return None;
    }
    Some(window.crypto().ok()?.random_uuid())
}

/// Whether a `fetch` was rejected because the page aborted it.
pub fn is_abort(error: &JsValue) -> bool {
    js_sys::Reflect::get(error, &JsValue::from_str("name"))
        .ok()
        .and_then(|name| name.as_string())
        .is_some_and(|name| name == "AbortError")
}
