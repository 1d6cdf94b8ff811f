//! Capabilities and callbacks of the host, looked up in its options at each use.

use std::rc::{Rc, Weak};

use js_sys::{Function, Promise, global};
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

use super::Embedded;
use super::options::property;
use crate::api::RequestOptions;
use crate::hosts::dom_events::{emit, object, opt_str};
use crate::model::event::HostEvent;
use crate::model::session::is_safe_link;
use crate::state::{HostCapabilities, OnAnswer, Reauthenticate};

/// The host's options, and the loader of the lazy part of the program.
#[derive(Clone)]
pub struct HostOptions {
    options: JsValue,
    load_rest: Function,
}

impl HostOptions {
    pub fn new(options: JsValue, load_rest: Function) -> Self {
        Self { options, load_rest }
    }

    pub fn options(&self) -> &JsValue {
        &self.options
    }

    /// The options for requests.
    pub fn of_calls(&self) -> RequestOptions {
        RequestOptions::of(self.options.clone())
    }

    /// What the host can do now.
    pub fn capabilities(&self) -> HostCapabilities {
        let is = |name| property(&self.options, name).is_truthy();
        let this = self.clone();
        let passes: Reauthenticate = Rc::new(move |then| this.reauthenticate(then));
        HostCapabilities {
            support_chat: is("supportChat"),
            start_hidden: is("startHidden"),
            reauthenticate: self.has("reauthenticate").then_some(passes),
            load_rest: Some(self.load_rest.clone()),
            documentation: property(&self.options, "documentationUrl")
                .as_string()
                .filter(|url| !url.is_empty() && is_safe_link(url)),
        }
    }

    /// Dispatches the DOM event, and calls the callback of the host for it.
    pub fn handle_event(&self, target: &HtmlElement, event: &HostEvent, page: &Weak<Embedded>) {
        emit(target, event);
        match event {
            HostEvent::Interrupted {
                key_id,
                is_rotation,
            } => {
                let purpose = if *is_rotation { "rotate" } else { "create" };
                let told = object(&[
                    ("keyId", opt_str(key_id.as_ref())),
                    ("purpose", purpose.into()),
                ]);
                self.call("onInterrupted", &told);
            }
            HostEvent::Unauthenticated => {
                let sees_to_it = self.call("onUnauthenticated", &JsValue::UNDEFINED);
                let Some(sees_to_it) = sees_to_it.as_ref().and_then(as_promise) else {
                    return;
                };
                let page = page.clone();
                spawn_local(async move {
                    let done = JsFuture::from(sees_to_it).await;
                    if let (Ok(_), Some(page)) = (done, page.upgrade()) {
                        page.check_session();
                    }
                });
            }
            _ => {}
        }
    }

    fn reauthenticate(&self, then: OnAnswer) {
        let passes = self.call("reauthenticate", &JsValue::UNDEFINED);
        let passes = Promise::resolve(&passes.unwrap_or_default());
        spawn_local(async move {
            let passed = JsFuture::from(passes).await;
            then(passed.is_ok_and(|passed| passed.as_bool() == Some(true)));
        });
    }

    fn has(&self, name: &str) -> bool {
        property(&self.options, name).is_function()
    }

    /// Calls a callback of the host, if it is set. An exception goes to `reportError` (HTML
    /// standard), like any uncaught error of the host.
    fn call(&self, name: &str, argument: &JsValue) -> Option<JsValue> {
        let function: Function = property(&self.options, name).dyn_into().ok()?;
        let done = function.call1(&self.options, argument);
        if let Err(error) = &done
            && let Ok(report) = property(&global(), "reportError").dyn_into::<Function>()
        {
            let _ = report.call1(&JsValue::UNDEFINED, error);
        }
        done.ok()
    }
}

/// Accepts a promise of any realm or library, by its `then`; `None` for other values.
fn as_promise(value: &JsValue) -> Option<Promise> {
    let is_thenable = value.is_object() && property(value, "then").is_function();
    is_thenable.then(|| Promise::resolve(value))
}
