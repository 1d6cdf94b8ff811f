//! Validates options, and reads those that take effect at once. Others are read when needed.

use js_sys::Reflect;
use leptos::prelude::{document, window};
use wasm_bindgen::JsValue;
use web_sys::Url;

use crate::hosts::mount::Theme;
use crate::messages::embedded as words;
use crate::model::session::is_safe_link;

/// The only required option.
pub const API_BASE: &str = "apiBase";
const CALLED: [&str; 5] = [
    "getHeaders",
    "onUnauthenticated",
    "reauthenticate",
    "onInterrupted",
    "fetch",
];

/// The options that take effect at once.
pub struct Settings {
    /// Address of the API, without a slash at the end.
    pub api_base: String,
    /// Path and query of the screen.
    pub route: String,
    pub theme: Theme,
}

/// An option with an invalid value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadOption {
    pub name: &'static str,
    /// Description of the valid values.
    pub expected: &'static str,
}

impl Settings {
    /// Validates and reads the options.
    ///
    /// # Errors
    /// The first invalid option.
    pub fn read(options: &JsValue) -> Result<Self, BadOption> {
        let api_base = text(options, API_BASE, words::API_BASE)?;
        let api_base = api_base
            .and_then(|base| api_address(&base))
            .ok_or(BadOption {
                name: API_BASE,
                expected: words::API_BASE,
            })?;
        let route = text(options, "route", words::TEXT)?.unwrap_or_default();
        let theme = match text(options, "theme", words::THEME)?.as_deref() {
            None | Some("" | "auto") => Theme::Auto,
            Some("light") => Theme::Light,
            Some("dark") => Theme::Dark,
            Some(_) => return Err(bad("theme", words::THEME)),
        };
        let credentials = text(options, "credentials", words::CREDENTIALS)?;
        if !matches!(
            credentials.as_deref(),
            None | Some("" | "same-origin" | "include" | "omit")
        ) {
            return Err(bad("credentials", words::CREDENTIALS));
        }
        let link = text(options, "documentationUrl", words::LINK)?;
        if link.is_some_and(|url| !url.is_empty() && !is_safe_link(&url)) {
            return Err(bad("documentationUrl", words::LINK));
        }
        for name in CALLED {
            let value = property(options, name);
            if !value.is_function() && !value.is_undefined() && !value.is_null() {
                return Err(bad(name, words::FUNCTION));
            }
        }
        Ok(Self {
            api_base,
            route,
            theme,
        })
    }
}

fn bad(name: &'static str, expected: &'static str) -> BadOption {
    BadOption { name, expected }
}

/// `undefined` if the property does not exist or cannot be read.
pub fn property(options: &JsValue, name: &str) -> JsValue {
    Reflect::get(options, &name.into()).unwrap_or_default()
}

fn text(
    options: &JsValue,
    name: &'static str,
    expected: &'static str,
) -> Result<Option<String>, BadOption> {
    let value = property(options, name);
    if value.is_undefined() || value.is_null() {
        return Ok(None);
    }
    value.as_string().map(Some).ok_or(bad(name, expected))
}

/// The absolute address of an API. `None` unless it is encrypted or on this machine, so that nobody
/// can read the requests, and has no user, password, query or fragment.
fn api_address(base: &str) -> Option<String> {
    if base.is_empty() {
        return None;
    }
    let around = document().base_uri().ok().flatten();
    let around = around.or_else(|| window().location().href().ok())?;
    let url = Url::new_with_base(base, &around).ok()?;
    let is_secret = match url.protocol().as_str() {
        "https:" => true,
        "http:" => is_loopback(&url.hostname()),
        _ => false,
    };
    let says_more = [url.username(), url.password(), url.search(), url.hash()];
    let fits = is_secret && says_more.iter().all(String::is_empty);
    fits.then(|| url.href().trim_end_matches('/').to_owned())
}

/// Whether a host, as the browser serializes it, is this machine (RFC 6761, 6.3; RFC 1122, 3.2.1.3;
/// RFC 4291, 2.5.3).
fn is_loopback(host: &str) -> bool {
    let is_v4 = host.starts_with("127.") && host.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    host == "localhost" || host.ends_with(".localhost") || host == "[::1]" || is_v4
}
