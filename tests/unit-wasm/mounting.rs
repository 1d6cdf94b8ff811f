//! The boundary to the host: one shadow root, nothing outside it, nothing left behind.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use we_link_security::api::{ApiOptions, RequestOptions};
use we_link_security::hosts::mount;
use we_link_security::model::route::Route;
use we_link_security::state::{HostBridge, HostCapabilities};
use we_link_security::ui::lean::ErasedRwSignal;
use web_sys::HtmlElement;

use crate::dom::next_frames;

fn ports(route: Route) -> HostBridge {
    HostBridge {
        route: ErasedRwSignal::new(route).read_only(),
        prefill: ErasedRwSignal::new(None),
        list_view: ErasedRwSignal::default(),
        navigate: Box::new(|_, _| {}),
        emit: Box::new(|_| {}),
        offers: Box::new(HostCapabilities::default),
    }
}

fn host() -> HtmlElement {
    let host: HtmlElement = document().create_element("div").unwrap().unchecked_into();
    document().body().unwrap().append_child(&host).unwrap();
    host
}

fn api() -> ApiOptions {
    ApiOptions {
        base: "/no-such-api".to_owned(),
        request_options: RequestOptions::default(),
    }
}

#[wasm_bindgen_test]
async fn page_renders_only_in_an_open_shadow_root() {
    let head = document().head().unwrap().inner_html();
    let host = host();
    let page = mount(&host, api(), || ports(Route::Keys)).unwrap();
    next_frames().await;
    let shadow = host.shadow_root().unwrap();
    assert_eq!(
        shadow
            .query_selector("h1")
            .unwrap()
            .unwrap()
            .text_content()
            .as_deref(),
        Some("Security")
    );
    assert_eq!(host.child_element_count(), 0);
    assert_eq!(document().head().unwrap().inner_html(), head);
    drop(page);
    next_frames().await;
    assert!(shadow.query_selector("h1").unwrap().is_none());
    host.remove();
}

#[wasm_bindgen_test]
async fn two_mounted_pages_have_separate_routes() {
    let (first, second) = (host(), host());
    let one = mount(&first, api(), || ports(Route::Unknown)).unwrap();
    let other = mount(&second, api(), || ports(Route::Keys)).unwrap();
    next_frames().await;
    let text = |host: &HtmlElement| {
        host.shadow_root()
            .unwrap()
            .text_content()
            .unwrap_or_default()
    };
    let section = |host: &HtmlElement| {
        host.shadow_root()
            .unwrap()
            .query_selector("section")
            .unwrap()
            .unwrap()
            .text_content()
            .unwrap()
    };
    assert!(
        section(&first).contains("no page at this address"),
        "{}",
        text(&first)
    );
    assert!(!section(&second).contains("no page at this address"));
    drop((one, other));
    first.remove();
    second.remove();
}
