//! The query without the type of its value, so that it is compiled once. A copy for each of four types was
//! 2 KB more of the page (brotli, measured).

use std::cell::{Cell, OnceCell};
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::Api;
use crate::model::error::{ApiError, ErrorKind};
use crate::secret_issuance::SecretIssuance;
use crate::state::{ApiContext, RefreshPolicy};
use crate::ui::lean::{ErasedRwSignal, ErasedValue, UntypedSignal};

type Response = Pin<Box<dyn Future<Output = Result<ErasedValue, ApiError>>>>;
type Accept = Box<dyn Fn(ErasedValue, &ErasedValue) -> Option<ErasedValue>>;
type Keep = Box<dyn Fn(&ErrorKind) -> bool>;

/// The parts of a query that know the type `T` of its value. Each [`ErasedValue`] holds an `Option<T>`.
pub struct Typed {
    pub fetch: Box<dyn Fn(Api) -> Response>,
    pub is_equal: fn(&ErasedValue, &ErasedValue) -> bool,
    /// The value of a query without one.
    pub empty: ErasedValue,
}

#[derive(Clone, Copy)]
pub struct ErasedQuery {
    pub value: UntypedSignal,
    pub error: ErasedRwSignal<Option<ApiError>>,
    pub response_count: RwSignal<u32>,
    inner: StoredValue<Rc<Inner>, LocalStorage>,
}

struct Inner {
    typed: Typed,
    accept: OnceCell<Accept>,
    keep: OnceCell<Keep>,
    before_change: OnceCell<Box<dyn Fn()>>,
    newest_request: Cell<u32>,
    is_loading: Cell<bool>,
    holds_issued_keys: Cell<bool>,
    api: ApiContext,
    issuance: SecretIssuance,
}

impl ErasedQuery {
    pub fn new(typed: Typed) -> Self {
        Self {
            value: UntypedSignal::new(typed.empty.clone()),
            error: ErasedRwSignal::new(None),
            response_count: RwSignal::new(0),
            inner: StoredValue::new_local(Rc::new(Inner {
                typed,
                accept: OnceCell::new(),
                keep: OnceCell::new(),
                before_change: OnceCell::new(),
                newest_request: Cell::new(0),
                is_loading: Cell::new(false),
                holds_issued_keys: Cell::new(false),
                api: expect_context(),
                issuance: SecretIssuance::expect(),
            })),
        }
    }

    /// `None` after the owner of the query was disposed.
    fn inner(&self) -> Option<Rc<Inner>> {
        self.inner.try_get_value()
    }

    pub fn set_accept(&self, accept: Accept) {
        if let Some(inner) = self.inner() {
            let _ = inner.accept.set(accept);
        }
    }

    pub fn set_keep(&self, keep: Keep) {
        if let Some(inner) = self.inner() {
            let _ = inner.keep.set(keep);
        }
    }

    pub fn set_before_change(&self, hook: Box<dyn Fn()>) {
        if let Some(inner) = self.inner() {
            let _ = inner.before_change.set(hook);
        }
    }

    pub fn set_holds_issued_keys(&self) {
        if let Some(inner) = self.inner() {
            inner.holds_issued_keys.set(true);
        }
    }

    pub fn is_loading(&self) -> bool {
        self.inner().is_some_and(|inner| inner.is_loading.get())
    }

    /// Sends a request where there is no value and no request is pending.
    fn load_if_empty(&self) {
        let (Some(inner), Some(value)) = (self.inner(), self.value.try_get_untracked()) else {
            return;
        };
        if !inner.is_loading.get() && inner.is_empty(&value) {
            self.reload();
        }
    }

    pub fn reload(&self) {
        let this = *self;
        let Some(inner) = this.inner() else { return };
        let Some(api) = inner.api.get() else { return };
        let request = inner.newest_request.get() + 1;
        inner.newest_request.set(request);
        inner.is_loading.set(true);
        let knows_issued = inner.holds_issued_keys.get() && inner.issuance.is_acknowledged();
        let response = (inner.typed.fetch)(api);
        spawn_local(async move {
            let response = response.await;
            // A newer request was sent, or the page is gone.
            if inner.newest_request.get() != request || this.inner().is_none() {
                return;
            }
            inner.is_loading.set(false);
            let is_ok = response.is_ok();
            this.take(response, &inner);
            if knows_issued && is_ok {
                inner.issuance.forget_key();
            }
            this.count_response();
        });
    }

    pub fn set(&self, value: ErasedValue) {
        if let Some(inner) = self.inner() {
            inner.drop_requests();
            self.change(value, None, &inner, None);
            self.count_response();
        }
    }

    pub fn clear_error(&self) {
        if self.inner().is_some() && self.error.with_untracked(Option::is_some) {
            self.error.set(None);
        }
    }

    pub fn clear(&self) {
        if let Some(inner) = self.inner() {
            inner.drop_requests();
            self.change(inner.typed.empty.clone(), None, &inner, None);
        }
    }

    pub fn keep_fresh(self, clear: Box<dyn Fn()>) {
        RefreshPolicy {
            on_sign_out: clear,
            on_sign_in: Box::new(move || self.load_if_empty()),
            on_stale: Box::new(move || self.reload()),
        }
        .install();
    }

    fn count_response(&self) {
        let _ = self.response_count.try_update(|count| *count += 1);
    }

    fn take(&self, response: Result<ErasedValue, ApiError>, inner: &Inner) {
        let Some(present) = self.value.try_get_untracked() else {
            return;
        };
        let (value, error) = match response {
            Ok(new) => {
                let next = match inner.accept.get() {
                    Some(accept) => accept(new, &present),
                    None => Some(new),
                };
                let Some(next) = next else { return };
                (next, None)
            }
            Err(error) if inner.keeps(&error.kind) => (present.clone(), Some(error)),
            Err(error) => (inner.typed.empty.clone(), Some(error)),
        };
        self.change(
            value,
            error,
            inner,
            inner.before_change.get().map(Box::as_ref),
        );
    }

    /// Notifies readers only where the value or the error differs.
    fn change(
        &self,
        value: ErasedValue,
        error: Option<ApiError>,
        inner: &Inner,
        before_change: Option<&dyn Fn()>,
    ) {
        let Some(present) = self.value.try_get_untracked() else {
            return;
        };
        let value_differs = !(inner.typed.is_equal)(&present, &value);
        let error_differs = self.error.with_untracked(|known| *known != error);
        // An error beside a value is a notice that takes no focus.
        if let Some(hook) = before_change
            && (value_differs || (error_differs && inner.is_empty(&value)))
        {
            hook();
        }
        if value_differs {
            self.value.set(value);
        }
        if error_differs {
            self.error.set(error);
        }
    }
}

impl Inner {
    fn is_empty(&self, value: &ErasedValue) -> bool {
        Arc::ptr_eq(value, &self.typed.empty)
    }

    fn keeps(&self, error: &ErrorKind) -> bool {
        match self.keep.get() {
            Some(keep) => keep(error),
            None => error.is_temporary(),
        }
    }

    fn drop_requests(&self) {
        self.newest_request.set(self.newest_request.get() + 1);
        self.is_loading.set(false);
    }
}
