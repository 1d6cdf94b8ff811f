//! The address rules, compared with Python's `ipaddress` and checked with property tests. Native:
//! the domain needs no browser, and a browser has no Python.
#![cfg(not(target_family = "wasm"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)] // A test that panics has failed.

mod cases;
mod ipaddress;
mod properties;
