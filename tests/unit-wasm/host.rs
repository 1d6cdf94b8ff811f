//! What a host can offer the page: its own `fetch`, reauthentication, a question before leaving.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use we_link_security::state::{HostCapabilities, OnAnswer};

use crate::contract::example;
use crate::dom::next_frames;
use crate::mounted_page::{
    MountedPage, asks_host, choose_any_address, contract_answers, waited_for,
};

#[wasm_bindgen_test]
async fn save_resumes_after_host_reauthentication() {
    let asked = Rc::new(RefCell::new(0));
    let heard = asked.clone();
    let offers = HostCapabilities {
        start_hidden: true,
        reauthenticate: Some(Rc::new(move |then| {
            *heard.borrow_mut() += 1;
            let passed = *heard.borrow() > 1;
            then(passed);
        })),
        ..HostCapabilities::default()
    };
    let mounted = MountedPage::new(offers, asks_host);
    fill(&mounted).await;
    mounted.press("Save");
    waited_for(&mounted, "Confirm that it is you").await;
    mounted.press("Confirm in We-Link");
    waited_for(&mounted, "It was not confirmed. Try again.").await;
    assert_eq!(
        mounted.count("POST /api-keys"),
        1,
        "only a passed check goes on"
    );
    mounted.press("Confirm in We-Link");
    waited_for(&mounted, "Copy your keys now").await;
    assert_eq!(mounted.count("POST /api-keys"), 2);
    assert_eq!(*asked.borrow(), 2);

    let shadow = mounted.host.shadow_root().unwrap();
    let field: web_sys::HtmlTextAreaElement = shadow
        .query_selector("#one-time-secret-key")
        .unwrap()
        .unwrap()
        .unchecked_into();
    assert_eq!(field.value(), "", "the host wants it hidden");
    mounted.press("Show");
    next_frames().await;
    assert!(field.value().starts_with("wls_"));

    assert!(!mounted.page.may_leave(), "nothing was copied yet");
    waited_for(&mounted, "Close without copying?").await;
    mounted.press("Close anyway");
    next_frames().await;
    assert_eq!(field.value(), "");
    assert!(mounted.page.may_leave());
}

#[wasm_bindgen_test]
async fn leaving_a_filled_form_asks_the_user() {
    let mounted = MountedPage::new(HostCapabilities::default(), asks_host);
    next_frames().await;
    assert!(
        mounted.page.may_leave(),
        "an empty form has nothing to lose"
    );
    mounted.type_name("Half a name");
    assert!(!mounted.page.may_leave());
    waited_for(&mounted, "Leave without saving?").await;
    mounted.press("Leave");
    next_frames().await;
    assert!(mounted.page.may_leave());
}

#[wasm_bindgen_test]
async fn late_host_answer_is_ignored() {
    let kept = Rc::new(RefCell::new(None::<OnAnswer>));
    let keeps = kept.clone();
    let offers = HostCapabilities {
        reauthenticate: Some(Rc::new(move |then| drop(keeps.replace(Some(then))))),
        ..HostCapabilities::default()
    };
    let mounted = MountedPage::new(offers, asks_host);
    fill(&mounted).await;
    mounted.press("Save");
    waited_for(&mounted, "Confirm that it is you").await;
    mounted.press("Confirm in We-Link");
    next_frames().await;
    let answer = kept.borrow().clone().unwrap();
    let dialog = mounted.find("dialog .plain:last-child");
    dialog.unchecked_into::<web_sys::HtmlElement>().click();
    next_frames().await;
    for passed in [true, false] {
        answer(passed);
        next_frames().await;
    }
    assert_eq!(
        mounted.count("POST /api-keys"),
        1,
        "what was given up stays so"
    );
    drop(mounted);
    answer(true);
}

#[wasm_bindgen_test]
async fn shown_report_is_retried_after_failures() {
    let report = "POST /api-keys/key_9dKq2Lw7Xb4s/secret-state";
    let mounted = MountedPage::new(
        HostCapabilities::default(),
        move |call, before| match call {
            call if call == report && before == 0 => (429, "{}".to_owned()),
            call if call == report && before == 1 => (403, "{}".to_owned()),
            call => contract_answers(call),
        },
    );
    fill(&mounted).await;
    mounted.press("Save");
    waited_for(&mounted, "Copy your keys now").await;
    for _ in 0..400 {
        if mounted.count(report) > 2 {
            break;
        }
        next_frames().await;
    }
    assert_eq!(mounted.count(report), 3);
    assert!(example("CreatedKey").contains("key_9dKq2Lw7Xb4s"));
}

async fn fill(mounted: &MountedPage) {
    next_frames().await;
    mounted.type_name("Client CRM integration");
    mounted.press("Read only");
    choose_any_address(mounted);
    next_frames().await;
}
