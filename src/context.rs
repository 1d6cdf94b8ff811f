//! What every page finds in Leptos' context: the API, the session, the ports to the host, and the
//! voice for screen readers. Each is a small handle that can be copied.

mod announcer;
pub mod calendar;
mod changing;
mod leaving;
mod load;
mod ports;
mod rest;
mod root;
mod rotating;
mod session;
pub mod spelling;
mod upkeep;
mod way_out;

pub use announcer::Announcer;
pub use changing::{Changing, Done, Wish};
pub use leaving::{Goal, Leaving, Seed, Suggestion};
pub use load::Load;
pub use ports::{Answer, Host, Navigation, Offers, Ports, Reauthenticate};
pub use rest::{Coming, Rest};
pub use root::Root;
pub use rotating::Rotating;
pub use session::{SessionContext, SessionState};
pub use upkeep::{Upkeep, on_return};
pub use way_out::WayOut;

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
