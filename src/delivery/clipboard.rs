//! The clipboard, believed only when it says that something arrived.

use std::time::Duration;

use leptos::prelude::window;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use crate::api::sleep;
use crate::domain::pair::Credentials;
use crate::domain::secret::Secret;

/// How long a clipboard may stay silent before it counts as refused.
const SILENCE: Duration = Duration::from_secs(2);
const API_KEY_LINE: &str = "WE_LINK_API_KEY=";
const SECRET_KEY_LINE: &str = "WE_LINK_API_SECRET=";

/// The clipboard refused, said nothing, or is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotCopied;

/// Begins to write a text.
pub fn write(text: &str) -> Result<js_sys::Promise, NotCopied> {
    let navigator = window().navigator();
    // Outside a secure context there is no clipboard at all.
    let clipboard =
        js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard")).map_err(|_| NotCopied)?;
    if clipboard.is_undefined() {
        return Err(NotCopied);
    }
    Ok(navigator.clipboard().write_text(text))
}

/// Waits for the clipboard's word, however long it takes.
pub async fn arrived(writing: js_sys::Promise) -> Result<(), NotCopied> {
    JsFuture::from(writing)
        .await
        .map(drop)
        .map_err(|_| NotCopied)
}

/// Waits for the clipboard's word as long as a person would.
pub async fn arrived_in_time(writing: js_sys::Promise) -> Result<(), NotCopied> {
    let silence = async {
        sleep(SILENCE).await;
        Err(NotCopied)
    };
    first(arrived(writing), silence).await
}

/// The result of whichever future is ready first.
async fn first<T>(one: impl Future<Output = T>, other: impl Future<Output = T>) -> T {
    let (mut one, mut other) = (Box::pin(one), Box::pin(other));
    std::future::poll_fn(move |cx| match one.as_mut().poll(cx) {
        std::task::Poll::Pending => other.as_mut().poll(cx),
        ready => ready,
    })
    .await
}

/// The pair as two lines of an `.env` file.
pub fn both_as_env(credentials: &Credentials) -> Secret {
    let (api_key, secret_key) = (
        credentials.api_key.expose(),
        credentials.secret_key.expose(),
    );
    let names = API_KEY_LINE.len() + SECRET_KEY_LINE.len();
    let mut both = Secret::with_capacity(names + 2 * (api_key.len() + secret_key.len()) + 8);
    for (name, value) in [(API_KEY_LINE, api_key), (SECRET_KEY_LINE, secret_key)] {
        both.push_str(name);
        push_env_value(&mut both, value);
        both.push('\n');
    }
    both
}

/// Adds a value as common `.env` readers take it: bare where it has only letters, digits and a
/// few harmless marks, otherwise in single quotes, within which nothing is expanded; a value with
/// a single quote in it goes into double quotes.
fn push_env_value(text: &mut Secret, value: &str) {
    let harmless = |c: char| c.is_ascii_alphanumeric() || "_-.:/+=@".contains(c);
    if value.chars().all(harmless) {
        text.push_str(value);
    } else if !value.contains('\'') {
        text.push('\'');
        text.push_str(value);
        text.push('\'');
    } else {
        text.push('"');
        for c in value.chars() {
            if matches!(c, '"' | '\\' | '$' | '`') {
                text.push('\\');
            }
            text.push(c);
        }
        text.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::both_as_env;
    use crate::domain::pair::Credentials;
    use crate::domain::secret::{NotASecret, Secret};

    fn env(secret_key: &str) -> Result<String, NotASecret> {
        let literal = |text: &str| {
            Secret::from_json_literal(&serde_json::to_string(text).unwrap_or_default())
        };
        let pair = Credentials {
            api_key: literal("wlk_1")?,
            secret_key: literal(secret_key)?,
        };
        Ok(both_as_env(&pair).expose().to_owned())
    }

    #[test]
    fn plain_values_stand_bare_on_two_lines() {
        assert_eq!(
            env("wls_2").as_deref(),
            Ok("WE_LINK_API_KEY=wlk_1\nWE_LINK_API_SECRET=wls_2\n")
        );
    }

    #[test]
    fn values_with_marks_are_quoted_so_that_nothing_expands() {
        assert_eq!(
            env("a $b#c").as_deref(),
            Ok("WE_LINK_API_KEY=wlk_1\nWE_LINK_API_SECRET='a $b#c'\n")
        );
        assert_eq!(
            env("it's $5").as_deref(),
            Ok("WE_LINK_API_KEY=wlk_1\nWE_LINK_API_SECRET=\"it's \\$5\"\n")
        );
    }
}
