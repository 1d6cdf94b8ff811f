//! Formats times and numbers with the browser's `Intl`.

use js_sys::{Array, Date, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::api::clock;
use crate::model::timestamp;

/// Units of relative time: name for `Intl`, length in seconds, and the number of seconds below
/// which the unit is used.
const UNITS: [(&str, f64, f64); 4] = [
    ("minute", 60.0, 3_600.0),
    ("hour", 3_600.0, 86_400.0),
    ("day", 86_400.0, 30.0 * 86_400.0),
    ("month", 30.0 * 86_400.0, f64::INFINITY),
];

/// Shown for a time that cannot be parsed.
const UNKNOWN: &str = "(unknown)";
/// Unicode extension of the locale: Gregorian calendar and Latin digits. Some regions have other
/// defaults, and a date of another calendar would be misread, since no calendar is named.
const IN_THE_USUAL_WAY: &str = "-u-ca-gregory-nu-latn";

/// Formats a whole number for the locale.
#[must_use]
pub fn number(n: usize) -> String {
    // Counts are far below 2^53.
    #[allow(clippy::cast_precision_loss)]
    amount(n as f64)
}

/// Formats a number that may be greater than `usize::MAX`, such as a count of IPv6 addresses.
#[must_use]
pub fn amount(n: f64) -> String {
    js_sys::Number::from(n).to_locale_string(&locale()).into()
}

/// "3 hours ago"; "just now" for less than a minute. `None` if `moment` is not a valid RFC 3339
/// time.
#[must_use]
pub fn ago(moment: &str) -> Option<String> {
    let seconds = seconds_since(moment)?;
    if seconds < 60.0 {
        return Some("just now".to_owned());
    }
    let (unit, length, _) = UNITS.iter().find(|(_, _, until)| seconds < *until)?;
    let options = options(&[("numeric", "always")]);
    let format = Intl::RelativeTimeFormat::new(&Array::of1(&locale().into()), &options);
    Some(format.format(-(seconds / length).floor(), unit).into())
}

/// "4 seconds ago" for less than a minute; otherwise as [`ago`].
#[must_use]
pub fn seconds_ago(moment: &str) -> Option<String> {
    let seconds = seconds_since(moment)?.floor();
    if seconds >= 60.0 {
        return ago(moment);
    }
    // `numeric: auto` gives "now" for 0. A slow clock must not give "in 2 seconds".
    let options = options(&[("numeric", "auto")]);
    let format = Intl::RelativeTimeFormat::new(&Array::of1(&locale().into()), &options);
    Some(format.format(-seconds.max(0.0), "second").into())
}

/// "23 Nov 2026, 09:30", in the user's time zone.
#[must_use]
pub fn exact(moment: &str) -> String {
    written(moment, &[("dateStyle", "medium"), ("timeStyle", "short")])
}

/// "23 Nov 2026", in the user's time zone.
#[must_use]
pub fn day(moment: &str) -> String {
    written(moment, &[("dateStyle", "medium")])
}

/// "23 Nov 2026" in UTC, for the days of the API, which begin at midnight UTC.
#[must_use]
pub fn utc_day(moment: &str) -> String {
    written(moment, &[("dateStyle", "medium"), ("timeZone", "UTC")])
}

/// "23 Nov, 09:00", in the user's time zone.
#[must_use]
pub fn hour(moment: &str) -> String {
    let parts = [
        ("day", "numeric"),
        ("month", "short"),
        ("hour", "2-digit"),
        ("minute", "2-digit"),
    ];
    written(moment, &parts)
}

/// "21 February 2027", in the user's time zone.
#[must_use]
pub fn long_day(moment: &str) -> String {
    written(moment, &[("dateStyle", "long")])
}

/// "21 February 2027 at 23:59:59 CET", in the user's time zone.
#[must_use]
pub fn to_the_second(moment: &str) -> String {
    written(moment, &[("dateStyle", "long"), ("timeStyle", "long")])
}

fn written(moment: &str, style: &[(&str, &str)]) -> String {
    match timestamp::milliseconds(moment) {
        Some(ms) => Date::new(&ms.into())
            .to_locale_string(&locale(), &options(style))
            .into(),
        None => UNKNOWN.to_owned(),
    }
}

/// Whether `moment` is a valid RFC 3339 time.
#[must_use]
pub fn is_known(moment: &str) -> bool {
    timestamp::milliseconds(moment).is_some()
}

fn seconds_since(moment: &str) -> Option<f64> {
    Some((clock::now() - timestamp::milliseconds(moment)?) / 1_000.0)
}

fn options(pairs: &[(&str, &str)]) -> Object {
    let object = Object::new();
    for (name, value) in pairs {
        // Setting a property of a fresh plain object cannot fail.
        let _ = Reflect::set(&object, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    object
}

/// The first of the user's languages that is English, so that "3 hours ago" has the language of the
/// sentence around it. Calendar and digits are always Gregorian and Latin, whatever the region or
/// the language itself specifies.
fn locale() -> String {
    let languages = web_sys::window().map(|window| window.navigator().languages());
    let language = languages
        .into_iter()
        .flat_map(|list| list.iter().collect::<Vec<_>>())
        .filter_map(|language| language.dyn_into::<js_sys::JsString>().ok())
        .map(String::from)
        .find(|language| is_ours(language));
    let language = language.as_deref().unwrap_or("en");
    // Subtags after a single character are extensions (RFC 5646, 2.2.6) and are removed.
    let parts = language.split('-').take_while(|part| part.len() > 1);
    let language = parts.collect::<Vec<_>>().join("-");
    format!("{language}{IN_THE_USUAL_WAY}")
}

/// Whether a language is English, in a form that `Intl` accepts: some systems report `en-US@posix`,
/// for which `Intl` throws.
fn is_ours(language: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    (language == "en" || language.starts_with("en-")) && language.bytes().all(plain)
}
