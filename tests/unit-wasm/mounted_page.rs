//! A mounted page with a fake API, given as a function.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Object, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use we_link_security::api::{ApiOptions, RequestOptions};
use we_link_security::hosts::{MountHandle, mount};
use we_link_security::model::event::HostEvent;
use we_link_security::model::route::Route;
use we_link_security::state::{HostBridge, HostCapabilities};
use we_link_security::ui::lean::ErasedRwSignal;
use web_sys::{HtmlElement, HtmlInputElement, Request, Response, ResponseInit};

use crate::contract::example;
use crate::dom::next_frames;

/// What the API that is played does with a call.
pub enum Reply {
    /// It answers with a status, a body and the seconds to wait.
    Answer(u16, String, Option<u32>),
    /// Nothing comes back.
    Lost,
}

impl Reply {
    fn promise(self) -> Promise {
        let (status, body, wait) = match self {
            Self::Answer(status, body, wait) => (status, body, wait),
            Self::Lost => return Promise::reject(&js_sys::TypeError::new("Failed to fetch")),
        };
        let init = ResponseInit::new();
        init.set_status(status);
        let response = Response::new_with_opt_str_and_init(Some(&body), &init).unwrap();
        if let Some(seconds) = wait {
            let headers = response.headers();
            headers.set("retry-after", &seconds.to_string()).unwrap();
        }
        Promise::resolve(&wasm_bindgen::JsValue::from(response))
    }
}

/// A page whose API is played by a function.
pub struct MountedPage {
    pub host: HtmlElement,
    pub page: MountHandle,
    calls: Rc<RefCell<Vec<String>>>,
    /// The events that the host received.
    pub events: Rc<RefCell<Vec<HostEvent>>>,
    _fetch: Closure<dyn Fn(Request) -> Promise>,
}

impl MountedPage {
    /// The form for a new key, with an API that is played by `answer`: status and JSON for a method
    /// and a path, and how often they were asked for before.
    pub fn new(
        offers: HostCapabilities,
        answer: impl Fn(&str, usize) -> (u16, String) + 'static,
    ) -> Self {
        Self::at(Route::NewKey, offers, move |call, before| {
            let (status, json) = answer(call, before);
            Reply::Answer(status, json, None)
        })
    }

    /// A screen whose API is played by `answer`.
    pub fn at(
        route: Route,
        offers: HostCapabilities,
        answer: impl Fn(&str, usize) -> Reply + 'static,
    ) -> Self {
        let calls = Rc::new(RefCell::new(Vec::new()));
        let heard = calls.clone();
        let fetch = Closure::<dyn Fn(Request) -> Promise>::new(move |request: Request| {
            let path = request.url();
            let path = path.split("/given").nth(1).unwrap_or_default();
            let call = format!("{} {path}", request.method());
            let before = heard
                .borrow()
                .iter()
                .filter(|other| **other == call)
                .count();
            heard.borrow_mut().push(call.clone());
            answer(&call, before).promise()
        });
        let host: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        document().body().unwrap().append_child(&host).unwrap();
        let given = Object::new();
        Reflect::set(&given, &"fetch".into(), fetch.as_ref()).unwrap();
        let api = ApiOptions {
            base: "/given".to_owned(),
            request_options: RequestOptions::of(given.into()),
        };
        let route = ErasedRwSignal::new(route).read_only();
        let events = Rc::new(RefCell::new(Vec::new()));
        let received = events.clone();
        let ports = move || HostBridge {
            route,
            prefill: ErasedRwSignal::new(None),
            list_view: ErasedRwSignal::default(),
            navigate: Box::new(|_, _| {}),
            emit: Box::new(move |event| received.borrow_mut().push(event)),
            offers: Box::new(move || offers.clone()),
        };
        let page = mount(&host, api, ports).unwrap();
        Self {
            host,
            page,
            calls,
            events,
            _fetch: fetch,
        }
    }

    pub fn text(&self) -> String {
        let shadow = self.host.shadow_root().unwrap();
        shadow.text_content().unwrap_or_default()
    }

    pub fn press(&self, label: &str) {
        let shadow = self.host.shadow_root().unwrap();
        let buttons = shadow.query_selector_all("button").unwrap();
        let found = (0..buttons.length())
            .filter_map(|at| buttons.item(at)?.dyn_into::<HtmlElement>().ok())
            .find(|button| button.text_content().as_deref() == Some(label));
        found
            .unwrap_or_else(|| panic!("{label} in {}", self.text()))
            .click();
    }

    /// Whether a button with this text can be seen.
    pub fn has_button(&self, label: &str) -> bool {
        let shadow = self.host.shadow_root().unwrap();
        let buttons = shadow.query_selector_all("button").unwrap();
        (0..buttons.length())
            .filter_map(|at| buttons.item(at)?.dyn_into::<HtmlElement>().ok())
            .filter(|button| button.text_content().as_deref() == Some(label))
            .any(|button| button.closest("[hidden]").unwrap().is_none())
    }

    pub fn type_name(&self, name: &str) {
        self.type_in("#name", name);
    }

    /// Types into the field that a selector finds.
    pub fn type_in(&self, selector: &str, text: &str) {
        let shadow = self.host.shadow_root().unwrap();
        let field: HtmlInputElement = shadow
            .query_selector(selector)
            .unwrap()
            .unwrap()
            .unchecked_into();
        field.set_value(text);
        let init = web_sys::EventInit::new();
        init.set_bubbles(true);
        let event = web_sys::Event::new_with_event_init_dict("input", &init).unwrap();
        field.dispatch_event(&event).unwrap();
    }

    /// The element that a selector finds.
    pub fn find(&self, selector: &str) -> web_sys::Element {
        let shadow = self.host.shadow_root().unwrap();
        shadow.query_selector(selector).unwrap().unwrap()
    }

    pub fn count(&self, call: &str) -> usize {
        self.calls
            .borrow()
            .iter()
            .filter(|other| *other == call)
            .count()
    }
}

impl Drop for MountedPage {
    fn drop(&mut self) {
        self.host.remove();
    }
}

/// What the contract shows for each call; a save requires reauthentication first.
pub fn asks_host(call: &str, before: usize) -> (u16, String) {
    match call {
        "POST /api-keys" if before == 0 => {
            let problem = example("ReauthenticationRequired");
            (403, problem.replace("\"window\"", "\"host\""))
        }
        call => contract_answers(call),
    }
}

/// What the contract shows for each call.
pub fn contract_answers(call: &str) -> (u16, String) {
    match call {
        "GET /session" => (200, example("Session")),
        "GET /api-key-options" => (200, example("Options")),
        "POST /api-keys" => (201, example("CreatedKey")),
        call if call.ends_with("/secret-state") => (200, example("Key")),
        call if call.contains("/usage") => (200, example("Usage")),
        call if call.contains("/events") => (200, example("EventPage")),
        call if call.starts_with("GET /api-keys/") => (200, example("Key")),
        _ => (200, example("KeyPage")),
    }
}

pub fn choose_any_address(mounted: &MountedPage) {
    let shadow = mounted.host.shadow_root().unwrap();
    let radios = shadow.query_selector_all("input[type=radio]").unwrap();
    let any: HtmlElement = radios.item(1).unwrap().unchecked_into();
    any.click();
}

/// Waits until a text stands in the page.
pub async fn waited_for(mounted: &MountedPage, text: &str) {
    for _ in 0..100 {
        if mounted.text().contains(text) {
            return;
        }
        next_frames().await;
    }
    // The page's own panic hook keeps messages to itself.
    leptos::logging::error!("{text} is not in {}", mounted.text());
    panic!("not found");
}
