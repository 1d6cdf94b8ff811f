//! We-Link's Settings → Security page: API keys that are limited to addresses and actions, with a
//! secret key that is shown once.
//!
//! Rooms, each using only what stands below it:
//!
//! | room | holds |
//! | --- | --- |
//! | [`hosts`] | mounting into a shadow root; the driver of the standalone page |
//! | [`app`] | contexts, the page for the current route, the one-time dialog above them |
//! | [`lazy`] | the views that are loaded after the list |
//! | [`pages`], [`components`] | one screen, one control a file |
//! | [`state`] | API, session, host bridge and announcer as the pages find them |
//! | [`messages`] | every sentence |
//! | [`secret_issuance`] | the life of a secret |
//! | [`api`] | the adapter to We-Link's API |
//! | [`model`] | plain data and rules |
//! | [`ui`] | Leptos' elements and signals in types that are compiled once; the focus |

pub mod api;
pub mod app;
pub mod components;
pub mod hosts;
pub mod lazy;
pub mod messages;
pub mod model;
pub mod pages;
pub mod secret_issuance;
pub mod state;
pub mod ui;
