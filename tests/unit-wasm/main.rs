//! Tests that need a browser, in real Chromium: decoding with its JSON parser, and the controls.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)] // A test that panics has failed.

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

mod calendar;
mod clock;
mod contract;
mod created;
mod dom;
mod element;
mod failures;
mod guard;
mod host;
mod life;
mod modal;
mod mounted_page;
mod mounting;
mod mutation;
mod picker;
mod problems;
mod query;
mod realms;
mod rotation;
mod state;
