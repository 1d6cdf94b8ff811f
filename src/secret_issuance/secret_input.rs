//! Reads typed text that may be secret from its field: the password for reauthentication, and the
//! search text, since users paste keys to find their owner.

use js_sys::{JsString, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlInputElement;

use crate::model::secret::Secret;

pub fn read_and_clear(field: &HtmlInputElement) -> Secret {
    let secret = read(field);
    field.set_value("");
    secret
}

/// A copy of the text in a field. Read character by character: for a whole string, wasm-bindgen
/// uses a buffer that it may reallocate, and nothing overwrites that buffer.
pub fn read(field: &HtmlInputElement) -> Secret {
    let value = Reflect::get(field, &JsValue::from_str("value")).unwrap_or_default();
    let units = value.dyn_ref::<JsString>();
    let units = units.into_iter().flat_map(|text| {
        (0..text.length()).map(|at| {
            // A UTF-16 code unit is below 2^16.
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            let unit = text.char_code_at(at) as u16;
            unit
        })
    });
    let mut secret =
        Secret::with_capacity(3 * value.dyn_ref().map_or(0, JsString::length) as usize);
    for c in char::decode_utf16(units) {
        secret.push(c.unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    secret
}
