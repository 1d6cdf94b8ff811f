//! The clipboard, believed only when it says that something arrived.

use std::time::Duration;

use leptos::prelude::window;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use crate::api::sleep;

/// How long a clipboard may stay silent before it counts as refused.
const SILENCE: Duration = Duration::from_secs(2);

/// The clipboard refused, said nothing, or is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotCopied;

/// Begins to write a text.
pub fn write(text: &str) -> Result<js_sys::Promise, NotCopied> {
    let navigator = window().navigator();
    // Outside a secure context there is no clipboard at all.
    let clipboard =
        js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard")).map_err(|_| NotCopied)?;
    if clipboard.is_undefined() {
        return Err(NotCopied);
    }
    Ok(navigator.clipboard().write_text(text))
}

/// Waits for the clipboard's word, however long it takes.
pub async fn arrived(writing: js_sys::Promise) -> Result<(), NotCopied> {
    JsFuture::from(writing)
        .await
        .map(drop)
        .map_err(|_| NotCopied)
}

/// Waits for the clipboard's word as long as a person would.
pub async fn arrived_in_time(writing: js_sys::Promise) -> Result<(), NotCopied> {
    let silence = async {
        sleep(SILENCE).await;
        Err(NotCopied)
    };
    first(arrived(writing), silence).await
}

/// The result of whichever future is ready first.
async fn first<T>(one: impl Future<Output = T>, other: impl Future<Output = T>) -> T {
    let (mut one, mut other) = (Box::pin(one), Box::pin(other));
    std::future::poll_fn(move |cx| match one.as_mut().poll(cx) {
        std::task::Poll::Pending => other.as_mut().poll(cx),
        ready => ready,
    })
    .await
}
