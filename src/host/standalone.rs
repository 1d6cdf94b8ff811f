//! The driver of the standalone page: the URL is the route. The only place that knows
//! leptos_router, and of it only the part that follows the address bar.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use leptos_router::location::{BrowserUrl, LocationChange, LocationProvider, Url};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit, HtmlElement, UrlSearchParams};

use super::mount;
use crate::api::ApiOptions;
use crate::context::{Navigation, Offers, Ports};
use crate::domain::event::HostEvent;
use crate::domain::listing::ListView;
use crate::domain::prefill::Prefill;
use crate::domain::route::Route;
use crate::reactive::{State, effect};

/// Id of the element in `index.html`.
const ELEMENT_ID: &str = "we-link-security";
const DEFAULT_API_BASE: &str = "/api/settings";
const DEFAULT_BASE: &str = "/settings/security";

/// Mounts the page into the element of `index.html`, whose attributes `data-api-base` and
/// `data-base` say where the API and the page are. Without the element nothing happens. Throws
/// where the browser lacks what the page needs; `start.js` then says so.
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
        fetch: None,
    };
    let base = setting("data-base", DEFAULT_BASE);
    let Ok(location) = BrowserUrl::new() else {
        wasm_bindgen::throw_str("no address bar");
    };
    let offers = Offers {
        support_chat: host.has_attribute("data-support-chat"),
        start_hidden: host.has_attribute("data-start-hidden"),
        reauthenticate: None,
        load_rest: loader(&host),
    };
    let ear = host.clone();
    let emit = move |event| tell(&ear, event);
    match mount(&host, api, move || ports(location, base, offers, emit)) {
        Ok(page) => page.forget(),
        Err(_) => wasm_bindgen::throw_str("cannot mount"),
    }
}

/// What `start.js` has put at the element to load the rest of the program; without it the program
/// is whole.
fn loader(host: &HtmlElement) -> Option<Box<dyn Fn() -> Promise>> {
    let load: Function = Reflect::get(host, &"loadRest".into())
        .ok()?
        .dyn_into()
        .ok()?;
    Some(Box::new(move || match load.call0(&JsValue::UNDEFINED) {
        Ok(coming) => Promise::resolve(&coming),
        Err(error) => Promise::reject(&error),
    }))
}

fn ports(
    location: BrowserUrl,
    base: String,
    offers: Offers,
    emit: impl Fn(HostEvent) + 'static,
) -> Ports {
    location.init(Some(base.clone().into()));
    let url = location.as_url().clone();
    let route = State::new(url.with_untracked(|url| route_of(url, &base)));
    let prefill = State::new(None);
    let view = |url: &Url| ListView::from_parameters(url.search());
    let list_view = State::new(match route.get_untracked() {
        Route::Keys => url.with_untracked(view),
        _ => ListView::default(),
    });
    if route.get_untracked() == Route::NewKey {
        prefill.set(url.with_untracked(|url| asked_by(url.search())));
        forget_parameters();
    }
    effect({
        let (url, location, base) = (url.clone(), location.clone(), base.clone());
        move |before: Option<()>| {
            let (now, path) = url.with(|url| (route_of(url, &base), url.path().to_owned()));
            if before.is_some() && now == Route::NewKey {
                prefill.set(url.with_untracked(|url| asked_by(url.search())));
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
            // The router holds the address bar back until the screen for a clicked link stands.
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
        route: route.reader(),
        prefill,
        list_view,
        navigate: Box::new(navigate),
        emit: Box::new(emit),
        offers,
    }
}

/// Tells the frame around the page that the person wants to talk to support: an event at the
/// element, with the place and the failed request's id and nothing else.
fn tell(host: &HtmlElement, event: HostEvent) {
    let HostEvent::SupportRequested { route, request_id } = event else {
        return;
    };
    let key_id = match &route {
        Route::Key(id) => Some(id.clone()),
        _ => None,
    };
    let detail = js_sys::Object::new();
    for (name, value) in [
        ("route", Some(route.path())),
        ("keyId", key_id),
        ("requestId", request_id),
    ] {
        // Setting a property of a fresh plain object cannot fail.
        let _ = Reflect::set(&detail, &name.into(), &value.into());
    }
    let init = CustomEventInit::new();
    init.set_detail(&detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict("wl-support-requested", &init) {
        let _ = host.dispatch_event(&event);
    }
}

/// What a link asks to be filled in.
fn asked_by(search: &str) -> Option<Prefill> {
    let parameters = UrlSearchParams::new_with_str(search).ok()?;
    let text = |value: JsValue| value.as_string().unwrap_or_default();
    let pairs = parameters.entries().into_iter().flatten().map(|pair| {
        let pair = js_sys::Array::from(&pair);
        (text(pair.get(0)), text(pair.get(1)))
    });
    Prefill::from_parameters(pairs)
}

/// Takes it out of the address bar, so that it is neither kept there nor filled in a second time.
fn forget_parameters() {
    replace_parameters("");
}

/// Writes what of the list is shown into the address bar, so that it survives a reload.
fn remember(view: State<ListView>) {
    if let Some(view) = view.try_get_untracked() {
        replace_parameters(&view.parameters());
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
        // Refused only for another origin, and this is a path.
        let _ = window()
            .history()
            .and_then(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(&path)));
    }
}

/// Puts the path of the screen that is shown into the address bar, where the router has not: it
/// leaves out a step to where it thinks it is, and after Back and Forward it thinks wrong. Of the
/// list, also what of it is shown.
fn follow(now: &Url, path: &str, list_view: Option<State<ListView>>) {
    let shown = window().location().pathname().unwrap_or_default();
    if now.path() == path && shown != path {
        // Refused only for another origin, and this is a path.
        let _ = window()
            .history()
            .and_then(|history| history.push_state_with_url(&JsValue::NULL, "", Some(path)));
    }
    match list_view {
        Some(view) => remember(view),
        None => forget_parameters(),
    }
}

/// The route of a URL; a path outside the base leads nowhere.
fn route_of(url: &Url, base: &str) -> Route {
    match url.path().strip_prefix(base) {
        Some(rest) if rest.is_empty() || rest.starts_with('/') => Route::from_path(rest),
        _ => Route::Unknown,
    }
}
