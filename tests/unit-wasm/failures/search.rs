//! Each way in which a search can fail.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::window;
use wasm_bindgen_test::wasm_bindgen_test;
use we_link_security::model::route::Route;
use we_link_security::state::HostCapabilities;

use super::{failures, found, is};
use crate::contract::example;
use crate::dom::next_frames;
use crate::mounted_page::{MountedPage, Reply, contract_answers};

/// A list that is long enough to be searched.
fn long_list() -> String {
    example("KeyPage").replace(r#""current":2"#, r#""current":12"#)
}

#[wasm_bindgen_test]
async fn failed_search_keeps_the_list_and_is_repeated() {
    for (turn, failure) in failures().into_iter().enumerate() {
        // Who is signed out sees no list.
        if failure.name == "401" {
            continue;
        }
        let failing = Rc::new(Cell::new(true));
        let (is_failing, reply) = (failing.clone(), failure.reply);
        let mounted =
            MountedPage::at(
                Route::Keys,
                HostCapabilities::default(),
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
        found(&mounted, &what, &["Search keys"]).await;
        mounted.type_in("#search", "crm");
        found(&mounted, &what, failure.sentences).await;
        assert!(mounted.text().contains("Zapier (2023)") && mounted.has_button("Try again"));
        failing.set(false);
        let event = web_sys::Event::new(["focus", "online"][turn % 2]).unwrap();
        window().dispatch_event(&event).unwrap();
        for _ in 0..60 {
            if !mounted.text().contains("Zapier (2023)") {
                break;
            }
            next_frames().await;
        }
        assert!(
            !mounted.text().contains("Zapier (2023)"),
            "{what}: searched again"
        );
        assert!(!mounted.has_button("Try again"), "{what}");
    }
}
