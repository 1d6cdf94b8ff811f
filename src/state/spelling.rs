//! Normalizes names with the browser's Unicode normalization (UAX #15), to compare them.

use js_sys::JsString;

use crate::model::confusables;

/// A text in NFC: each visible letter is one code point where Unicode has one.
#[must_use]
pub fn composed(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    JsString::from(text).normalize("NFC").into()
}

/// Whether two names are equal in the form that can be typed on any keyboard.
#[must_use]
pub fn is_same_name(one: &str, other: &str) -> bool {
    let typeable = |name: &str| confusables::typeable(&composed(name));
    typeable(one) == typeable(other)
}

/// What a name looks like, without regard to case and to compatibility characters (NFKC).
#[must_use]
pub fn confusable_skeleton(name: &str) -> String {
    let compatible = JsString::from(name).normalize("NFKC").to_lower_case();
    confusables::confusable_skeleton(&String::from(compatible))
}
