//! Loads the second part of the program, which the list of keys does not need, and holds its
//! status.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::{LazyViews, lazy_views, linked_views};
use crate::state::{HostBridge, HostHandle};
use crate::ui::lean::ErasedRwSignal;

/// The status of the second part.
#[derive(Clone)]
pub enum LoadStatus {
    Idle,
    Loading,
    Ready(&'static LazyViews),
    Failed {
        /// The cause and what the user can do, as text for the user.
        message: String,
        /// Whether another attempt may help. Otherwise only a reload of the document does.
        can_retry: bool,
    },
}

/// The second part of the program.
#[derive(Clone, Copy)]
pub struct LazyChunk {
    status: ErasedRwSignal<LoadStatus>,
    host: HostHandle,
}

impl LazyChunk {
    /// `Ready` from the start if the program is in one piece.
    pub fn provide() -> Self {
        let this = Self {
            status: ErasedRwSignal::new(linked_views().map_or(LoadStatus::Idle, LoadStatus::Ready)),
            host: HostBridge::expect(),
        };
        provide_context(this);
        this
    }

    #[must_use]
    pub fn expect() -> Self {
        expect_context()
    }

    #[must_use]
    pub fn status(&self) -> LoadStatus {
        self.status.get()
    }

    /// Does not track the status.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        matches!(self.status.get_untracked(), LoadStatus::Ready(_))
    }

    /// Loads the part after the current screen was painted (two frames), so that neither delays the
    /// other.
    pub fn prefetch_after_paint(&self) {
        let this = *self;
        request_animation_frame(move || request_animation_frame(move || this.load()));
    }

    /// Starts to load the part, also after a failure. Does nothing while it is loading or ready.
    pub fn load(&self) {
        let this = *self;
        let asked = this.status.try_get_untracked();
        if matches!(
            asked,
            None | Some(LoadStatus::Loading | LoadStatus::Ready(_))
        ) {
            return;
        }
        let Some(load) = this.host.capabilities().load_rest else {
            return;
        };
        this.status.set(LoadStatus::Loading);
        spawn_local(async move {
            this.status.set(match load_views(&load).await {
                Ok(views) => LoadStatus::Ready(views),
                Err(error) => LoadStatus::Failed {
                    message: text(&error, "message"),
                    can_retry: text(&error, "kind") == "part-blocked",
                },
            });
        });
    }
}

/// Has the host load the second part, and returns its views.
async fn load_views(load: &Function) -> Result<&'static LazyViews, JsValue> {
    let loading = load.call0(&JsValue::UNDEFINED)?;
    JsFuture::from(Promise::resolve(&loading)).await?;
    lazy_views().await.map_err(|_| JsValue::UNDEFINED)
}

/// A text of the error that `src/hosts/loading.js` throws; empty if it is missing.
fn text(error: &JsValue, name: &str) -> String {
    let value = Reflect::get(error, &name.into()).unwrap_or_default();
    value.as_string().unwrap_or_default()
}
