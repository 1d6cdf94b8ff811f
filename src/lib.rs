//! We-Link's Settings → Security page: API keys that are limited to addresses and actions, with a
//! secret key that is shown once.
//!
//! Modules. Each uses only the modules below it, except that the list opens its dialogs through
//! `lazy`.
//!
//! | module | contents |
//! | --- | --- |
//! | [`hosts`] | mounting into a shadow root; the standalone and the embedded page |
//! | [`app`] | contexts, the page for the current route, the one-time dialog above them |
//! | [`lazy`] | the views that are loaded after the list |
//! | [`pages`] | one file for each screen |
//! | [`dialogs`] | one file for each dialog |
//! | [`keys`] | the views of a key: row, summary, actions, the fields of its settings |
//! | [`notices`] | errors, a pending save, the session, support |
//! | [`state`] | the contexts: API, session, host bridge, announcer |
//! | [`messages`] | every sentence that the page shows |
//! | [`secret_issuance`] | a secret from its request until it is overwritten |
//! | [`api`] | the client of We-Link's API |
//! | [`model`] | plain data and rules |
//! | [`ui`] | the controls; Leptos' elements and signals in types that are compiled once; the focus |

pub mod api;
pub mod app;
pub mod dialogs;
pub mod hosts;
pub mod keys;
pub mod lazy;
pub mod messages;
pub mod model;
pub mod notices;
pub mod pages;
pub mod secret_issuance;
pub mod state;
pub mod ui;
