//! The host's options for requests, read again for each request: the host may change them at any
//! time.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;

use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Headers, Request, RequestCredentials};

/// An object with the optional properties `fetch`, `getHeaders` and `credentials`; see
/// `src/package/index.d.ts`.
#[derive(Clone, Debug, Default)]
pub struct RequestOptions(JsValue);

/// Why a request did not get the host's headers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadersError {
    /// The host's function failed, or returned something else than headers.
    Failed,
    TimedOut,
}

impl RequestOptions {
    /// The options in a JavaScript object.
    #[must_use]
    pub fn of(object: JsValue) -> Self {
        Self(object)
    }

    /// The host's replacement of the window's `fetch`: the unpatched `fetch`, where a recorder of
    /// sessions or errors has patched the window's and would see the responses.
    pub(super) fn fetch(&self) -> Option<Function> {
        self.function("fetch")
    }

    /// `SameOrigin` unless the host sets another value.
    pub(super) fn credentials(&self) -> RequestCredentials {
        let word = Reflect::get(&self.0, &"credentials".into());
        match word.ok().and_then(|word| word.as_string()).as_deref() {
            Some("include") => RequestCredentials::Include,
            Some("omit") => RequestCredentials::Omit,
            _ => RequestCredentials::SameOrigin,
        }
    }

    /// Adds the host's headers to a request. The host is asked for them each time. Headers that the
    /// page has set stay.
    pub(super) async fn sign(&self, request: &Request, within_ms: u32) -> Result<(), HeadersError> {
        let Some(make) = self.function("getHeaders") else {
            return Ok(());
        };
        let made = make.call0(&self.0).map_err(|_| HeadersError::Failed)?;
        let made = timeout(within_ms, JsFuture::from(Promise::resolve(&made))).await;
        let made = made.ok_or(HeadersError::TimedOut)?;
        made.and_then(|made| add_headers(request, &made))
            .map_err(|_| HeadersError::Failed)
    }

    fn function(&self, name: &str) -> Option<Function> {
        Reflect::get(&self.0, &name.into()).ok()?.dyn_into().ok()
    }
}

/// Accepts everything that `Headers` can be built from (Fetch standard, `HeadersInit`), or nothing.
fn add_headers(request: &Request, made: &JsValue) -> Result<(), JsValue> {
    if made.is_undefined() || made.is_null() {
        return Ok(());
    }
    let headers = Headers::new_with_headers(made.unchecked_ref())?;
    for pair in headers.entries() {
        let pair: Array = pair?.unchecked_into();
        let text = |at| pair.get(at).as_string().unwrap_or_default();
        if !request.headers().has(&text(0))? {
            request.headers().set(&text(0), &text(1))?;
        }
    }
    Ok(())
}

/// `None` if `work` takes longer than `ms`.
async fn timeout<T>(ms: u32, work: impl Future<Output = T>) -> Option<T> {
    let (mut work, mut timer) = (pin!(work), pin!(TimeoutFuture::new(ms)));
    poll_fn(|context| match work.as_mut().poll(context) {
        Poll::Ready(done) => Poll::Ready(Some(done)),
        Poll::Pending => timer.as_mut().poll(context).map(|()| None),
    })
    .await
}
