//! Whether the rest of the program is there: what the list of keys can stand without comes after
//! it. See [`crate::lazy`].

use js_sys::Reflect;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::{HostBridge, HostHandle};
use crate::ui::lean::ErasedRwSignal;

/// How far the rest has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadStatus {
    /// Nobody has asked for it.
    Idle,
    /// It is on its way.
    Loading,
    /// It can be called.
    Ready,
    /// It did not come.
    Failed {
        /// Why, and what to do.
        message: String,
        /// Asking once more may help; otherwise only a reload does.
        can_retry: bool,
    },
}

/// The rest of the program, as this page knows it.
#[derive(Clone, Copy)]
pub struct LazyChunk {
    status: ErasedRwSignal<LoadStatus>,
    host: HostHandle,
}

impl LazyChunk {
    /// Puts it into the context. It is there from the start where the host loads none.
    pub fn provide() -> Self {
        let host = HostBridge::expect();
        let first = if host.capabilities().load_rest.is_some() {
            LoadStatus::Idle
        } else {
            LoadStatus::Ready
        };
        let this = Self {
            status: ErasedRwSignal::new(first),
            host,
        };
        provide_context(this);
        this
    }

    /// That of this page.
    #[must_use]
    pub fn expect() -> Self {
        expect_context()
    }

    /// How far it has come.
    #[must_use]
    pub fn status(&self) -> LoadStatus {
        self.status.get()
    }

    /// Whether it can be called, as it is now.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.status.get_untracked() == LoadStatus::Ready
    }

    /// Has it loaded once what is on the screen now has been painted, so that neither waits for the
    /// other.
    pub fn prefetch_after_paint(&self) {
        let this = *self;
        request_animation_frame(move || request_animation_frame(move || this.load()));
    }

    /// Has it loaded, also after it failed.
    pub fn load(&self) {
        let this = *self;
        let asked = this.status.try_get_untracked();
        if matches!(asked, None | Some(LoadStatus::Loading | LoadStatus::Ready)) {
            return;
        }
        let Some(load) = this.host.capabilities().load_rest else {
            return;
        };
        let loading = load();
        this.status.set(LoadStatus::Loading);
        spawn_local(async move {
            this.status.set(match JsFuture::from(loading).await {
                Ok(_) => LoadStatus::Ready,
                Err(error) => LoadStatus::Failed {
                    message: text(&error, "message"),
                    can_retry: text(&error, "kind") == "part-blocked",
                },
            });
        });
    }
}

/// What `src/hosts/loading.js` says of a failure.
fn text(error: &JsValue, name: &str) -> String {
    let value = Reflect::get(error, &name.into()).unwrap_or_default();
    value.as_string().unwrap_or_default()
}
