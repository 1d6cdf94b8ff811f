//! The clipboard, believed only when it says that something arrived.

use std::time::Duration;

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::api::sleep;

/// How long a clipboard may stay silent before it counts as refused.
const TIMEOUT: Duration = Duration::from_secs(2);

/// The clipboard refused, said nothing, or is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CopyFailed;

/// Begins to write a text.
pub fn write(text: &str) -> Result<Promise, CopyFailed> {
    let member = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).map_err(|_| CopyFailed);
    // Outside a secure context there is no clipboard at all. What a host has put in its place may
    // throw, and give anything back.
    let clipboard = member(&window().navigator(), "clipboard")?;
    let write: Function = member(&clipboard, "writeText")?
        .dyn_into()
        .map_err(|_| CopyFailed)?;
    let writing = write.call1(&clipboard, &text.into());
    Ok(Promise::resolve(&writing.map_err(|_| CopyFailed)?))
}

/// Waits for the clipboard's word, however long it takes.
pub async fn written(writing: Promise) -> Result<(), CopyFailed> {
    JsFuture::from(writing)
        .await
        .map(drop)
        .map_err(|_| CopyFailed)
}

/// Waits for the clipboard's word as long as a person would.
pub async fn written_within(writing: Promise) -> Result<(), CopyFailed> {
    let silence = async {
        sleep(TIMEOUT).await;
        Err(CopyFailed)
    };
    first(written(writing), silence).await
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
