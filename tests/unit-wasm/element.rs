//! Elements: cleanup, data binding and translated pages.

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use we_link_security::ui::lean::{html, nothing, text_signal};
use web_sys::{HtmlElement, HtmlInputElement};

use crate::dom::{MountedView, next_frames};

/// What happened to an element, counted.
#[derive(Clone, Copy)]
struct Counts {
    clicks: RwSignal<u32>,
    runs: RwSignal<u32>,
}

/// A button whose text follows `words`, there while `shown`.
fn mounted(shown: RwSignal<bool>, words: RwSignal<String>, counts: Counts) -> MountedView {
    let Counts { clicks, runs } = counts;
    let button = move || {
        if !shown.get() {
            return nothing();
        }
        let text = text_signal(move || {
            runs.update_untracked(|runs| *runs += 1);
            words.get()
        });
        html::button()
            .on("click", move |_| clicks.update(|clicks| *clicks += 1))
            .bind_text(text)
            .into_any()
    };
    MountedView::new(move || html::div().child(button).into_any())
}

#[wasm_bindgen_test]
async fn removed_element_drops_listeners_and_effects() {
    let (shown, words) = (RwSignal::new(true), RwSignal::new("one".to_owned()));
    let counts = Counts {
        clicks: RwSignal::new(0),
        runs: RwSignal::new(0),
    };
    let mounted = mounted(shown, words, counts);
    let button: HtmlElement = mounted.find("button");
    button.click();
    words.set("two".to_owned());
    next_frames().await;
    assert_eq!(button.text_content().as_deref(), Some("two"));
    let runs = counts.runs.get_untracked();
    assert_eq!(counts.clicks.get_untracked(), 1);

    shown.set(false);
    next_frames().await;
    assert_eq!(mounted.count("button"), 0);
    button.click();
    words.set("three".to_owned());
    next_frames().await;
    assert_eq!(counts.clicks.get_untracked(), 1, "nobody hears it");
    assert_eq!(counts.runs.get_untracked(), runs, "nobody follows");
    assert_eq!(button.text_content().as_deref(), Some("two"));

    shown.set(true);
    next_frames().await;
    let again: HtmlElement = mounted.find("button");
    assert_eq!(again.text_content().as_deref(), Some("three"));
    again.click();
    assert_eq!(counts.clicks.get_untracked(), 2);
}

#[wasm_bindgen_test]
async fn input_and_signal_are_bound_both_ways() {
    let value = RwSignal::new("one".to_owned());
    let mounted = MountedView::new(move || html::input().bind_value(value).into_any());
    let input: HtmlInputElement = mounted.find("input");
    assert_eq!(input.value(), "one");
    input.set_value("two");
    input
        .dispatch_event(&web_sys::Event::new("input").unwrap())
        .unwrap();
    assert_eq!(value.get_untracked(), "two");
    value.set("three".to_owned());
    next_frames().await;
    assert_eq!(input.value(), "three");
}

/// Does with every text of an element what translators do: the text node goes, two wrappers with
/// another text stand in its place.
fn translate(element: &HtmlElement) {
    let texts: Vec<web_sys::Node> = (0..element.child_nodes().length())
        .filter_map(|index| element.child_nodes().item(index))
        .filter(|node| node.node_type() == web_sys::Node::TEXT_NODE)
        .collect();
    for text in texts {
        let (outer, inner) = (
            document().create_element("font").unwrap(),
            document().create_element("font").unwrap(),
        );
        let words = text.text_content().unwrap().to_uppercase();
        inner.set_text_content(Some(&words));
        outer.append_child(&inner).unwrap();
        element.replace_child(&outer, &text).unwrap();
    }
}

#[wasm_bindgen_test]
async fn updates_text_replaced_by_a_translator() {
    let words = RwSignal::new("one".to_owned());
    let mounted = MountedView::new(move || html::p().bind_text(words.into()).into_any());
    let line: HtmlElement = mounted.find("p");
    translate(&line);
    assert_eq!(line.text_content().as_deref(), Some("ONE"));
    words.set("two".to_owned());
    next_frames().await;
    assert_eq!(line.inner_html(), "two", "nothing stale, nothing doubled");
    translate(&line);
    words.set(String::new());
    next_frames().await;
    assert_eq!(line.inner_html(), "");
}

#[wasm_bindgen_test]
async fn dynamic_part_toggles_among_translated_neighbours() {
    let shown = RwSignal::new(true);
    let mounted = MountedView::new(move || {
        html::div()
            .child("before")
            .child(move || match shown.get() {
                true => html::strong().child("here").into_any(),
                false => nothing(),
            })
            .child("after")
            .into_any()
    });
    let around: HtmlElement = mounted.find("div");
    for text in ["BEFOREAFTER", "BEFOREhereAFTER", "BEFOREAFTER"] {
        translate(&around);
        shown.update(|shown| *shown = !*shown);
        next_frames().await;
        assert_eq!(around.text_content().as_deref(), Some(text));
    }
}

#[wasm_bindgen_test]
fn verbatim_elements_are_not_translated() {
    let mounted = MountedView::new(|| {
        let all = [
            html::code(),
            html::bdi(),
            html::span().verbatim(),
            html::span(),
        ];
        html::p().children(all).into_any()
    });
    assert_eq!(mounted.count("[translate=no]"), 3);
}

#[wasm_bindgen_test]
async fn children_of_equal_items_keep_their_element_and_focus() {
    let items = RwSignal::new(vec![("a", 1), ("b", 1), ("c", 1)]);
    let built = StoredValue::new(Vec::new());
    let disposed = StoredValue::new(Vec::new());
    let mounted = MountedView::new(move || {
        html::ul()
            .keyed(
                move || items.get().into_iter().map(Rc::new).collect(),
                move |&(key, n)| {
                    built.update_value(|all| all.push((key, n)));
                    on_cleanup(move || disposed.update_value(|all| all.push((key, n))));
                    html::button().id(key).child(&format!("{key}{n}"))
                },
            )
            .into_any()
    });
    let text = || mounted.root.text_content().unwrap();
    let button = mounted.find::<HtmlElement>("#b");
    button.focus().unwrap();
    assert_eq!(text(), "a1b1c1");

    for (next, expected) in [
        // Another value before it, one removed after it, one added before it.
        (vec![("a", 2), ("b", 1), ("c", 1)], "a2b1c1"),
        (vec![("a", 2), ("b", 1)], "a2b1"),
        (vec![("d", 1), ("a", 2), ("b", 1)], "d1a2b1"),
        // An equal list.
        (vec![("d", 1), ("a", 2), ("b", 1)], "d1a2b1"),
    ] {
        items.set(next);
        next_frames().await;
        assert_eq!(text(), expected);
        assert!(mounted.find::<HtmlElement>("#b") == button);
        assert!(document().active_element().as_deref() == Some(&button));
    }
    items.set(vec![("b", 1), ("a", 2)]);
    next_frames().await;
    assert_eq!(text(), "b1a2");
    assert!(mounted.find::<HtmlElement>("#b") == button);
    let all = [("a", 1), ("b", 1), ("c", 1), ("a", 2), ("d", 1)];
    assert_eq!(built.get_value(), all);
    assert_eq!(disposed.get_value(), [("a", 1), ("c", 1), ("d", 1)]);
}
