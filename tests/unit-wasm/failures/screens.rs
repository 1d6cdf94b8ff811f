//! Each call that each screen makes, and each way in which it can fail.

use wasm_bindgen_test::wasm_bindgen_test;
use we_link_security::model::route::Route;

use super::{Call, KEY, each_fails};

#[wasm_bindgen_test]
async fn list_survives_failure_of_each_call() {
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
async fn key_page_survives_failure_of_each_call() {
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
async fn new_key_form_survives_failure_of_each_call() {
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
async fn edit_form_recovers_from_failure_of_each_call() {
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
async fn activity_page_survives_failure_of_each_call() {
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
