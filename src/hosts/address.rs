//! Reads the query of an address that leads to the page.

use wasm_bindgen::JsValue;
use web_sys::UrlSearchParams;

use crate::model::prefill::Prefill;

/// The values that a link fills into the form; `None` if it has no parameters.
pub fn prefill_of(search: &str) -> Option<Prefill> {
    let parameters = UrlSearchParams::new_with_str(search).ok()?;
    let text = |value: JsValue| value.as_string().unwrap_or_default();
    let pairs = parameters.entries().into_iter().flatten().map(|pair| {
        let pair = js_sys::Array::from(&pair);
        (text(pair.get(0)), text(pair.get(1)))
    });
    Prefill::from_parameters(pairs)
}
