//! The two ports through which pages reach their host: where to go, and what has happened.

use std::rc::Rc;

use js_sys::Promise;
use leptos::prelude::*;

use crate::api::now_ms;
use crate::model::event::HostEvent;
use crate::model::list_params::ListParams;
use crate::model::prefill::Prefill;
use crate::model::route::Route;
use crate::ui::lean::{ErasedReadSignal, ErasedRwSignal};

/// What a host gives the page: a way to go somewhere, and an ear.
pub struct HostBridge {
    /// Where the page is now; the driver changes it, only when it is another, and the page follows.
    pub route: ErasedReadSignal<Route>,
    /// What the link that led to the form asks to be filled in; taken when the form opens.
    pub prefill: ErasedRwSignal<Option<Prefill>>,
    /// What of the list is shown: the driver sets it first, the page from then on.
    pub list_view: ErasedRwSignal<ListParams>,
    /// Goes to a route.
    pub navigate: Box<dyn Fn(Route, HistoryMode)>,
    /// Hears of events.
    pub emit: Box<dyn Fn(HostEvent)>,
    /// What the host can do beside that, at the moment.
    pub offers: Box<dyn Fn() -> HostCapabilities>,
}

/// Hears whether somebody passed a check, at any time.
pub type OnAnswer = Rc<dyn Fn(bool)>;

/// Passes a check with the person and tells what came of it.
pub type Reauthenticate = Rc<dyn Fn(OnAnswer)>;

/// What a host can do, and wants, beside the least.
#[derive(Clone, Default)]
pub struct HostCapabilities {
    /// Hears [`HostEvent::SupportRequested`] and opens its chat.
    pub support_chat: bool,
    /// Wants secret keys hidden until the person asks to see them.
    pub start_hidden: bool,
    /// Passes the second check with the person, then says whether they did.
    pub reauthenticate: Option<Reauthenticate>,
    /// Loads the rest of the program, where it has not come with the first part; again after a
    /// failure, which has a `kind`, and a `message` for the person.
    pub load_rest: Option<Rc<dyn Fn() -> Promise>>,
    /// Documentation to link to in place of the API's own.
    pub documentation: Option<String>,
}

/// How a navigation is remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryMode {
    /// As a step that can be taken back.
    Push,
    /// In place of the present one.
    Replace,
}

/// The ports in context.
#[derive(Clone, Copy)]
pub struct HostHandle {
    ports: StoredValue<Rc<HostBridge>, LocalStorage>,
    /// When the page was mounted, until it has told that it stands.
    mounted_at_ms: StoredValue<Option<f64>>,
}

impl HostBridge {
    /// Puts the ports into the context.
    pub fn provide(self) {
        provide_context(HostHandle {
            ports: StoredValue::new_local(Rc::new(self)),
            mounted_at_ms: StoredValue::new(Some(now_ms())),
        });
    }

    /// The ports of this page.
    #[must_use]
    pub fn expect() -> HostHandle {
        expect_context()
    }
}

impl HostHandle {
    /// Where the page is now.
    #[must_use]
    pub fn route(&self) -> ErasedReadSignal<Route> {
        self.ports.with_value(|ports| ports.route)
    }

    /// Where the page is now; `None` when it is gone.
    #[must_use]
    pub fn try_route(&self) -> Option<Route> {
        let route = self.ports.try_with_value(|ports| ports.route)?;
        route.try_get_untracked()
    }

    /// What of the list is shown.
    #[must_use]
    pub fn list_params(&self) -> ErasedRwSignal<ListParams> {
        self.ports.with_value(|ports| ports.list_view)
    }

    /// Goes to a route.
    pub fn navigate(&self, route: Route, how: HistoryMode) {
        if let Some(ports) = self.ports.try_get_value() {
            (ports.navigate)(route, how);
        }
    }

    /// What a link asks to be filled in; once.
    #[must_use]
    pub fn take_prefill(&self) -> Option<Prefill> {
        let prefill = self.ports.try_with_value(|ports| ports.prefill)?;
        let asked = prefill.get_untracked();
        prefill.set(None);
        asked
    }

    /// What the host can do, and wants; the least when the page is gone.
    #[must_use]
    pub fn capabilities(&self) -> HostCapabilities {
        let ports = self.ports.try_get_value();
        ports.map(|ports| (ports.offers)()).unwrap_or_default()
    }

    /// Has the host pass the second check with the person; `then` is told whether they did.
    pub fn reauthenticate(&self, then: OnAnswer) {
        if let Some(pass) = self.capabilities().reauthenticate {
            pass(then);
        }
    }

    /// Tells the host, once, that the first screen stands, when it has been painted.
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

    /// Tells the host.
    pub fn emit(&self, event: HostEvent) {
        if let Some(ports) = self.ports.try_get_value() {
            (ports.emit)(event);
        }
    }
}
