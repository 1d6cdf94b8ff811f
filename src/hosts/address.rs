//! What the addresses say that lead to the page.

use wasm_bindgen::JsValue;
use web_sys::UrlSearchParams;

use crate::model::prefill::Prefill;

/// What a link asks to be filled in.
pub fn prefill_of(search: &str) -> Option<Prefill> {
    let parameters = UrlSearchParams::new_with_str(search).ok()?;
    let text = |value: JsValue| value.as_string().unwrap_or_default();
    let pairs = parameters.entries().into_iter().flatten().map(|pair| {
        let pair = js_sys::Array::from(&pair);
        (text(pair.get(0)), text(pair.get(1)))
    });
    Prefill::from_parameters(pairs)
}
