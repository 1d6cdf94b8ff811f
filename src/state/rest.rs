//! Whether the rest of the program is there: what the list of keys can stand without comes after
//! it. See [`crate::rest`].

use js_sys::Reflect;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::{Host, HostBridge};
use crate::reactive::State;

/// How far the rest has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadStatus {
    /// Nobody has asked for it.
    NotAsked,
    /// It is on its way.
    UnderWay,
    /// It can be called.
    Here,
    /// It did not come.
    Failed {
        /// Why, and what to do.
        sentence: String,
        /// Asking once more may help; otherwise only a reload does.
        may_come: bool,
    },
}

/// The rest of the program, as this page knows it.
#[derive(Clone, Copy)]
pub struct LazyChunk {
    coming: State<LoadStatus>,
    host: Host,
}

impl LazyChunk {
    /// Puts it into the context. It is there from the start where the host loads none.
    pub fn provide() -> Self {
        let host = HostBridge::expect();
        let first = if host.offers().load_rest.is_some() {
            LoadStatus::NotAsked
        } else {
            LoadStatus::Here
        };
        let this = Self {
            coming: State::new(first),
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
    pub fn coming(&self) -> LoadStatus {
        self.coming.get()
    }

    /// Whether it can be called, as it is now.
    #[must_use]
    pub fn is_here(&self) -> bool {
        self.coming.get_untracked() == LoadStatus::Here
    }

    /// Has it loaded once what is on the screen now has been painted, so that neither waits for the
    /// other.
    pub fn ask_after_paint(&self) {
        let this = *self;
        request_animation_frame(move || request_animation_frame(move || this.ask()));
    }

    /// Has it loaded, also after it failed.
    pub fn ask(&self) {
        let this = *self;
        let asked = this.coming.try_get_untracked();
        if matches!(asked, None | Some(LoadStatus::UnderWay | LoadStatus::Here)) {
            return;
        }
        let Some(load) = this.host.offers().load_rest else {
            return;
        };
        let coming = load();
        this.coming.set(LoadStatus::UnderWay);
        spawn_local(async move {
            this.coming.set(match JsFuture::from(coming).await {
                Ok(_) => LoadStatus::Here,
                Err(error) => LoadStatus::Failed {
                    sentence: text(&error, "message"),
                    may_come: text(&error, "kind") == "part-blocked",
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
