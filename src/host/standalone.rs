//! The driver of the standalone page: the URL is the route. The only place that knows
//! leptos_router, and of it only the part that follows the address bar.

use leptos::prelude::*;
use leptos_router::location::{BrowserUrl, LocationChange, LocationProvider, Url};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::mount;
use crate::api::ApiOptions;
use crate::context::{Navigation, Ports, effect};
use crate::domain::route::Route;

/// Id of the element in `index.html`.
const ELEMENT_ID: &str = "we-link-security";
const DEFAULT_API_BASE: &str = "/api/settings";
const DEFAULT_BASE: &str = "/settings/security";

/// Mounts the page into the element of `index.html`, whose attributes `data-api-base` and
/// `data-base` say where the API and the page are. Without the element nothing happens.
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
    };
    let base = setting("data-base", DEFAULT_BASE);
    let Ok(location) = BrowserUrl::new() else {
        return;
    };
    if let Ok(page) = mount(&host, api, move || ports(location, base)) {
        page.forget();
    }
}

fn ports(location: BrowserUrl, base: String) -> Ports {
    location.init(Some(base.clone().into()));
    let url = location.as_url().clone();
    let route = RwSignal::new(url.with_untracked(|url| route_of(url, &base)));
    effect({
        let (url, location, base) = (url.clone(), location.clone(), base.clone());
        move |_| {
            let now = url.with(|url| route_of(url, &base));
            if route.get_untracked() != now {
                route.set(now);
            }
            // The router holds the address bar back until the screen for a clicked link stands.
            location.ready_to_complete();
        }
    });
    let href = {
        let base = base.clone();
        move |route: &Route| Some(format!("{base}{}", route.path()))
    };
    let navigate = move |route: Route, how: Navigation| {
        let value = format!("{base}{}", route.path());
        let Ok(target) = BrowserUrl::parse(&value) else {
            return;
        };
        location.complete_navigation(&LocationChange {
            value,
            replace: how == Navigation::Replace,
            ..LocationChange::default()
        });
        url.set(target);
    };
    Ports {
        route: route.read_only(),
        navigate: Box::new(navigate),
        href: Box::new(href),
        emit: Box::new(|_| {}),
    }
}

/// The route of a URL; a path outside the base leads nowhere.
fn route_of(url: &Url, base: &str) -> Route {
    match url.path().strip_prefix(base) {
        Some(rest) if rest.is_empty() || rest.starts_with('/') => Route::from_path(rest),
        _ => Route::Unknown,
    }
}
