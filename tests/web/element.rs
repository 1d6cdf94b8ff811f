//! Elements: what they need to live goes when they go.

use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use we_link_security::components::dynamic::nothing;
use we_link_security::components::element::el;
use we_link_security::reactive::sentence;
use web_sys::{HtmlElement, HtmlInputElement};

use crate::stage::{Stage, settled};

/// What happened to an element, counted.
#[derive(Clone, Copy)]
struct Counts {
    clicks: RwSignal<u32>,
    runs: RwSignal<u32>,
}

/// A button whose text follows `words`, there while `shown`.
fn stage(shown: RwSignal<bool>, words: RwSignal<String>, counts: Counts) -> Stage {
    let Counts { clicks, runs } = counts;
    let button = move || {
        if !shown.get() {
            return nothing();
        }
        let text = sentence(move || {
            runs.update_untracked(|runs| *runs += 1);
            words.get()
        });
        el("button")
            .on("click", move |_| clicks.update(|clicks| *clicks += 1))
            .text_of(text)
            .into_any()
    };
    Stage::new(move || el("div").dynamic(button).into_any())
}

#[wasm_bindgen_test]
async fn listeners_and_effects_go_with_their_element() {
    let (shown, words) = (RwSignal::new(true), RwSignal::new("one".to_owned()));
    let counts = Counts {
        clicks: RwSignal::new(0),
        runs: RwSignal::new(0),
    };
    let stage = stage(shown, words, counts);
    let button: HtmlElement = stage.find("button");
    button.click();
    words.set("two".to_owned());
    settled().await;
    assert_eq!(button.text_content().as_deref(), Some("two"));
    let runs = counts.runs.get_untracked();
    assert_eq!(counts.clicks.get_untracked(), 1);

    shown.set(false);
    settled().await;
    assert_eq!(stage.count("button"), 0);
    button.click();
    words.set("three".to_owned());
    settled().await;
    assert_eq!(counts.clicks.get_untracked(), 1, "nobody hears it");
    assert_eq!(counts.runs.get_untracked(), runs, "nobody follows");
    assert_eq!(button.text_content().as_deref(), Some("two"));

    shown.set(true);
    settled().await;
    let again: HtmlElement = stage.find("button");
    assert_eq!(again.text_content().as_deref(), Some("three"));
    again.click();
    assert_eq!(counts.clicks.get_untracked(), 2);
}

#[wasm_bindgen_test]
async fn a_box_follows_its_signal_and_its_signal_the_box() {
    let value = RwSignal::new("one".to_owned());
    let stage = Stage::new(move || el("input").value_of(value).into_any());
    let input: HtmlInputElement = stage.find("input");
    assert_eq!(input.value(), "one");
    input.set_value("two");
    input
        .dispatch_event(&web_sys::Event::new("input").unwrap())
        .unwrap();
    assert_eq!(value.get_untracked(), "two");
    value.set("three".to_owned());
    settled().await;
    assert_eq!(input.value(), "three");
}
