//! The two ports through which pages reach their host: where to go, and what has happened.

use std::rc::Rc;

use js_sys::Promise;
use leptos::prelude::*;

use crate::domain::event::HostEvent;
use crate::domain::listing::ListView;
use crate::domain::prefill::Prefill;
use crate::domain::route::Route;
use crate::reactive::{Reader, State};

/// What a host gives the page: a way to go somewhere, and an ear.
pub struct Ports {
    /// Where the page is now; the driver changes it, only when it is another, and the page follows.
    pub route: Reader<Route>,
    /// What the link that led to the form asks to be filled in; taken when the form opens.
    pub prefill: State<Option<Prefill>>,
    /// What of the list is shown: the driver sets it first, the page from then on.
    pub list_view: State<ListView>,
    /// Goes to a route.
    pub navigate: Box<dyn Fn(Route, Navigation)>,
    /// Hears of events.
    pub emit: Box<dyn Fn(HostEvent)>,
    /// What the host can do beside that.
    pub offers: Offers,
}

/// Hears whether somebody passed a check, at any time.
pub type Answer = Rc<dyn Fn(bool)>;

/// What a host can do, and wants, beside the least.
#[derive(Default)]
pub struct Offers {
    /// Hears [`HostEvent::SupportRequested`] and opens its chat.
    pub support_chat: bool,
    /// Wants secret keys hidden until the person asks to see them.
    pub start_hidden: bool,
    /// Passes the second check with the person, then says whether they did.
    pub reauthenticate: Option<Box<dyn Fn(Answer)>>,
    /// Loads the rest of the program, where it has not come with the first part; again after a
    /// failure, whose `cause` is the status of the answer, if there was one.
    pub load_rest: Option<Box<dyn Fn() -> Promise>>,
}

/// How a navigation is remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Navigation {
    /// As a step that can be taken back.
    Push,
    /// In place of the present one.
    Replace,
}

/// The ports in context.
#[derive(Clone, Copy)]
pub struct Host(StoredValue<Rc<Ports>, LocalStorage>);

impl Ports {
    /// Puts the ports into the context.
    pub fn provide(self) {
        provide_context(Host(StoredValue::new_local(Rc::new(self))));
    }

    /// The ports of this page.
    #[must_use]
    pub fn expect() -> Host {
        expect_context()
    }
}

impl Host {
    /// Where the page is now.
    #[must_use]
    pub fn route(&self) -> Reader<Route> {
        self.0.with_value(|ports| ports.route)
    }

    /// Where the page is now; `None` when it is gone.
    #[must_use]
    pub fn try_route(&self) -> Option<Route> {
        let route = self.0.try_with_value(|ports| ports.route)?;
        route.try_get_untracked()
    }

    /// What of the list is shown.
    #[must_use]
    pub fn list_view(&self) -> State<ListView> {
        self.0.with_value(|ports| ports.list_view)
    }

    /// Goes to a route.
    pub fn navigate(&self, route: Route, how: Navigation) {
        if let Some(ports) = self.0.try_get_value() {
            (ports.emit)(HostEvent::Navigated(route.clone()));
            (ports.navigate)(route, how);
        }
    }

    /// What a link asks to be filled in; once.
    #[must_use]
    pub fn take_prefill(&self) -> Option<Prefill> {
        let prefill = self.0.try_with_value(|ports| ports.prefill)?;
        let asked = prefill.get_untracked();
        prefill.set(None);
        asked
    }

    /// Whether the host has a chat with support.
    #[must_use]
    pub fn has_chat(&self) -> bool {
        self.0.with_value(|ports| ports.offers.support_chat)
    }

    /// Whether secret keys are hidden until the person asks to see them.
    #[must_use]
    pub fn starts_hidden(&self) -> bool {
        self.0.with_value(|ports| ports.offers.start_hidden)
    }

    /// Whether the host passes the second check with the person.
    #[must_use]
    pub fn can_reauthenticate(&self) -> bool {
        self.0
            .with_value(|ports| ports.offers.reauthenticate.is_some())
    }

    /// Has the host pass the second check with the person; `then` is told whether they did.
    pub fn reauthenticate(&self, then: Answer) {
        if let Some(ports) = self.0.try_get_value()
            && let Some(pass) = &ports.offers.reauthenticate
        {
            pass(then);
        }
    }

    /// Whether the host has the rest of the program still to load.
    #[must_use]
    pub fn loads_rest(&self) -> bool {
        self.0.with_value(|ports| ports.offers.load_rest.is_some())
    }

    /// Has the host load the rest of the program.
    #[must_use]
    pub fn load_rest(&self) -> Option<Promise> {
        let ports = self.0.try_get_value()?;
        Some(ports.offers.load_rest.as_ref()?())
    }

    /// Tells the host.
    pub fn emit(&self, event: HostEvent) {
        if let Some(ports) = self.0.try_get_value() {
            (ports.emit)(event);
        }
    }
}
