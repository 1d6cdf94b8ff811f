//! Buttons that are pressed while data is missing.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen_test::wasm_bindgen_test;
use we_link_security::model::route::Route;
use we_link_security::state::HostCapabilities;

use super::KEY;
use crate::dom::next_frames;
use crate::mounted_page::{MountedPage, Reply, contract_answers, waited_for};

#[wasm_bindgen_test]
async fn rotate_without_options_reloads_them_and_opens_on_a_new_press() {
    let failing = Rc::new(Cell::new(true));
    let is_failing = failing.clone();
    let mounted = MountedPage::at(
        Route::Key(KEY.to_owned()),
        HostCapabilities::default(),
        move |asked, _| match asked {
            "GET /api-key-options" if is_failing.get() => Reply::Lost,
            asked => {
                let (status, body) = contract_answers(asked);
                Reply::Answer(status, body, None)
            }
        },
    );
    waited_for(&mounted, "Parts of this page are missing").await;
    waited_for(&mounted, "Rotate secret key").await;
    mounted.press("Rotate secret key");
    for _ in 0..10 {
        next_frames().await;
    }
    assert_eq!(mounted.count("GET /api-key-options"), 2);
    failing.set(false);
    mounted.press("Try again");
    waited_for(&mounted, "Need help").await;
    let has_question = || {
        let shadow = mounted.host.shadow_root().unwrap();
        shadow.query_selector("#rotate-title").unwrap().is_some()
    };
    for _ in 0..5 {
        next_frames().await;
    }
    assert!(!has_question(), "what was pressed long ago opens nothing");
    mounted.press("Rotate secret key");
    for _ in 0..5 {
        next_frames().await;
    }
    assert!(has_question());
}
