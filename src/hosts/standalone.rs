//! The host of the standalone page: the URL is the route. Only this module uses leptos_router, and
//! of it only the part that follows the address bar.

use js_sys::{Function, Reflect};
use leptos::prelude::*;
use leptos_router::location::{BrowserUrl, LocationChange, LocationProvider, Url};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

use super::address::prefill_of;
use super::dom_events::emit;
use super::mount;
use crate::api::{ApiOptions, RequestOptions};
use crate::model::event::HostEvent;
use crate::model::list_params::ListParams;
use crate::model::route::Route;
use crate::state::{HistoryMode, HostBridge, HostCapabilities};
use crate::ui::lean::{ErasedRwSignal, effect};

/// ID of the element in `index.html`.
const ELEMENT_ID: &str = "we-link-security";
const DEFAULT_API_BASE: &str = "/api/settings";
const DEFAULT_BASE: &str = "/settings/security";

/// Mounts the page into the element of `index.html`, whose attributes `data-api-base` and
/// `data-base` hold the addresses of the API and of the page. Does nothing without the element.
/// Throws if the browser lacks a required feature; `start.js` then shows an error.
pub fn start() {
    let Some(host) = document().get_element_by_id(ELEMENT_ID) else {
        return;
    };
    let Ok(host) = host.dyn_into::<HtmlElement>() else {
        return;
    };
    let setting = |name: &str, default: &str| {
        let value = host
            .get_attribute(name)
            .unwrap_or_else(|| default.to_owned());
        value.trim_end_matches('/').to_owned()
    };
    let api = ApiOptions {
        base: setting("data-api-base", DEFAULT_API_BASE),
        request_options: RequestOptions::default(),
    };
    let base = setting("data-base", DEFAULT_BASE);
    let Ok(location) = BrowserUrl::new() else {
        wasm_bindgen::throw_str("no address bar");
    };
    let offers = HostCapabilities {
        support_chat: host.has_attribute("data-support-chat"),
        start_hidden: host.has_attribute("data-start-hidden"),
        reauthenticate: None,
        load_rest: loader(&host),
        documentation: None,
    };
    let ear = host.clone();
    let emit = move |event| emit(&ear, &event);
    match mount(&host, api, move || ports(location, base, offers, emit)) {
        Ok(page) => page.forget(),
        Err(_) => wasm_bindgen::throw_str("cannot mount"),
    }
}

/// The function that `start.js` sets at the element to load the lazy part of the program. `None` if
/// the program is not split.
fn loader(host: &HtmlElement) -> Option<Function> {
    let load = Reflect::get(host, &"loadRest".into()).ok()?;
    load.dyn_into().ok()
}

fn ports(
    location: BrowserUrl,
    base: String,
    offers: HostCapabilities,
    emit: impl Fn(HostEvent) + 'static,
) -> HostBridge {
    location.init(Some(base.clone().into()));
    let url = location.as_url().clone();
    let route = ErasedRwSignal::new(url.with_untracked(|url| route_of(url, &base)));
    let prefill = ErasedRwSignal::new(None);
    let view = |url: &Url| ListParams::from_query(url.search());
    let list_view = ErasedRwSignal::new(match route.get_untracked() {
        Route::Keys => url.with_untracked(view),
        _ => ListParams::default(),
    });
    if route.get_untracked() == Route::NewKey {
        prefill.set(url.with_untracked(|url| prefill_of(url.search())));
        forget_parameters();
    }
    effect({
        let (url, location, base) = (url.clone(), location.clone(), base.clone());
        move |before: Option<()>| {
            let (now, path) = url.with(|url| (route_of(url, &base), url.path().to_owned()));
            if before.is_some() && now == Route::NewKey {
                prefill.set(url.with_untracked(|url| prefill_of(url.search())));
            }
            let is_list = now == Route::Keys;
            if is_list && before.is_some() && url.with_untracked(|url| !url.search().is_empty()) {
                let asked = url.with_untracked(view);
                if list_view.get_untracked() != asked {
                    list_view.set(asked);
                }
            }
            if route.get_untracked() != now {
                route.set(now);
            }
            // For a clicked link the router updates the address bar only after this call.
            location.ready_to_complete();
            let url = url.clone();
            let list_view = is_list.then_some(list_view);
            request_animation_frame(move || follow(&url.get_untracked(), &path, list_view));
        }
    });
    effect(move |before: Option<()>| {
        list_view.track();
        if before.is_some() && route.get_untracked() == Route::Keys {
            remember(list_view);
        }
    });
    let navigate = move |route: Route, how: HistoryMode| {
        let value = format!("{base}{}", route.path());
        let Ok(target) = BrowserUrl::parse(&value) else {
            return;
        };
        location.complete_navigation(&LocationChange {
            value,
            replace: how == HistoryMode::Replace,
            ..LocationChange::default()
        });
        url.set(target);
    };
    HostBridge {
        route: route.read_only(),
        prefill,
        list_view,
        navigate: Box::new(navigate),
        emit: Box::new(emit),
        offers: Box::new(move || offers.clone()),
    }
}

/// Removes the query from the address bar, so that it is neither kept there nor filled in again.
fn forget_parameters() {
    replace_parameters("");
}

/// Writes the list parameters into the address bar, so that they survive a reload.
fn remember(view: ErasedRwSignal<ListParams>) {
    if let Some(view) = view.try_get_untracked() {
        replace_parameters(&view.to_query());
    }
}

fn replace_parameters(parameters: &str) {
    let location = window().location();
    let search = location.search().unwrap_or_default();
    if search.trim_start_matches('?') != parameters {
        let mut path = location.pathname().unwrap_or_default();
        if !parameters.is_empty() {
            path.push('?');
            path.push_str(parameters);
        }
        // Fails only for another origin, and this is a path.
        let _ = window()
            .history()
            .and_then(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(&path)));
    }
}

/// Pushes the path of the current screen if the router has not: the router skips a navigation to
/// the URL that it considers current, and that URL is wrong after Back and Forward. For the list,
/// also writes its parameters; otherwise removes the query.
fn follow(now: &Url, path: &str, list_view: Option<ErasedRwSignal<ListParams>>) {
    let shown = window().location().pathname().unwrap_or_default();
    if now.path() == path && shown != path {
        // Fails only for another origin, and this is a path.
        let _ = window()
            .history()
            .and_then(|history| history.push_state_with_url(&JsValue::NULL, "", Some(path)));
    }
    match list_view {
        Some(view) => remember(view),
        None => forget_parameters(),
    }
}

/// The route of a URL. A path outside `base` is `Route::Unknown`.
fn route_of(url: &Url, base: &str) -> Route {
    match url.path().strip_prefix(base) {
        Some(rest) if rest.is_empty() || rest.starts_with('/') => Route::from_path(rest),
        _ => Route::Unknown,
    }
}
