//! Data of the API that a page shows: loaded, kept, and kept up to date. The list, a key, its usage and
//! the activity are queries. `Query` stands in for Leptos' `LocalResource`, which loads in a view's scope
//! and drops its value on each load.
//!
//! - The newest request wins: the response to an older one is dropped.
//! - The last value stays after a temporary error ([`ErrorKind::is_temporary`], [`Query::with_keep`]).
//! - An equal value changes nothing: a view that is built again loses the focus and its open parts.
//! - [`Query::keep_fresh`] loads the value again on sign-in, on focus, when the browser is online again,
//!   and after a secret was issued.

mod erased;

use std::future::Future;
use std::sync::Arc;

use leptos::prelude::*;

use super::LoadState;
use crate::api::Api;
use crate::model::error::{ApiError, ErrorKind};
use crate::ui::lean::{ErasedReadSignal, ErasedValue};
use erased::{ErasedQuery, Typed};

/// A handle that can be copied. It lives as long as the owner it was made in.
pub struct Query<T> {
    erased: ErasedQuery,
    value: ErasedReadSignal<Option<T>>,
}

/// The decision of [`Query::with_accept`].
pub enum Accept<T> {
    /// The value of the response is shown.
    Response,
    /// This value is shown.
    Value(T),
    /// The response is dropped.
    Discard,
}

impl<T> Clone for Query<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Query<T> {}

fn share<T: Send + Sync + 'static>(value: T) -> ErasedValue {
    Arc::new(Some(value))
}

/// The value with its type. A query holds no other type than its own.
fn downcast<T: 'static>(erased: &ErasedValue) -> Option<&T> {
    erased.downcast_ref::<Option<T>>()?.as_ref()
}

impl<T: Clone + PartialEq + Send + Sync + 'static> Query<T> {
    /// A query without a value. `fetch` sends one request with the present parameters.
    pub fn new<F>(fetch: impl Fn(Api) -> F + 'static) -> Self
    where
        F: Future<Output = Result<T, ApiError>> + 'static,
    {
        let erased = ErasedQuery::new(Typed {
            fetch: Box::new(move |api| {
                let response = fetch(api);
                Box::pin(async move { response.await.map(share) })
            }),
            is_equal: |one, other| downcast::<T>(one) == downcast::<T>(other),
            empty: Arc::new(None::<T>),
        });
        Self {
            erased,
            value: erased.value.read_only(),
        }
    }

    /// `accept` decides on a response. It gets the value of the response and the present value.
    #[must_use]
    pub fn with_accept(self, accept: impl Fn(&T, Option<&T>) -> Accept<T> + 'static) -> Self {
        self.erased.set_accept(Box::new(move |new, present| {
            match accept(downcast(&new)?, downcast(present)) {
                Accept::Response => Some(new),
                Accept::Value(value) => Some(share(value)),
                Accept::Discard => None,
            }
        }));
        self
    }

    /// Runs `hook` before a response shows another value or error, since the focused element may be removed
    /// with the old one. [`Query::set`], [`Query::clear`] and [`Query::retry`] do not run it.
    #[must_use]
    pub fn with_before_change(self, hook: impl Fn() + 'static) -> Self {
        self.erased.set_before_change(Box::new(hook));
        self
    }

    /// The response holds keys: a request that is sent after a secret was issued and acknowledged returns
    /// its key, so that the issuance forgets its own copy.
    #[must_use]
    pub fn with_issued_keys(self) -> Self {
        self.erased.set_holds_issued_keys();
        self
    }

    /// `keep` decides whether the value stays after an error. Without it, the value stays after a temporary
    /// error ([`ErrorKind::is_temporary`]) and is removed after every other one.
    #[must_use]
    pub fn with_keep(self, keep: impl Fn(&ErrorKind) -> bool + 'static) -> Self {
        self.erased.set_keep(Box::new(keep));
        self
    }

    /// The last value, also after an error that keeps it.
    pub fn value(&self) -> ErasedReadSignal<Option<T>> {
        self.value
    }

    /// The error of the last request.
    pub fn error(&self) -> ErasedReadSignal<Option<ApiError>> {
        self.erased.error.read_only()
    }

    /// The value, or the error where there is no value.
    pub fn load_state(&self) -> LoadState<T> {
        // An error beside a value does not notify the reader.
        match self.value.get() {
            Some(value) => LoadState::Ready(value),
            None => match self.error().get() {
                Some(error) => LoadState::Failed(error),
                None => LoadState::Loading,
            },
        }
    }

    /// Whether there is a value.
    pub fn has_value(&self) -> bool {
        self.value.with(Option::is_some)
    }

    /// Whether a request is pending. Not reactive.
    pub fn is_loading(&self) -> bool {
        self.erased.is_loading()
    }

    /// Rises with the response to the newest request, also where it fails or changes nothing, and with
    /// [`Query::set`].
    pub fn response_count(&self) -> u32 {
        self.erased.response_count.get()
    }

    /// Sends a request. The value and the error stay until the response.
    pub fn reload(&self) {
        self.erased.reload();
    }

    /// Removes the value and the error, and sends a request.
    pub fn retry(&self) {
        self.clear();
        self.reload();
    }

    /// Sets the value. Responses to pending requests are dropped; the requests are not sent again.
    pub fn set(&self, value: T) {
        self.erased.set(share(value));
    }

    /// Removes the error of the last request.
    pub fn clear_error(&self) {
        self.erased.clear_error();
    }

    /// Removes the value and the error. Responses to pending requests are dropped.
    pub fn clear(&self) {
        self.erased.clear();
    }

    /// Follows the session and the issuance of secrets. `clear` runs on sign-out; it calls
    /// [`Query::clear`] and removes the state that belongs to the value.
    pub fn keep_fresh(self, clear: impl Fn() + 'static) {
        self.erased.keep_fresh(Box::new(clear));
    }
}
