//! The page embedded in another application. JavaScript (`src/package`) passes an element and an
//! options object, whose properties are read when they are needed, and reports changed options.

mod host_options;
mod location;
mod options;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Function, Promise};
use leptos::prelude::document;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::HtmlElement;

use super::crash;
use super::dom_events::emit;
use super::mount::{MountHandle, mount, shadow_root};
use crate::api::ApiOptions;
use crate::messages::embedded as words;
use crate::model::event::HostEvent;
use host_options::HostOptions;
use location::Location;
use options::{BadOption, Settings};

/// Handle of an embedded page for JavaScript.
#[wasm_bindgen]
pub struct EmbeddedPage(Rc<Embedded>);

/// State of an embedded page.
pub struct Embedded {
    target: HtmlElement,
    host_options: HostOptions,
    mounted: RefCell<Option<Mounted>>,
    /// The bad option that was reported last.
    reported: Cell<Option<BadOption>>,
}

struct Mounted {
    page: MountHandle,
    location: Rc<Location>,
    api_base: String,
}

#[wasm_bindgen]
impl EmbeddedPage {
    /// Mounts the page. `load_rest` loads the rest of the program; `build` identifies the build.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(target: HtmlElement, options: JsValue, load_rest: Function, build: String) -> Self {
        crash::name_build(build);
        let this = Rc::new(Embedded {
            target,
            host_options: HostOptions::new(options, load_rest),
            mounted: RefCell::default(),
            reported: Cell::new(None),
        });
        this.apply(true);
        Self(this)
    }

    /// Applies changed options. `goes`: the route was set, even if to the same value.
    pub fn update(&self, goes: bool) {
        self.0.apply(goes);
    }

    /// Resolves to whether the host may leave the page without losing anything. If something would
    /// be lost, the page asks the user where possible.
    #[wasm_bindgen(js_name = canLeave)]
    pub fn can_leave(&self) -> Promise {
        let this = self.0.clone();
        Promise::new(&mut move |resolve, _| {
            let answer = move |is_free: bool| {
                // `resolve` cannot throw.
                let _ = resolve.call1(&JsValue::UNDEFINED, &is_free.into());
            };
            match &*this.mounted.borrow() {
                Some(mounted) => mounted.page.ask_to_leave(answer),
                None => answer(true),
            }
        })
    }

    /// Removes the page from its element.
    pub fn unmount(&self) {
        // Taken out before the drop: events of the unmount may call this object again.
        let mounted = self.0.mounted.take();
        drop(mounted);
    }
}

impl Embedded {
    fn apply(self: &Rc<Self>, goes: bool) {
        match Settings::read(self.host_options.options()) {
            Ok(settings) => {
                self.reported.set(None);
                self.apply_options(&settings, goes);
            }
            Err(bad) => self.report_bad_option(bad),
        }
    }

    fn apply_options(self: &Rc<Self>, settings: &Settings, goes: bool) {
        let known = match &*self.mounted.borrow() {
            Some(mounted) if mounted.api_base == settings.api_base => {
                mounted.page.set_theme(settings.theme);
                Some(mounted.location.clone())
            }
            _ => None,
        };
        match known {
            Some(location) if goes => location.go(&settings.route),
            Some(_) => {}
            None => self.mount(settings),
        }
    }

    fn mount(self: &Rc<Self>, settings: &Settings) {
        drop(self.mounted.take());
        let location = Rc::new(Location::new(self.target.clone()));
        let api = ApiOptions {
            base: settings.api_base.clone(),
            request_options: self.host_options.of_calls(),
        };
        let (of_page, this) = (location.clone(), Rc::downgrade(self));
        let (host_options, route) = (self.host_options.clone(), settings.route.clone());
        let target = self.target.clone();
        let emit = move |event: HostEvent| {
            host_options.handle_event(&target, &event, &this);
        };
        let host_options = self.host_options.clone();
        let page = mount(&self.target, api, move || {
            of_page.ports(
                &route,
                Box::new(emit),
                Box::new(move || host_options.capabilities()),
            )
        });
        // Without a shadow root or styles there is no page, and no place for an error text.
        let Ok(page) = page else {
            wasm_bindgen::throw_str("cannot mount");
        };
        page.set_theme(settings.theme);
        self.mounted.replace(Some(Mounted {
            page,
            location,
            api_base: settings.api_base.clone(),
        }));
    }

    /// Checks the session again, after the host has signed the user in.
    fn check_session(&self) {
        if let Some(mounted) = &*self.mounted.borrow() {
            mounted.page.check_session();
        }
    }

    /// Reports the option on the console and to the host, once. A mounted page goes on with its old
    /// options, except if the API's address is bad: then the page is replaced by an error text.
    fn report_bad_option(&self, bad: BadOption) {
        if self.reported.replace(Some(bad)) == Some(bad) {
            return;
        }
        leptos::logging::error!("{}", words::bad_option(bad.name, bad.expected));
        let (kind, request_id) = ("bad-option", None);
        emit(&self.target, &HostEvent::Failed { kind, request_id });
        if bad.name != options::API_BASE && self.mounted.borrow().is_some() {
            return;
        }
        drop(self.mounted.take());
        let sentence = document().create_element("p");
        if let (Ok(shadow), Ok(sentence)) = (shadow_root(&self.target), sentence) {
            for (name, value) in [("role", "alert"), ("lang", "en"), ("dir", "ltr")] {
                let _ = sentence.set_attribute(name, value);
            }
            sentence.set_text_content(Some(words::NOT_SET_UP));
            shadow.replace_children_with_node_1(&sentence);
        }
    }
}
