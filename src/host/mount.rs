//! Mounts the page into an open shadow root, so that nothing of it touches the document around it.

use std::cell::Cell;
use std::rc::Rc;

use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use wasm_bindgen::JsCast;
use web_sys::{CssStyleSheet, HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode};

use super::crash;
use crate::api::ApiOptions;
use crate::app::app;
use crate::context::{Ports, Root, WayOut};

/// The style of everything inside the shadow root. Taken over through the CSSOM, which a strict
/// `style-src` allows.
const STYLE: &str = include_str!("../../style/page.css");

/// Why the page cannot be mounted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MountError {
    /// The element cannot have a shadow root.
    NoShadowRoot,
    /// The browser does not take the style.
    NoStyle,
}

/// A mounted page. Unmounts when it is dropped.
pub struct MountHandle {
    page: UnmountHandle<AnyViewState>,
    way_out: Rc<Cell<Option<WayOut>>>,
}

impl MountHandle {
    /// Leaves the page mounted for as long as the document lives.
    pub fn forget(self) {
        self.page.forget();
    }

    /// Whether the host may go elsewhere without anything being lost. Where it may not, the page
    /// asks the person, and the host asks again when they have answered.
    #[must_use]
    pub fn may_leave(&self) -> bool {
        self.way_out.get().is_none_or(|way_out| way_out.is_free())
    }
}

/// Mounts the page into `host`. `ports` is called inside the page's reactive owner, so that its
/// signals and listeners go when the page goes.
///
/// # Errors
/// [`MountError`]; the element is then as it was.
pub fn mount(
    host: &HtmlElement,
    api: ApiOptions,
    ports: impl FnOnce() -> Ports + 'static,
) -> Result<MountHandle, MountError> {
    let style = CssStyleSheet::new().map_err(|_| MountError::NoStyle)?;
    style.replace_sync(STYLE).map_err(|_| MountError::NoStyle)?;
    let shadow = shadow_root(host)?;
    shadow.set_adopted_style_sheets(&js_sys::Array::of1(&style));
    let root = element("div").ok_or(MountError::NoShadowRoot)?;
    shadow.replace_children_with_node_1(&root);
    crash::watch(&shadow);
    let way_out = Rc::new(Cell::new(None));
    let way_out_of_page = way_out.clone();
    let page = mount_to(root, move || {
        Root::provide(shadow);
        ports().provide();
        let view = app(api);
        way_out_of_page.set(Some(WayOut::of_page()));
        view
    });
    Ok(MountHandle { page, way_out })
}

/// The open shadow root of an element, made if there is none.
fn shadow_root(host: &HtmlElement) -> Result<ShadowRoot, MountError> {
    match host.shadow_root() {
        Some(shadow) => Ok(shadow),
        None => host
            .attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open))
            .map_err(|_| MountError::NoShadowRoot),
    }
}

fn element(name: &str) -> Option<HtmlElement> {
    document().create_element(name).ok()?.dyn_into().ok()
}
