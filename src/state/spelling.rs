//! One spelling for what can be spelled in several ways, as the browser knows it (Unicode UAX #15).

use js_sys::JsString;

use crate::model::confusables;

/// A text in NFC: the letters that a person sees, each in one piece where there is one.
#[must_use]
pub fn composed(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    JsString::from(text).normalize("NFC").into()
}

/// Whether a person who typed one of them meant the other.
#[must_use]
pub fn is_same_name(one: &str, other: &str) -> bool {
    let typeable = |name: &str| confusables::typeable(&composed(name));
    typeable(one) == typeable(other)
}

/// What a name looks like, without regard to capitals and to compatible characters.
#[must_use]
pub fn confusable_skeleton(name: &str) -> String {
    let compatible = JsString::from(name).normalize("NFKC").to_lower_case();
    confusables::confusable_skeleton(&String::from(compatible))
}
