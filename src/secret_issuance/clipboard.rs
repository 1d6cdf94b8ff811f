//! Writes to the clipboard. A copy counts only if the clipboard confirms it.

use std::time::Duration;

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::api::sleep;

/// How long the clipboard may take to respond before a copy counts as failed.
const TIMEOUT: Duration = Duration::from_secs(2);

/// The clipboard refused, did not respond, or does not exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CopyFailed;

/// Starts to write a text.
pub fn write(text: &str) -> Result<Promise, CopyFailed> {
    let member = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).map_err(|_| CopyFailed);
    // Outside a secure context there is no clipboard. A replacement that a host has installed may
    // throw or return anything.
    let clipboard = member(&window().navigator(), "clipboard")?;
    let write: Function = member(&clipboard, "writeText")?
        .dyn_into()
        .map_err(|_| CopyFailed)?;
    let writing = write.call1(&clipboard, &text.into());
    Ok(Promise::resolve(&writing.map_err(|_| CopyFailed)?))
}

/// Waits for the clipboard's response without a timeout.
pub async fn written(writing: Promise) -> Result<(), CopyFailed> {
    JsFuture::from(writing)
        .await
        .map(drop)
        .map_err(|_| CopyFailed)
}

/// Waits for the clipboard's response for as long as a user would wait.
pub async fn written_within(writing: Promise) -> Result<(), CopyFailed> {
    let silence = async {
        sleep(TIMEOUT).await;
        Err(CopyFailed)
    };
    first(written(writing), silence).await
}

/// The result of the future that is ready first.
async fn first<T>(one: impl Future<Output = T>, other: impl Future<Output = T>) -> T {
    let (mut one, mut other) = (Box::pin(one), Box::pin(other));
    std::future::poll_fn(move |cx| match one.as_mut().poll(cx) {
        std::task::Poll::Pending => other.as_mut().poll(cx),
        ready => ready,
    })
    .await
}
