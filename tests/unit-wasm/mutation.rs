//! Changes of a key on its page: reauthentication, errors, and the events for the host.

use std::rc::Rc;

use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;
use we_link_security::model::event::HostEvent;
use we_link_security::model::route::Route;
use we_link_security::state::HostCapabilities;

use crate::contract::example;
use crate::dom::next_frames;
use crate::mounted_page::{MountedPage, Reply, contract_answers, waited_for};

const ID: &str = "key_9dKq2Lw7Xb4s";
const NAME: &str = "Client CRM integration";
const PATCH: &str = "PATCH /api-keys/key_9dKq2Lw7Xb4s";
const DELETE: &str = "DELETE /api-keys/key_9dKq2Lw7Xb4s";
const GET: &str = "GET /api-keys/key_9dKq2Lw7Xb4s";

/// The page of the key, with an API that answers changes as `changes` says.
async fn key_page(changes: impl Fn(&str, usize) -> Option<Reply> + 'static) -> MountedPage {
    let offers = HostCapabilities {
        reauthenticate: Some(Rc::new(|then| then(true))),
        ..HostCapabilities::default()
    };
    let route = Route::Key(ID.to_owned());
    let mounted = MountedPage::at(route, offers, move |call, before| {
        changes(call, before).unwrap_or_else(|| {
            let (status, body) = contract_answers(call);
            Reply::Answer(status, body, None)
        })
    });
    waited_for(&mounted, "Revoke").await;
    waited_for(&mounted, "Olivia Owner").await;
    mounted
}

fn key_as(status: &str) -> Reply {
    let key = example("Key").replace("\"active\"", &format!("\"{status}\""));
    Reply::Answer(200, key, None)
}

fn reauthentication() -> Reply {
    let problem = example("ReauthenticationRequired").replace("\"window\"", "\"host\"");
    Reply::Answer(403, problem, None)
}

fn problem(status: u16, kind: &str) -> Reply {
    let problem =
        json!({ "type": format!("urn:we-link:problem:{kind}"), "title": kind, "status": status });
    Reply::Answer(status, problem.to_string(), None)
}

async fn open_revoke(mounted: &MountedPage) {
    mounted.press("Revoke");
    waited_for(mounted, "Keep the key").await;
    mounted.type_in("#danger-name", NAME);
}

fn press(mounted: &MountedPage, selector: &str) {
    use wasm_bindgen::JsCast;
    let button: web_sys::HtmlElement = mounted.find(selector).unchecked_into();
    button.click();
}

async fn frames() {
    for _ in 0..5 {
        next_frames().await;
    }
}

#[wasm_bindgen_test]
async fn revoke_waits_for_reauthentication_and_resumes() {
    let mounted = key_page(|call, before| match (call, before) {
        (DELETE, 0) => Some(reauthentication()),
        (DELETE, _) => Some(key_as("revoked")),
        _ => None,
    })
    .await;
    open_revoke(&mounted).await;
    press(&mounted, "footer .danger");
    waited_for(&mounted, "Confirm that it is you").await;
    assert!(
        mounted.text().contains("Keep the key"),
        "the question stays"
    );
    mounted.press("Confirm in We-Link");
    waited_for(&mounted, "is revoked.").await;
    frames().await;
    assert!(!mounted.text().contains("Keep the key"));
    assert_eq!(mounted.count(DELETE), 2);
    let revoked = HostEvent::KeyRevoked { id: ID.to_owned() };
    assert_eq!(
        mounted
            .events
            .borrow()
            .iter()
            .filter(|event| **event == revoked)
            .count(),
        1
    );
}

#[wasm_bindgen_test]
async fn cancelled_reauthentication_leaves_the_question_open() {
    let mounted = key_page(|call, _| (call == DELETE).then(reauthentication)).await;
    open_revoke(&mounted).await;
    press(&mounted, "footer .danger");
    waited_for(&mounted, "Confirm that it is you").await;
    mounted.press("Cancel");
    frames().await;
    assert!(mounted.text().contains("Keep the key"));
    assert!(!mounted.text().contains("Confirm that it is you"));
    let focused = mounted.host.shadow_root().unwrap().active_element();
    assert_eq!(focused.unwrap().id(), "danger-keep");
    // The question can be answered again.
    press(&mounted, "footer .danger");
    frames().await;
    assert_eq!(mounted.count(DELETE), 2);
}

#[wasm_bindgen_test]
async fn second_press_during_a_change_sends_nothing() {
    let mounted = key_page(|call, _| (call == PATCH).then(|| key_as("disabled"))).await;
    mounted.press("Disable");
    mounted.press("Disable");
    waited_for(&mounted, "Enable").await;
    frames().await;
    assert_eq!(mounted.count(PATCH), 1);
    let changed = HostEvent::KeyChanged { id: ID.to_owned() };
    assert!(mounted.events.borrow().contains(&changed));
}

#[wasm_bindgen_test]
async fn outdated_revision_loads_the_key_again_and_shows_the_error() {
    let mounted =
        key_page(|call, _| (call == PATCH).then(|| problem(412, "revision-conflict"))).await;
    mounted.press("Disable");
    waited_for(&mounted, "Somebody changed this key meanwhile.").await;
    frames().await;
    assert_eq!(mounted.count(GET), 2);
    assert!(mounted.has_button("Disable"));
}

#[wasm_bindgen_test]
async fn error_of_disable_instead_is_not_worded_as_a_failed_revoke() {
    let mounted = key_page(|call, _| (call == PATCH).then(|| problem(403, "forbidden"))).await;
    open_revoke(&mounted).await;
    mounted.press("Disable instead");
    waited_for(&mounted, "Your role does not include changing this key.").await;
    assert!(mounted.text().contains("Keep the key"));
}
