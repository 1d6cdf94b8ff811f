//! The action picker.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_test::wasm_bindgen_test;
use we_link_security::keys::action_picker::ActionPicker;
use we_link_security::model::actions::{Action, ActionGroup, Effect, Preset, Selection};
use we_link_security::ui::lean::ErasedRwSignal;
use web_sys::{HtmlElement, HtmlInputElement};

use crate::dom::{MountedView, next_frames};

fn action(id: &str, can: bool) -> Action {
    Action {
        id: id.to_owned(),
        name: format!("Name of {id}"),
        description: "Reads things.".to_owned(),
        effect: Effect::Reads,
        can,
        example_body: None,
    }
}

fn mounted(selection: ErasedRwSignal<Selection>, touched: RwSignal<bool>) -> MountedView {
    let one = ActionGroup {
        name: "First".to_owned(),
        actions: vec![
            action("one", true),
            action("two", true),
            action("locked", false),
        ],
    };
    let other = ActionGroup {
        name: "Second".to_owned(),
        actions: vec![action("three", true)],
    };
    MountedView::new(move || {
        let picker = ActionPicker {
            catalogue: vec![one, other].into(),
            selection,
            touched,
            id: "actions",
            describedby: "e",
        };
        let preset = Preset {
            name: "Preset".to_owned(),
            description: "One that may be granted, one that may not, one that is no more."
                .to_owned(),
            actions: ["two", "locked", "gone"].map(str::to_owned).to_vec(),
        };
        picker.view(vec![preset]).into_any()
    })
}

#[wasm_bindgen_test]
async fn group_checkbox_shows_state_and_selects_grantable_actions() {
    let (selection, touched) = (ErasedRwSignal::<Selection>::default(), RwSignal::new(false));
    let mounted = mounted(selection, touched);
    let group: HtmlInputElement = mounted.find("[aria-label=First] .group-name input");
    assert!(!group.checked() && !group.indeterminate());
    mounted
        .find::<HtmlElement>("[aria-describedby=about-one]")
        .click();
    next_frames().await;
    assert!(group.indeterminate());
    assert_eq!(
        mounted
            .find::<HtmlElement>("[aria-label=First] .group-name .secondary")
            .inner_text(),
        "1 of 3"
    );
    group.click();
    next_frames().await;
    assert!(group.checked() && !group.indeterminate());
    assert_eq!(selection.get_untracked().ids(), ["one", "two"]);
    assert!(
        mounted
            .find::<HtmlInputElement>("[aria-describedby=about-locked]")
            .disabled()
    );
}

#[wasm_bindgen_test]
async fn search_hides_other_actions_and_keeps_the_selection() {
    let (selection, touched) = (ErasedRwSignal::<Selection>::default(), RwSignal::new(false));
    let mounted = mounted(selection, touched);
    mounted
        .find::<HtmlElement>("[aria-describedby=about-three]")
        .click();
    let search: HtmlInputElement = mounted.find("input[type=search]");
    search.set_value("name OF two");
    search
        .dispatch_event(&web_sys::Event::new("input").unwrap())
        .unwrap();
    next_frames().await;
    let shown = ".group:not([hidden]) .action:not([hidden])";
    assert_eq!(
        (mounted.count(".group:not([hidden])"), mounted.count(shown)),
        (1, 1)
    );
    assert!(selection.get_untracked().contains("three"));
}

#[wasm_bindgen_test]
async fn preset_selects_only_its_grantable_actions() {
    let (selection, touched) = (ErasedRwSignal::<Selection>::default(), RwSignal::new(false));
    let mounted = mounted(selection, touched);
    let [preset, full] = [1, 2].map(|n| {
        mounted.find::<HtmlElement>(&format!(
            "[aria-label='Start from'] button:nth-of-type({n})"
        ))
    });
    let pressed = |button: &HtmlElement| button.get_attribute("aria-pressed");
    mounted
        .find::<HtmlElement>("[aria-describedby=about-three]")
        .click();
    preset.click();
    next_frames().await;
    assert_eq!(selection.get_untracked().ids(), ["two"]);
    assert_eq!(pressed(&preset).as_deref(), Some("true"));
    assert_eq!(pressed(&full).as_deref(), Some("false"));
    full.click();
    next_frames().await;
    assert_eq!(selection.get_untracked().ids(), ["one", "two", "three"]);
    assert_eq!(pressed(&full).as_deref(), Some("true"));
}

#[wasm_bindgen_test]
async fn selecting_marks_the_form_touched_and_searching_does_not() {
    let (selection, touched) = (ErasedRwSignal::<Selection>::default(), RwSignal::new(false));
    let mounted = mounted(selection, touched);
    let heard = Rc::new(Cell::new(0));
    let hear = {
        let heard = heard.clone();
        Closure::<dyn Fn()>::new(move || heard.set(heard.get() + 1))
    };
    let listener = hear.as_ref().unchecked_ref();
    mounted
        .root
        .add_event_listener_with_callback("input", listener)
        .unwrap();
    let search: HtmlInputElement = mounted.find("input[type=search]");
    search.set_value("two");
    let input = document().create_event("Event").unwrap();
    input.init_event_with_bubbles("input", true);
    search.dispatch_event(&input).unwrap();
    next_frames().await;
    assert_eq!((heard.get(), touched.get_untracked()), (0, false));
    mounted
        .find::<HtmlElement>("[aria-describedby=about-two]")
        .click();
    assert!(touched.get_untracked());
}
