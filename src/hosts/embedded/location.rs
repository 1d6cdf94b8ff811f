//! The driver of an embedded page: the host's router owns the URL. A route comes in as an option,
//! and goes out as an event; where nobody answers it, the page goes by itself.

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

/// Where the page is.
pub struct Location {
    target: HtmlElement,
    /// Only while the page is mounted.
    page: Cell<Option<Signals>>,
    /// What of the list the host knows to be shown.
    known: Cell<ListParams>,
}

#[derive(Clone, Copy)]
struct Signals {
    route: ErasedRwSignal<Route>,
    prefill: ErasedRwSignal<Option<Prefill>>,
    list_view: ErasedRwSignal<ListParams>,
}

impl Location {
    /// Nowhere yet.
    pub fn new(target: HtmlElement) -> Self {
        Self {
            target,
            page: Cell::new(None),
            known: Cell::new(ListParams::default()),
        }
    }

    /// The ports of a page that begins at `route`. To be called in the page's owner.
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

    /// Goes where the host says.
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
                // Taken out of the address, so that it is neither kept there nor filled in a second
                // time; later, since whoever sets a route may be in the midst of drawing.
                let this = self.clone();
                spawn_local(async move {
                    this.route_changed(&Route::NewKey, HistoryMode::Replace);
                });
            }
            _ => {}
        }
        set_if_changed(page.route, route);
    }

    /// Tells the host where the page goes; false where the host sees to it.
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

/// Sets it only where it is another: who follows it begins anew.
fn set_if_changed<T: PartialEq + Clone + Send + Sync + 'static>(
    state: ErasedRwSignal<T>,
    value: T,
) {
    if state.try_get_untracked().is_some_and(|now| now != value) {
        state.set(value);
    }
}
