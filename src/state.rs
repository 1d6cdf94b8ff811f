//! The shared state of the page, which pages read from Leptos' context: the API, the session, the
//! bridge to the host and the announcer for screen readers. Each is a small `Copy` handle.

mod announcer;
pub mod dates;
mod host_bridge;
mod leave_confirmation;
mod load_state;
mod mutation;
mod navigation_guard;
mod pending_rotation;
mod query;
mod refresh_policy;
mod session;
pub mod spelling;

pub use announcer::Announcer;
pub use host_bridge::{
    HistoryMode, HostBridge, HostCapabilities, HostHandle, OnAnswer, Reauthenticate,
};
pub use leave_confirmation::LeaveConfirmation;
pub use load_state::LoadState;
pub use mutation::{Mutation, OnSuccess};
pub use navigation_guard::{FormPrefill, NavigationGuard, NavigationTarget, Suggestion};
pub use pending_rotation::PendingRotation;
pub use query::{Accept, Query};
pub use refresh_policy::{RefreshPolicy, follow_session, on_return};
pub use session::{SessionContext, SessionState};

use leptos::prelude::*;

use crate::api::Api;

/// The API client as a `Copy` handle for the context.
#[derive(Clone, Copy)]
pub struct ApiContext(StoredValue<Api, LocalStorage>);

impl ApiContext {
    #[must_use]
    pub fn new(api: Api) -> Self {
        Self(StoredValue::new_local(api))
    }

    /// `None` after the page was disposed.
    #[must_use]
    pub fn get(&self) -> Option<Api> {
        self.0.try_get_value()
    }
}
