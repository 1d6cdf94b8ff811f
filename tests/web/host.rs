//! What a host can give the page: a `fetch` of its own, the second check, a question before leaving.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use we_link_security::context::{Answer, Offers};

use crate::contract::example;
use crate::scene::{Scene, asks_host, choose_any_address, contract_answers, waited_for};
use crate::stage::settled;

#[wasm_bindgen_test]
async fn the_host_passes_the_second_check_and_the_save_goes_on_by_itself() {
    let asked = Rc::new(RefCell::new(0));
    let heard = asked.clone();
    let offers = Offers {
        start_hidden: true,
        reauthenticate: Some(Rc::new(move |then| {
            *heard.borrow_mut() += 1;
            let passed = *heard.borrow() > 1;
            then(passed);
        })),
        ..Offers::default()
    };
    let scene = Scene::new(offers, asks_host);
    fill(&scene).await;
    scene.press("Save");
    waited_for(&scene, "Confirm that it is you").await;
    scene.press("Confirm in We-Link");
    waited_for(&scene, "It was not confirmed. Try again.").await;
    assert_eq!(
        scene.count("POST /api-keys"),
        1,
        "only a passed check goes on"
    );
    scene.press("Confirm in We-Link");
    waited_for(&scene, "Copy your keys now").await;
    assert_eq!(scene.count("POST /api-keys"), 2);
    assert_eq!(*asked.borrow(), 2);

    let shadow = scene.host.shadow_root().unwrap();
    let field: web_sys::HtmlTextAreaElement = shadow
        .query_selector("#one-time-secret-key")
        .unwrap()
        .unwrap()
        .unchecked_into();
    assert_eq!(field.value(), "", "the host wants it hidden");
    scene.press("Show");
    settled().await;
    assert!(field.value().starts_with("wls_"));

    assert!(!scene.page.may_leave(), "nothing was copied yet");
    waited_for(&scene, "Close without copying?").await;
    scene.press("Close anyway");
    settled().await;
    assert_eq!(field.value(), "");
    assert!(scene.page.may_leave());
}

#[wasm_bindgen_test]
async fn a_host_that_wants_to_leave_a_filled_form_has_the_person_asked() {
    let scene = Scene::new(Offers::default(), asks_host);
    settled().await;
    assert!(scene.page.may_leave(), "an empty form has nothing to lose");
    scene.type_name("Half a name");
    assert!(!scene.page.may_leave());
    waited_for(&scene, "Leave without saving?").await;
    scene.press("Leave");
    settled().await;
    assert!(scene.page.may_leave());
}

#[wasm_bindgen_test]
async fn a_host_that_answers_late_changes_nothing_and_breaks_nothing() {
    let kept = Rc::new(RefCell::new(None::<Answer>));
    let keeps = kept.clone();
    let offers = Offers {
        reauthenticate: Some(Rc::new(move |then| drop(keeps.replace(Some(then))))),
        ..Offers::default()
    };
    let scene = Scene::new(offers, asks_host);
    fill(&scene).await;
    scene.press("Save");
    waited_for(&scene, "Confirm that it is you").await;
    scene.press("Confirm in We-Link");
    settled().await;
    let answer = kept.borrow().clone().unwrap();
    let dialog = scene.find("dialog .plain:last-child");
    dialog.unchecked_into::<web_sys::HtmlElement>().click();
    settled().await;
    for passed in [true, false] {
        answer(passed);
        settled().await;
    }
    assert_eq!(
        scene.count("POST /api-keys"),
        1,
        "what was given up stays so"
    );
    drop(scene);
    answer(true);
}

#[wasm_bindgen_test]
async fn that_a_secret_was_shown_is_reported_again_whatever_kept_the_report_back() {
    let report = "POST /api-keys/key_9dKq2Lw7Xb4s/secret-state";
    let scene = Scene::new(Offers::default(), move |call, before| match call {
        call if call == report && before == 0 => (429, "{}".to_owned()),
        call if call == report && before == 1 => (403, "{}".to_owned()),
        call => contract_answers(call),
    });
    fill(&scene).await;
    scene.press("Save");
    waited_for(&scene, "Copy your keys now").await;
    for _ in 0..400 {
        if scene.count(report) > 2 {
            break;
        }
        settled().await;
    }
    assert_eq!(scene.count(report), 3);
    assert!(example("CreatedKey").contains("key_9dKq2Lw7Xb4s"));
}

async fn fill(scene: &Scene) {
    settled().await;
    scene.type_name("Client CRM integration");
    scene.press("Read only");
    choose_any_address(scene);
    settled().await;
}
