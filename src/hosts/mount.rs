//! Mounts the page into an open shadow root, so that it does not affect the document around it.

use std::cell::Cell;
use std::rc::Rc;

use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use wasm_bindgen::JsCast;
use web_sys::{CssStyleSheet, HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode};

use super::crash;
use super::keyboard_guard::KeyboardGuard;
use crate::api::ApiOptions;
use crate::app::app;
use crate::state::{HostBridge, LeaveConfirmation, SessionContext};
use crate::ui::ShadowRootHandle;

/// Styles of the shadow root. They are applied through the CSSOM, which a strict `style-src`
/// allows.
const STYLE: &str = concat!(
    include_str!("../../style/page.css"),
    include_str!("../../style/screens.css")
);

/// The reason why the page cannot be mounted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MountError {
    /// The element cannot have a shadow root.
    NoShadowRoot,
    /// The browser does not support constructed style sheets.
    NoStyle,
}

/// The colour scheme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// The `color-scheme` of the element around the page.
    #[default]
    Auto,
    /// Dark text on a light background.
    Light,
    /// Light text on a dark background.
    Dark,
}

/// A mounted page. Dropping it unmounts the page.
pub struct MountHandle {
    page: Option<UnmountHandle<AnyViewState>>,
    keys: Option<KeyboardGuard>,
    shadow: ShadowRoot,
    root: HtmlElement,
    of_page: Rc<Cell<Option<(LeaveConfirmation, SessionContext)>>>,
}

impl Drop for MountHandle {
    fn drop(&mut self) {
        if let Some(page) = self.page.take() {
            drop(page);
            drop(self.keys.take());
            self.shadow.replace_children_with_node_0();
            crash::prune();
        }
    }
}

impl MountHandle {
    /// Keeps the page mounted for the lifetime of the document.
    pub fn forget(mut self) {
        if let Some(page) = self.page.take() {
            page.forget();
        }
        std::mem::forget(self.keys.take());
    }

    /// Sets the colour scheme.
    pub fn set_theme(&self, theme: Theme) {
        self.root.set_class_name(match theme {
            Theme::Auto => "",
            Theme::Light => "light",
            Theme::Dark => "dark",
        });
    }

    /// Checks the session again, because the host has signed a user in.
    pub fn check_session(&self) {
        if let Some((_, session)) = self.of_page.get() {
            session.check();
        }
    }

    /// Calls `then` with whether the host may leave the page without losing anything. If something
    /// would be lost, the page asks the user where possible.
    pub fn ask_to_leave(&self, then: impl Fn(bool) + 'static) {
        match self.of_page.get() {
            Some((way_out, _)) => way_out.confirm_leave(then),
            None => then(true),
        }
    }

    /// Whether the host may leave the page now without losing anything. If not, the page asks the
    /// user where possible, and the host calls this again after the answer.
    #[must_use]
    pub fn may_leave(&self) -> bool {
        let of_page = self.of_page.get();
        of_page.is_none_or(|(way_out, _)| way_out.can_leave_now())
    }
}

/// Mounts the page into `host`. `ports` is called in the page's reactive owner, so that its signals
/// and listeners are disposed with the page.
///
/// # Errors
/// [`MountError`]; the element is then unchanged.
pub fn mount(
    host: &HtmlElement,
    api: ApiOptions,
    ports: impl FnOnce() -> HostBridge + 'static,
) -> Result<MountHandle, MountError> {
    let style = CssStyleSheet::new().map_err(|_| MountError::NoStyle)?;
    style.replace_sync(STYLE).map_err(|_| MountError::NoStyle)?;
    let shadow = shadow_root(host)?;
    shadow.set_adopted_style_sheets(&js_sys::Array::of1(&style));
    let root = element("div").ok_or(MountError::NoShadowRoot)?;
    // The page is in English, in a host of any language. Setting plain attributes cannot fail.
    let _ = root.set_attribute("lang", "en");
    let _ = root.set_attribute("dir", "ltr");
    shadow.replace_children_with_node_1(&root);
    crash::watch(host, &shadow);
    let of_page = Rc::new(Cell::new(None));
    let (place, of_this) = (shadow.clone(), of_page.clone());
    let page = mount_to(root.clone(), move || {
        ShadowRootHandle::provide(place);
        ports().provide();
        let view = app(api);
        of_this.set(Some((
            LeaveConfirmation::for_app(),
            SessionContext::expect(),
        )));
        view
    });
    Ok(MountHandle {
        page: Some(page),
        keys: Some(KeyboardGuard::within(root.clone())),
        shadow,
        root,
        of_page,
    })
}

/// The open shadow root of an element, created if there is none.
pub(super) fn shadow_root(host: &HtmlElement) -> Result<ShadowRoot, MountError> {
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
