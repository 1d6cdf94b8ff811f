//! What whoever embeds the page wants of its calls, looked up anew at each: they may change it at
//! any time.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;

use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Headers, Request, RequestCredentials};

/// An object with the properties `fetch`, `getHeaders` and `credentials`, each if it is wanted; see
/// `src/hosts/npm/index.d.ts`.
#[derive(Clone, Debug, Default)]
pub struct RequestOptions(JsValue);

/// Why a request has not got the headers that belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadersError {
    /// Whoever makes them failed, or made something else.
    Failed,
    /// They did not come in time.
    TimedOut,
}

impl RequestOptions {
    /// Those of an object.
    #[must_use]
    pub fn of(object: JsValue) -> Self {
        Self(object)
    }

    /// What to fetch with in place of the window's `fetch`: the unpatched one, where a recorder of
    /// sessions or of errors has put its own there and would see the answers.
    pub(super) fn fetch(&self) -> Option<Function> {
        self.function("fetch")
    }

    /// Whether cookies go with a call.
    pub(super) fn credentials(&self) -> RequestCredentials {
        let word = Reflect::get(&self.0, &"credentials".into());
        match word.ok().and_then(|word| word.as_string()).as_deref() {
            Some("include") => RequestCredentials::Include,
            Some("omit") => RequestCredentials::Omit,
            _ => RequestCredentials::SameOrigin,
        }
    }

    /// Gives a request the headers that belong to it, asked for afresh. Those that the page has set
    /// stay.
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

/// Whatever `Headers` can be made of (Fetch standard, `HeadersInit`).
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

/// What comes of `work`, unless it takes too long.
async fn timeout<T>(ms: u32, work: impl Future<Output = T>) -> Option<T> {
    let (mut work, mut timer) = (pin!(work), pin!(TimeoutFuture::new(ms)));
    poll_fn(|context| match work.as_mut().poll(context) {
        Poll::Ready(done) => Poll::Ready(Some(done)),
        Poll::Pending => timer.as_mut().poll(context).map(|()| None),
    })
    .await
}
