//! Handles a panic. wasm aborts, so a panic ends the instance. The screen stays as it is, above all
//! an open one-time dialog, and a text asks for a reload. The host receives the build and the
//! source location; the panic message is not passed on.

use std::cell::{Cell, RefCell};
use std::panic::Location;

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ShadowRoot};

use super::dom_events::dispatch;
use crate::messages;

/// A page that shows the text after a panic.
struct MountedPage {
    host: HtmlElement,
    /// Hidden until a panic.
    sentence: Element,
}

thread_local! {
    static WATCHED: RefCell<Vec<MountedPage>> = const { RefCell::new(Vec::new()) };
    /// Prevents recursion: code that the event passes through may panic as well.
    static HAS_CRASHED: Cell<bool> = const { Cell::new(false) };
    static BUILD: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Sets the build that `wl-crash` reports.
#[cfg(feature = "embedded")]
pub fn name_build(build: String) {
    BUILD.set(build);
}

/// Adds the hidden text to a shadow root, and shows it when the instance panics.
pub fn watch(host: &HtmlElement, shadow: &ShadowRoot) {
    let Ok(sentence) = document().create_element("p") else {
        return;
    };
    sentence.set_class_name("notice danger");
    // Setting plain attributes on a fresh element cannot fail.
    for (name, value) in [
        ("role", "alert"),
        ("hidden", ""),
        ("lang", "en"),
        ("dir", "ltr"),
    ] {
        let _ = sentence.set_attribute(name, value);
    }
    sentence.set_text_content(Some(messages::session::CRASHED));
    let _ = shadow.append_child(&sentence);
    prune();
    let host = host.clone();
    WATCHED.with_borrow_mut(|watched| watched.push(MountedPage { host, sentence }));
    std::panic::set_hook(Box::new(|panic| show(panic.location())));
}

/// Removes pages that are no longer mounted.
pub fn prune() {
    let is_there = |watched: &MountedPage| watched.sentence.parent_node().is_some();
    WATCHED.with_borrow_mut(|watched| watched.retain(is_there));
}

fn show(location: Option<&Location<'_>>) {
    if HAS_CRASHED.replace(true) {
        return;
    }
    WATCHED.with(|watched| {
        // The panic may have happened anywhere, so nothing here may panic again.
        let Ok(watched) = watched.try_borrow() else {
            return;
        };
        for MountedPage { sentence, .. } in watched.iter() {
            let _ = sentence.remove_attribute("hidden");
            // Content outside an open modal dialog is behind it.
            let open = sentence
                .parent_node()
                .map(JsCast::unchecked_into::<ShadowRoot>)
                .and_then(|root| root.query_selector("dialog[open]").ok().flatten());
            if let Some(dialog) = open {
                let _ = dialog.prepend_with_node_1(sentence);
            }
        }
        let build = BUILD.with(|build| build.try_borrow().map(|build| build.clone()));
        let build = build.unwrap_or_default();
        let place = location.map(source_location).unwrap_or_default();
        for MountedPage { host, .. } in watched.iter() {
            let detail = [
                ("build", build.as_str().into()),
                ("place", place.as_str().into()),
            ];
            dispatch(host, "wl-crash", &detail, false);
        }
    });
}

/// File and line, without the directories of the machine that built it.
fn source_location(location: &Location<'_>) -> String {
    let file = location.file();
    let parts: Vec<_> = file.split('/').collect();
    let src = parts.iter().rposition(|part| *part == "src");
    let known = &parts[src.unwrap_or_default().saturating_sub(1)..];
    format!("{}:{}", known.join("/"), location.line())
}
