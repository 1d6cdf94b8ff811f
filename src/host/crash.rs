//! A panic ends the instance, since wasm aborts. What is on the screen stays, above all an open
//! one-time dialog; a sentence says that the page needs a reload. The panic's text goes nowhere.

use std::cell::RefCell;

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, ShadowRoot};

use crate::text;

thread_local! {
    /// Sentences that wait, hidden, for a panic.
    static SENTENCES: RefCell<Vec<Element>> = const { RefCell::new(Vec::new()) };
}

/// Puts the hidden sentence into a shadow root and shows it when the instance panics.
pub fn watch(shadow: &ShadowRoot) {
    let Ok(sentence) = document().create_element("p") else {
        return;
    };
    sentence.set_class_name("notice danger");
    // Setting plain attributes on a fresh element cannot fail.
    let _ = sentence.set_attribute("role", "alert");
    let _ = sentence.set_attribute("hidden", "");
    sentence.set_text_content(Some(text::session::CRASHED));
    let _ = shadow.append_child(&sentence);
    SENTENCES.with_borrow_mut(|sentences| {
        sentences.retain(|other| other.is_connected());
        sentences.push(sentence);
    });
    std::panic::set_hook(Box::new(|_| show()));
}

fn show() {
    SENTENCES.with(|sentences| {
        // The panic may have happened anywhere, so nothing here may panic again.
        if let Ok(sentences) = sentences.try_borrow() {
            for sentence in sentences.iter() {
                let _ = sentence.remove_attribute("hidden");
                // What stands outside an open dialog is behind it.
                let open = sentence
                    .parent_node()
                    .and_then(|root| root.dyn_into::<ShadowRoot>().ok())
                    .and_then(|root| root.query_selector("dialog[open]").ok().flatten());
                if let Some(dialog) = open {
                    let _ = dialog.prepend_with_node_1(sentence);
                }
            }
        }
    });
}
