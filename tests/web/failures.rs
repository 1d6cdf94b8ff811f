//! Each call that each screen makes, and each way in which it can fail: a sentence and a way on where
//! something is missing, nothing else of the screen lost, and a repetition by itself when the person
//! or the connection comes back.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::window;
use wasm_bindgen_test::wasm_bindgen_test;
use we_link_security::context::Offers;
use we_link_security::domain::route::Route;

use crate::contract::example;
use crate::scene::{Reply, Scene, contract_answers, waited_for};
use crate::stage::settled;

const KEY: &str = "key_9dKq2Lw7Xb4s";

/// A way to fail, and what is to be read of it.
struct Failure {
    name: &'static str,
    reply: fn(String) -> Reply,
    sentences: &'static [&'static str],
}

fn failures() -> [Failure; 7] {
    let failure = |name, reply: fn(String) -> Reply, sentences| Failure {
        name,
        reply,
        sentences,
    };
    [
        failure("abort", |_| Reply::Lost, &["We could not reach We-Link"]),
        failure(
            "503",
            |_| Reply::Answer(503, "<h1>503</h1>".to_owned(), None),
            &["We-Link has a problem at the moment"],
        ),
        failure(
            "429",
            |_| Reply::Answer(429, "{}".to_owned(), Some(7)),
            &["Try again in 7 seconds"],
        ),
        failure(
            "401",
            |_| Reply::Answer(401, example("Unauthenticated"), None),
            &["You are signed out", "Sign in to see"],
        ),
        failure(
            "cut",
            |whole| {
                let half = whole.len() / 2;
                Reply::Answer(200, whole.chars().take(half).collect(), None)
            },
            &["answer could not be read"],
        ),
        failure(
            "other shape",
            |_| Reply::Answer(200, r#"{"unexpected":[true]}"#.to_owned(), None),
            &["answer could not be read"],
        ),
        failure(
            "firewall",
            |_| Reply::Answer(403, "<html><h1>Forbidden</h1></html>".to_owned(), None),
            &["Something between you and We-Link refused the call"],
        ),
    ]
}

/// A call of a screen: how it begins, what stands without it, and what is there with it.
struct Call {
    begins: &'static str,
    stands: &'static [&'static str],
    comes: &'static str,
}

fn is(call: &str, begins: &str) -> bool {
    call == begins
        || call
            .strip_prefix(begins)
            .is_some_and(|rest| rest.starts_with('?'))
}

/// Every failure of every call of a screen.
async fn each_fails(route: Route, calls: &[Call]) {
    for (at, call) in calls.iter().enumerate() {
        for (turn, failure) in failures().into_iter().enumerate() {
            let event = ["focus", "online"][(at + turn) % 2];
            fails(route.clone(), call, &failure, event).await;
        }
    }
}

async fn fails(route: Route, call: &Call, failure: &Failure, event: &str) {
    let what = format!("{} of {route:?}: {}", call.begins, failure.name);
    let failing = Rc::new(Cell::new(true));
    let (is_failing, begins, reply) = (failing.clone(), call.begins, failure.reply);
    let scene = Scene::at(route, Offers::default(), move |asked, _| {
        let (status, body) = contract_answers(asked);
        match is_failing.get() && is(asked, begins) {
            true => reply(body),
            false => Reply::Answer(status, body, None),
        }
    });
    found(&scene, &what, failure.sentences).await;
    for _ in 0..3 {
        settled().await;
    }
    let ways = ["Try again", "I have signed in"];
    check(
        &scene,
        ways.iter().any(|way| scene.has_button(way)),
        &format!("{what}: no way on"),
    );
    // Who is signed out sees nothing of the keys.
    if failure.name != "401" {
        for stands in call.stands {
            let stood = scene.has_button(stands) || scene.text().contains(stands);
            check(&scene, stood, &format!("{what}: {stands} is missing"));
        }
    }
    failing.set(false);
    let event = web_sys::Event::new(event).unwrap();
    window().dispatch_event(&event).unwrap();
    found(&scene, &what, &[call.comes]).await;
    let is_over = || !has_any(&scene, failure.sentences) && !scene.has_button("Try again");
    for _ in 0..60 {
        if is_over() {
            return;
        }
        settled().await;
    }
    check(&scene, false, &format!("{what}: still told"));
}

fn has_any(scene: &Scene, texts: &[&str]) -> bool {
    texts.iter().any(|text| scene.text().contains(text))
}

/// Waits for one of these texts and says where it is missing.
async fn found(scene: &Scene, what: &str, texts: &[&str]) {
    for _ in 0..60 {
        if has_any(scene, texts) {
            return;
        }
        settled().await;
    }
    check(scene, false, &format!("{what}: {texts:?} is not there"));
}

/// The page's own panic hook keeps messages to itself.
fn check(scene: &Scene, is: bool, what: &str) {
    if !is {
        leptos::logging::error!("{what} in {}", scene.text());
    }
    assert!(is);
}

#[wasm_bindgen_test]
async fn the_list_stands_without_any_of_its_calls() {
    let calls = [
        Call {
            begins: "GET /session",
            stands: &["Client CRM integration", "Zapier (2023)"],
            comes: "Create API Key",
        },
        Call {
            begins: "GET /api-key-options",
            stands: &["Create API Key", "Client CRM integration", "Revoke"],
            comes: "Need help",
        },
        Call {
            begins: "GET /api-keys",
            stands: &["Create API Key"],
            comes: "Client CRM integration",
        },
    ];
    each_fails(Route::Keys, &calls).await;
}

