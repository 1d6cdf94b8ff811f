//! What every page finds in Leptos' context: the API, the session, the ports to the host, and the
//! voice for screen readers. Each is a small handle that can be copied.

mod announcer;
pub mod dates;
mod host_bridge;
mod lazy_chunk;
mod leave_confirmation;
mod load_state;
mod navigation_guard;
mod pending_rotation;
mod query;
mod refresh_policy;
mod session;
mod shadow_root;
pub mod spelling;
mod update_key;

pub use announcer::Announcer;
pub use host_bridge::{
    HistoryMode, HostBridge, HostCapabilities, HostHandle, OnAnswer, Reauthenticate,
};
pub use lazy_chunk::{LazyChunk, LoadStatus};
pub use leave_confirmation::LeaveConfirmation;
pub use load_state::LoadState;
pub use navigation_guard::{FormPrefill, NavigationGuard, NavigationTarget, Suggestion};
pub use pending_rotation::PendingRotation;
pub use query::{Accept, Query};
pub use refresh_policy::{RefreshPolicy, follow_session, on_return};
pub use session::{SessionContext, SessionState};
pub use shadow_root::ShadowRootHandle;
pub use update_key::{OnResult, UpdateKey, UpdateKeyRequest};

use leptos::prelude::*;

use crate::api::Api;

/// The API, for pages.
#[derive(Clone, Copy)]
pub struct ApiContext(StoredValue<Api, LocalStorage>);

impl ApiContext {
    /// Wraps a handle for the context.
    #[must_use]
    pub fn new(api: Api) -> Self {
        Self(StoredValue::new_local(api))
    }

    /// The handle, unless the page is already gone.
    #[must_use]
    pub fn get(&self) -> Option<Api> {
        self.0.try_get_value()
    }
}
