//! Data of the API that a page shows: loaded, kept, and kept up to date. No other code of a page
//! loads the data that it shows.
//!
//! - The newest request wins: the answer to an older one is dropped.
//! - The last value stays while a later request fails for a temporary reason
//!   ([`ErrorKind::is_temporary`](crate::model::error::ErrorKind::is_temporary)).
//! - An equal answer changes nothing: a view that is built again loses the focus and its open parts.
//! - [`Query::keep_fresh`] clears the value on sign-out, and loads it again on sign-in, on focus, when
//!   the browser is online again, and after a secret was issued.

mod erased;

use std::future::Future;
use std::marker::PhantomData;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use super::LoadState;
use crate::api::Api;
use crate::model::error::ApiError;
use crate::ui::lean::{ErasedReadSignal, ErasedValue};
use erased::{ErasedQuery, Typed};

/// A handle that can be copied. It lives as long as the owner it was made in.
pub struct Query<T> {
    erased: ErasedQuery,
    value: PhantomData<fn() -> T>,
}

/// The decision of [`Query::with_accept`].
pub enum Accept<T> {
    /// The value of the answer is shown.
    Answer,
    /// This value is shown.
    Value(T),
    /// The answer is dropped.
    Nothing,
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

/// The value in an erased one. A query holds no other type than its own.
fn typed<T: 'static>(shared: &ErasedValue) -> Option<&T> {
    shared.downcast_ref::<Option<T>>()?.as_ref()
}

impl<T: Clone + PartialEq + Send + Sync + 'static> Query<T> {
    /// A query without a value. `fetch` sends one request with the present parameters.
    pub fn new<F>(fetch: impl Fn(Api) -> F + 'static) -> Self
    where
        F: Future<Output = Result<T, ApiError>> + 'static,
    {
        Self {
            erased: ErasedQuery::new(Typed {
                fetch: Box::new(move |api| {
                    let answer = fetch(api);
                    Box::pin(async move { answer.await.map(share) })
                }),
                is_equal: |one, other| typed::<T>(one) == typed::<T>(other),
                empty: Arc::new(None::<T>),
            }),
            value: PhantomData,
        }
    }

    /// `accept` decides on the answer to a request. It gets the value of the answer and the present value.
    #[must_use]
    pub fn with_accept(self, accept: impl Fn(&T, Option<&T>) -> Accept<T> + 'static) -> Self {
        self.erased.set_accept(Rc::new(move |new, present| {
            match accept(typed(&new)?, typed(present)) {
                Accept::Answer => Some(new),
                Accept::Value(value) => Some(share(value)),
                Accept::Nothing => None,
            }
        }));
        self
    }

    /// Runs `hook` before another value or error is shown, since the focused element may be removed with
    /// the old one.
    #[must_use]
    pub fn with_before_change(self, hook: impl Fn() + 'static) -> Self {
        self.erased.set_before_change(Rc::new(hook));
        self
    }

    /// The answers hold keys: a request sent after a secret was issued returns the key of that secret.
    #[must_use]
    pub fn with_issued_keys(self) -> Self {
        self.erased.set_holds_issued_keys();
        self
    }

    /// The last value, also after a temporary failure.
    pub fn value(&self) -> ErasedReadSignal<Option<T>> {
        self.erased.value.read_only()
    }

    /// The error of the last request.
    pub fn error(&self) -> ErasedReadSignal<Option<ApiError>> {
        self.erased.error.read_only()
    }

    /// The value, or the error where there is no value.
    pub fn load_state(&self) -> LoadState<T> {
        // An error beside a value does not notify the reader.
        match self.value().get() {
            Some(value) => LoadState::Ready(value),
            None => match self.error().get() {
                Some(error) => LoadState::Failed(error),
                None => LoadState::Loading,
            },
        }
    }

    /// Whether there is a value.
    pub fn has_value(&self) -> bool {
        self.value().with(Option::is_some)
    }

    /// Whether a request is under way. Not reactive.
    pub fn is_loading(&self) -> bool {
        self.erased.is_loading()
    }

    /// Rises with each answer, also with an equal one, and with each [`Query::set`].
    pub fn answers(&self) -> RwSignal<u32> {
        self.erased.answers
    }

    /// Sends a request. The value and the error stay until the answer is there.
    pub fn reload(&self) {
        self.erased.reload();
    }

    /// Removes the value and the error, and sends a request.
    pub fn retry(&self) {
        self.clear();
        self.reload();
    }

    /// Sends a request after the parameters changed. The value stays until the answer is there, and is
    /// removed where the request fails.
    pub fn reload_for_other_parameters(&self) {
        self.erased.reload_for_other_parameters();
    }

    /// Sets a value that is newer than the answers to all requests under way.
    pub fn set(&self, value: T) {
        self.erased.set(share(value));
    }

    /// Removes the error of the last request.
    pub fn clear_error(&self) {
        self.erased.clear_error();
    }

    /// Removes the value and the error. Answers to requests under way are dropped.
    pub fn clear(&self) {
        self.erased.clear();
    }

    /// Follows the session and the issuance of secrets. `clear` runs on sign-out; it calls
    /// [`Query::clear`] and removes the state that belongs to the value.
    pub fn keep_fresh(self, clear: impl Fn() + 'static) {
        self.erased.keep_fresh(Box::new(clear));
    }
}
