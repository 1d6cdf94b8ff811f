//! Routing of an embedded page: the host's router owns the URL. A route arrives as an option and
//! leaves as an event. If the host does not cancel the event, the page navigates by itself.

use std::cell::Cell;
use std::rc::Rc;

use leptos::task::spawn_local;
use web_sys::HtmlElement;

use crate::hosts::address::prefill_of;
use crate::hosts::dom_events::dispatch;
use crate::model::event::HostEvent;
use crate::model::list_params::ListParams;
use crate::model::prefill::Prefill;
use crate::model::route::Route;
use crate::state::{HistoryMode, HostBridge, HostCapabilities};
use crate::ui::lean::{ErasedRwSignal, effect};

/// The current route, shared between page and host.
pub struct Location {
    target: HtmlElement,
    /// `None` until `ports` is called.
    page: Cell<Option<Signals>>,
    /// The list parameters that the host knows.
    known: Cell<ListParams>,
}

#[derive(Clone, Copy)]
struct Signals {
    route: ErasedRwSignal<Route>,
    prefill: ErasedRwSignal<Option<Prefill>>,
    list_view: ErasedRwSignal<ListParams>,
}

impl Location {
    pub fn new(target: HtmlElement) -> Self {
        Self {
            target,
            page: Cell::new(None),
            known: Cell::new(ListParams::default()),
        }
    }

    /// The bridge of a page that starts at `route`. Must be called in the page's reactive owner.
    pub fn ports(
        self: &Rc<Self>,
        route: &str,
        emit: Box<dyn Fn(HostEvent)>,
        offers: Box<dyn Fn() -> HostCapabilities>,
    ) -> HostBridge {
        let page = Signals {
            route: ErasedRwSignal::new(Route::Unknown),
            prefill: ErasedRwSignal::new(None),
            list_view: ErasedRwSignal::new(ListParams::default()),
        };
        self.page.set(Some(page));
        self.go(route);
        let this = self.clone();
        effect(move |before: Option<()>| {
            let is_known = page.list_view.get() == this.known.get();
            if before.is_some() && !is_known && page.route.get_untracked() == Route::Keys {
                this.route_changed(&Route::Keys, HistoryMode::Replace);
            }
        });
        let this = self.clone();
        HostBridge {
            route: page.route.read_only(),
            prefill: page.prefill,
            list_view: page.list_view,
            navigate: Box::new(move |route, how| {
                if this.route_changed(&route, how) {
                    set_if_changed(page.route, route);
                }
            }),
            emit,
            offers,
        }
    }

    /// Navigates to a path with an optional query, as the host requested.
    pub fn go(self: &Rc<Self>, address: &str) {
        let Some(page) = self.page.get() else { return };
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let route = Route::from_path(path);
        match route {
            Route::Keys => {
                let view = ListParams::from_query(query);
                self.known.set(view);
                set_if_changed(page.list_view, view);
            }
            Route::NewKey if !query.is_empty() => {
                page.prefill.set(prefill_of(query));
                // Removes the query from the host's address, so that it is neither kept there nor
                // filled in again. Deferred, since the host may set the route while it renders.
                let this = self.clone();
                spawn_local(async move {
                    this.route_changed(&Route::NewKey, HistoryMode::Replace);
                });
            }
            _ => {}
        }
        set_if_changed(page.route, route);
    }

    /// Reports a navigation to the host. Returns `false` if the host handles it.
    fn route_changed(&self, route: &Route, how: HistoryMode) -> bool {
        let mut address = route.path();
        if let (Route::Keys, Some(page)) = (route, self.page.get()) {
            let view = page.list_view.try_get_untracked().unwrap_or_default();
            self.known.set(view);
            let query = view.to_query();
            if !query.is_empty() {
                address = format!("{address}?{query}");
            }
        }
        let is_replace = how == HistoryMode::Replace;
        let detail = [("route", address.into()), ("replace", is_replace.into())];
        dispatch(&self.target, "wl-navigate", &detail, true)
    }
}

/// Sets only a different value, since subscribers start again at each notification.
fn set_if_changed<T: PartialEq + Clone + Send + Sync + 'static>(
    state: ErasedRwSignal<T>,
    value: T,
) {
    if state.try_get_untracked().is_some_and(|now| now != value) {
        state.set(value);
    }
}
