//! Values from a host may come from another realm (an iframe, zone.js) or be no promise at all:
//! they are accepted by what they can do, and anything else is a failed call.

use js_sys::{Function, Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use we_link_security::api::{ApiOptions, RequestOptions};
use we_link_security::hosts::{MountHandle, mount};
use we_link_security::model::route::Route;
use we_link_security::state::{HostBridge, HostCapabilities};
use we_link_security::ui::lean::ErasedRwSignal;
use web_sys::{Element, HtmlElement};

use crate::contract::example;
use crate::dom::next_frames;

/// The list of keys, whose `fetch` and `getHeaders` are bodies of JavaScript functions. `make(Response)` makes the
/// answer to a request, `realm` is the window of an iframe.
struct Hosted {
    host: HtmlElement,
    iframe: Element,
    _page: MountHandle,
}

impl Hosted {
    fn new(fetch: &str, get_headers: &str) -> Self {
        let iframe = document().create_element("iframe").unwrap();
        let host: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        let body = document().body().unwrap();
        body.append_with_node_2(&iframe, &host).unwrap();
        let realm = Reflect::get(&iframe, &"contentWindow".into()).unwrap();
        let answers = Object::new();
        for (call, name) in [("session", "Session"), ("api-key-options", "Options")] {
            Reflect::set(&answers, &call.into(), &example(name).into()).unwrap();
        }
        Reflect::set(&answers, &"keys".into(), &example("KeyPage").into()).unwrap();
        let fetch = Function::new_with_args(
            "answers, realm, request",
            &format!(
                "const name = request.url.split('/').pop();
                 const text = answers[name] ?? answers.keys;
                 const is_signed = request.headers.get('authorization') === 'Bearer 1';
                 const make = (Response) => new Response(text, {{ status: is_signed ? 200 : 401 }});
                 {fetch}"
            ),
        );
        let get_headers = Function::new_with_args("realm", get_headers);
        let given = Object::new();
        let bound = fetch.bind2(&JsValue::NULL, &answers, &realm);
        Reflect::set(&given, &"fetch".into(), &bound).unwrap();
        let bound = get_headers.bind1(&JsValue::NULL, &realm);
        Reflect::set(&given, &"getHeaders".into(), &bound).unwrap();
        let api = ApiOptions {
            base: "/given".to_owned(),
            request_options: RequestOptions::of(given.into()),
        };
        let route = ErasedRwSignal::new(Route::Keys).read_only();
        let ports = move || HostBridge {
            route,
            prefill: ErasedRwSignal::new(None),
            list_view: ErasedRwSignal::default(),
            navigate: Box::new(|_, _| {}),
            emit: Box::new(|_| {}),
            offers: Box::new(HostCapabilities::default),
        };
        let page = mount(&host, api, ports).unwrap();
        Self {
            host,
            iframe,
            _page: page,
        }
    }

    async fn shows(&self, text: &str) -> bool {
        let shadow = self.host.shadow_root().unwrap();
        for _ in 0..100 {
            if shadow.text_content().unwrap_or_default().contains(text) {
                return true;
            }
            next_frames().await;
        }
        let found = shadow.text_content().unwrap_or_default();
        leptos::logging::error!("{text} is not in {found}");
        false
    }
}

impl Drop for Hosted {
    fn drop(&mut self) {
        self.host.remove();
        self.iframe.remove();
    }
}

const KEY: &str = "Client CRM integration";
const SIGNED: &str = "return { authorization: 'Bearer 1' }";

#[wasm_bindgen_test]
async fn accepts_responses_of_any_realm_or_thenable() {
    for fetch in [
        "return Promise.resolve(make(Response))",
        "return realm.Promise.resolve(make(realm.Response))",
        "return { then: (done) => done(make(Response)) }",
        "return make(Response)",
        // What a library that plays the API has.
        "const bytes = new realm.TextEncoder().encode(text).buffer;
         const arrayBuffer = () => ({ then: (done) => done(bytes) });
         return { status: 200, headers: { get: () => null }, arrayBuffer }",
    ] {
        assert!(Hosted::new(fetch, SIGNED).shows(KEY).await, "{fetch}");
    }
}

#[wasm_bindgen_test]
async fn accepts_headers_of_any_realm_or_thenable() {
    let fetch = "return Promise.resolve(make(Response))";
    for get_headers in [
        SIGNED,
        "return realm.Promise.resolve({ authorization: 'Bearer 1' })",
        "return realm.Promise.resolve(new realm.Headers({ authorization: 'Bearer 1' }))",
        "return { then: (done) => done([['authorization', 'Bearer 1']]) }",
    ] {
        assert!(
            Hosted::new(fetch, get_headers).shows(KEY).await,
            "{get_headers}"
        );
    }
}

#[wasm_bindgen_test]
async fn invalid_fetch_result_is_a_failed_call() {
    for fetch in [
        "return undefined",
        "return 'text'",
        "return Promise.resolve(null)",
        "return { then: 1 }",
        "return {}",
        "return { status: 200, headers: {}, arrayBuffer: () => new ArrayBuffer(2) }",
        "return { status: 200, headers: { get: () => null }, arrayBuffer: 1 }",
        "return { status: '200', headers: { get: () => null }, arrayBuffer: () => new ArrayBuffer(2) }",
        "return { status: 200, headers: { get: () => null }, arrayBuffer: () => undefined }",
        "return { status: 200, headers: { get: () => null }, arrayBuffer: () => -1 }",
        "throw new Error('no')",
    ] {
        let hosted = Hosted::new(fetch, SIGNED);
        assert!(hosted.shows("We could not reach We-Link").await, "{fetch}");
    }
}
