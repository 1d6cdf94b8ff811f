//! The bridge between the page and its host: navigation, events, and what the host offers.

use std::rc::Rc;

use js_sys::Function;
use leptos::prelude::*;

use crate::api::now_ms;
use crate::model::event::HostEvent;
use crate::model::list_params::ListParams;
use crate::model::prefill::Prefill;
use crate::model::route::Route;
use crate::ui::lean::{ErasedReadSignal, ErasedRwSignal};

/// The signals and functions that a host gives to the page.
pub struct HostBridge {
    /// The current route. The host sets it, only when it changes, and the page follows.
    pub route: ErasedReadSignal<Route>,
    /// The values of the link to the form; taken when the form opens.
    pub prefill: ErasedRwSignal<Option<Prefill>>,
    /// Filter and order of the list. The host sets them from the address; the page changes them.
    pub list_view: ErasedRwSignal<ListParams>,
    pub navigate: Box<dyn Fn(Route, HistoryMode)>,
    /// Sends an event to the host.
    pub emit: Box<dyn Fn(HostEvent)>,
    /// What the host offers now; read again at each use.
    pub offers: Box<dyn Fn() -> HostCapabilities>,
}

/// Called with `true` if the user passed reauthentication. May be called at any time.
pub type OnAnswer = Rc<dyn Fn(bool)>;

/// Lets the host reauthenticate the user, and calls back with the result.
pub type Reauthenticate = Rc<dyn Fn(OnAnswer)>;

/// Optional features and settings of a host.
#[derive(Clone, Default)]
pub struct HostCapabilities {
    /// The host opens a support chat on [`HostEvent::SupportRequested`].
    pub support_chat: bool,
    /// Secret keys are hidden until the user asks to see them.
    pub start_hidden: bool,
    /// The host reauthenticates the user.
    pub reauthenticate: Option<Reauthenticate>,
    /// Loads the second part of the program if it is split; called again after a failure. Returns a
    /// promise, whose error has a `kind`, and a `message` for the user.
    pub load_rest: Option<Function>,
    /// Address of documentation that replaces the API's own.
    pub documentation: Option<String>,
}

/// How a navigation changes the browser's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryMode {
    /// Adds an entry.
    Push,
    /// Replaces the current entry.
    Replace,
}

/// Access to the `HostBridge` in the context.
#[derive(Clone, Copy)]
pub struct HostHandle {
    ports: StoredValue<Rc<HostBridge>, LocalStorage>,
    /// `None` once `emit_ready` was called.
    mounted_at_ms: StoredValue<Option<f64>>,
}

impl HostBridge {
    pub fn provide(self) {
        provide_context(HostHandle {
            ports: StoredValue::new_local(Rc::new(self)),
            mounted_at_ms: StoredValue::new(Some(now_ms())),
        });
    }

    #[must_use]
    pub fn expect() -> HostHandle {
        expect_context()
    }
}

impl HostHandle {
    #[must_use]
    pub fn route(&self) -> ErasedReadSignal<Route> {
        self.ports.with_value(|ports| ports.route)
    }

    /// `None` after the page was disposed.
    #[must_use]
    pub fn try_route(&self) -> Option<Route> {
        let route = self.ports.try_with_value(|ports| ports.route)?;
        route.try_get_untracked()
    }

    /// Filter and order of the list.
    #[must_use]
    pub fn list_params(&self) -> ErasedRwSignal<ListParams> {
        self.ports.with_value(|ports| ports.list_view)
    }

    pub fn navigate(&self, route: Route, how: HistoryMode) {
        if let Some(ports) = self.ports.try_get_value() {
            (ports.navigate)(route, how);
        }
    }

    /// Takes the values of the link; a second call returns `None`.
    #[must_use]
    pub fn take_prefill(&self) -> Option<Prefill> {
        let prefill = self.ports.try_with_value(|ports| ports.prefill)?;
        let asked = prefill.get_untracked();
        prefill.set(None);
        asked
    }

    /// No features after the page was disposed.
    #[must_use]
    pub fn capabilities(&self) -> HostCapabilities {
        let ports = self.ports.try_get_value();
        ports.map(|ports| (ports.offers)()).unwrap_or_default()
    }

    /// Lets the host reauthenticate the user. `then` is called with the result, or never if the
    /// host does not offer this.
    pub fn reauthenticate(&self, then: OnAnswer) {
        if let Some(pass) = self.capabilities().reauthenticate {
            pass(then);
        }
    }

    /// Sends `HostEvent::Ready` after the next paint (two frames). Only the first call has an
    /// effect.
    pub fn emit_ready(&self) {
        let this = *self;
        let since = this.mounted_at_ms.try_get_value().flatten();
        this.mounted_at_ms.try_update_value(|since| *since = None);
        if let Some(since) = since {
            let tell = move || {
                let milliseconds = now_ms() - since;
                this.emit(HostEvent::Ready { milliseconds });
            };
            request_animation_frame(move || request_animation_frame(tell));
        }
    }

    pub fn emit(&self, event: HostEvent) {
        if let Some(ports) = self.ports.try_get_value() {
            (ports.emit)(event);
        }
    }
}
