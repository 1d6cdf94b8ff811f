//! The rules about addresses, held against Python's `ipaddress` and against what must hold of any
//! list. Native: the domain knows no browser, and a browser has no Python.
#![cfg(not(target_family = "wasm"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)] // A test that panics has failed.

mod cases;
mod ipaddress;
mod properties;