#[wasm_bindgen_test]
async fn the_page_of_a_key_stands_without_any_of_its_calls() {
    let all = &[
        "Edit",
        "Rotate secret key",
        "Disable",
        "Revoke",
        "Usage",
        "266",
        "Olivia Owner",
    ];
    let calls = [
        Call {
            begins: "GET /session",
            stands: all,
            comes: "Client CRM integration",
        },
        Call {
            begins: "GET /api-key-options",
            stands: all,
            comes: "Try it",
        },
        Call {
            begins: "GET /api-keys/key_9dKq2Lw7Xb4s",
            stands: &["All API keys"],
            comes: "Client CRM integration",
        },
        Call {
            begins: "GET /api-keys/key_9dKq2Lw7Xb4s/usage",
            stands: &["Edit", "Rotate secret key", "Disable", "Revoke", "Activity"],
            comes: "266",
        },
        Call {
            begins: "GET /api-keys/key_9dKq2Lw7Xb4s/events",
            stands: &["Edit", "Rotate secret key", "Disable", "Revoke", "266"],
            comes: "Devon Developer",
        },
    ];
    each_fails(Route::Key(KEY.to_owned()), &calls).await;
}

#[wasm_bindgen_test]
async fn the_form_for_a_new_key_stands_without_any_of_its_calls() {
    let fields = &[
        "So that you find it again",
        "IP restrictions",
        "Save",
        "Cancel",
    ];
    let calls = [
        Call {
            begins: "GET /session",
            stands: fields,
            comes: "Read only",
        },
        Call {
            begins: "GET /api-key-options",
            stands: fields,
            comes: "Read only",
        },
    ];
    each_fails(Route::NewKey, &calls).await;
}

#[wasm_bindgen_test]
async fn the_form_of_a_key_comes_when_all_of_its_calls_have() {
    let calls = [
        Call {
            begins: "GET /session",
            stands: &["Save"],
            comes: "Save",
        },
        Call {
            begins: "GET /api-key-options",
            stands: &["Security"],
            comes: "Save",
        },
        Call {
            begins: "GET /api-keys/key_9dKq2Lw7Xb4s",
            stands: &["Security"],
            comes: "Save",
        },
    ];
    each_fails(Route::Edit(KEY.to_owned()), &calls).await;
}

#[wasm_bindgen_test]
async fn the_activity_of_all_keys_stands_without_any_of_its_calls() {
    let calls = [
        Call {
            begins: "GET /session",
            stands: &["Devon Developer"],
            comes: "Devon Developer",
        },
        Call {
            begins: "GET /api-key-options",
            stands: &["Devon Developer"],
            comes: "Devon Developer",
        },
        Call {
            begins: "GET /events",
            stands: &["Activity of all keys", "All API keys"],
            comes: "Devon Developer",
        },
    ];
    each_fails(Route::Activity, &calls).await;
}

/// A list that is long enough to be searched.
fn long_list() -> String {
    example("KeyPage").replace(r#""current":2"#, r#""current":12"#)
}

#[wasm_bindgen_test]
async fn a_search_that_fails_leaves_the_list_and_what_was_typed() {
    for (turn, failure) in failures().into_iter().enumerate() {
        // Who is signed out sees no list.
        if failure.name == "401" {
            continue;
        }
        let failing = Rc::new(Cell::new(true));
        let (is_failing, reply) = (failing.clone(), failure.reply);
        let scene = Scene::at(
            Route::Keys,
            Offers::default(),
            move |asked, _| match asked {
                "POST /api-keys/search" if is_failing.get() => reply(long_list()),
                "POST /api-keys/search" => Reply::Answer(200, example("KeySearch"), None),
                asked if is(asked, "GET /api-keys") => Reply::Answer(200, long_list(), None),
                asked => {
                    let (status, body) = contract_answers(asked);
                    Reply::Answer(status, body, None)
                }
            },
        );
        let what = format!("search: {}", failure.name);
        found(&scene, &what, &["Search keys"]).await;
        scene.type_in("#search", "crm");
        found(&scene, &what, failure.sentences).await;
        assert!(scene.text().contains("Zapier (2023)") && scene.has_button("Try again"));
        failing.set(false);
        let event = web_sys::Event::new(["focus", "online"][turn % 2]).unwrap();
        window().dispatch_event(&event).unwrap();
        for _ in 0..60 {
            if !scene.text().contains("Zapier (2023)") {
                break;
            }
            settled().await;
        }
        assert!(
            !scene.text().contains("Zapier (2023)"),
            "{what}: searched again"
        );
        assert!(!scene.has_button("Try again"), "{what}");
    }
}

#[wasm_bindgen_test]
async fn without_the_options_a_press_on_rotate_asks_for_them_and_the_question_opens() {
    let failing = Rc::new(Cell::new(true));
    let is_failing = failing.clone();
    let scene = Scene::at(
        Route::Key(KEY.to_owned()),
        Offers::default(),
        move |asked, _| match asked {
            "GET /api-key-options" if is_failing.get() => Reply::Lost,
            asked => {
                let (status, body) = contract_answers(asked);
                Reply::Answer(status, body, None)
            }
        },
    );
    waited_for(&scene, "Parts of this page are missing").await;
    waited_for(&scene, "Rotate secret key").await;
    scene.press("Rotate secret key");
    for _ in 0..10 {
        settled().await;
    }
    assert_eq!(scene.count("GET /api-key-options"), 2);
    failing.set(false);
    scene.press("Try again");
    waited_for(&scene, "Need help").await;
    let has_question = || {
        let shadow = scene.host.shadow_root().unwrap();
        shadow.query_selector("#rotate-title").unwrap().is_some()
    };
    for _ in 0..5 {
        settled().await;
    }
    assert!(!has_question(), "what was pressed long ago opens nothing");
    scene.press("Rotate secret key");
    for _ in 0..5 {
        settled().await;
    }
    assert!(has_question());
}
