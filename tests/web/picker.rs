//! The choice of actions.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use we_link_security::components::action_picker::ActionPicker;
use we_link_security::domain::actions::{Action, ActionGroup, Effect, Selection};
use web_sys::{HtmlElement, HtmlInputElement};

use crate::stage::{Stage, settled};

fn action(id: &str, can: bool) -> Action {
    Action {
        id: id.to_owned(),
        name: format!("Name of {id}"),
        description: "Reads things.".to_owned(),
        effect: Effect::Reads,
        can,
    }
}

fn stage(selection: RwSignal<Selection>) -> Stage {
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
    Stage::new(move || {
        let node_ref = NodeRef::<html::Input>::new();
        view! { <ActionPicker groups=vec![one, other] selection describedby="e" node_ref/> }
            .into_any()
    })
}

#[wasm_bindgen_test]
async fn a_group_box_shows_none_some_and_all_and_chooses_what_may_be_granted() {
    let selection = RwSignal::new(Selection::default());
    let stage = stage(selection);
    let group: HtmlInputElement = stage.find("[aria-label=First] .group-name input");
    assert!(!group.checked() && !group.indeterminate());
    stage
        .find::<HtmlElement>("[aria-describedby=about-one]")
        .click();
    settled().await;
    assert!(group.indeterminate());
    assert_eq!(
        stage
            .find::<HtmlElement>("[aria-label=First] .group-name .secondary")
            .inner_text(),
        "1 of 3"
    );
    group.click();
    settled().await;
    assert!(group.checked() && !group.indeterminate());
    assert_eq!(selection.get_untracked().ids(), ["one", "two"]);
    assert!(
        stage
            .find::<HtmlInputElement>("[aria-describedby=about-locked]")
            .disabled()
    );
}

#[wasm_bindgen_test]
async fn a_search_hides_what_it_does_not_find_and_keeps_what_is_chosen() {
    let selection = RwSignal::new(Selection::default());
    let stage = stage(selection);
    stage
        .find::<HtmlElement>("[aria-describedby=about-three]")
        .click();
    let search: HtmlInputElement = stage.find("input[type=search]");
    search.set_value("name OF two");
    search
        .dispatch_event(&web_sys::Event::new("input").unwrap())
        .unwrap();
    settled().await;
    let shown = ".group:not([hidden]) .action:not([hidden])";
    assert_eq!(
        (stage.count(".group:not([hidden])"), stage.count(shown)),
        (1, 1)
    );
    assert!(selection.get_untracked().contains("three"));
}
