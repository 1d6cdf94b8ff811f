//! Moments and numbers in words, by the browser's `Intl`.

use js_sys::{Array, Date, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::api::clock;
use crate::model::timestamp;

/// Units of relative time: name for `Intl`, length in seconds, and up to how many seconds it is
/// used.
const UNITS: [(&str, f64, f64); 4] = [
    ("minute", 60.0, 3_600.0),
    ("hour", 3_600.0, 86_400.0),
    ("day", 86_400.0, 30.0 * 86_400.0),
    ("month", 30.0 * 86_400.0, f64::INFINITY),
];

/// In place of a moment that cannot be read.
const UNKNOWN: &str = "(unknown)";
/// What languages are asked for with: their regions may have other calendars and digits, and a date
/// in a calendar that nobody names is taken for another one.
const IN_THE_USUAL_WAY: &str = "-u-ca-gregory-nu-latn";

/// A whole number as the locale writes it.
#[must_use]
pub fn number(n: usize) -> String {
    // Counts are far below 2^53.
    #[allow(clippy::cast_precision_loss)]
    amount(n as f64)
}

/// A number that may be beyond counting.
#[must_use]
pub fn amount(n: f64) -> String {
    js_sys::Number::from(n).to_locale_string(&locale()).into()
}

/// "3 hours ago", from an RFC 3339 moment; "just now" within a minute. `None` where it is not a
/// moment.
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

/// "4 seconds ago", where every second counts; otherwise as [`ago`].
#[must_use]
pub fn seconds_ago(moment: &str) -> Option<String> {
    let seconds = seconds_since(moment)?.floor();
    if seconds >= 60.0 {
        return ago(moment);
    }
    // `numeric: auto` says "now" for none. A clock that is behind must not say "in 2 seconds".
    let options = options(&[("numeric", "auto")]);
    let format = Intl::RelativeTimeFormat::new(&Array::of1(&locale().into()), &options);
    Some(format.format(-seconds.max(0.0), "second").into())
}

/// "23 Nov 2026, 09:30", in the person's time zone.
#[must_use]
pub fn exact(moment: &str) -> String {
    written(moment, &[("dateStyle", "medium"), ("timeStyle", "short")])
}

/// "23 Nov 2026", in the person's time zone.
#[must_use]
pub fn day(moment: &str) -> String {
    written(moment, &[("dateStyle", "medium")])
}

/// "23 Nov 2026", of a day that begins at midnight UTC, as the API counts them.
#[must_use]
pub fn utc_day(moment: &str) -> String {
    written(moment, &[("dateStyle", "medium"), ("timeZone", "UTC")])
}

/// "23 Nov, 09:00", in the person's time zone.
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

/// "21 February 2027", in the person's time zone.
#[must_use]
pub fn long_day(moment: &str) -> String {
    written(moment, &[("dateStyle", "long")])
}

/// "21 February 2027 at 23:59:59 CET", with the person's time zone.
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

/// Whether a moment can be read.
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

/// The first of the person's languages that is the page's own, so that "3 hours ago" does not
/// stand in another language than the sentence around it. Years are those of the Gregorian calendar,
/// and digits Latin, whatever the region or the language itself asks for.
fn locale() -> String {
    let languages = web_sys::window().map(|window| window.navigator().languages());
    let language = languages
        .into_iter()
        .flat_map(|list| list.iter().collect::<Vec<_>>())
        .filter_map(|language| language.dyn_into::<js_sys::JsString>().ok())
        .map(String::from)
        .find(|language| is_ours(language));
    let language = language.as_deref().unwrap_or("en");
    // What comes behind a single letter is no part of the language (RFC 5646, 2.2.6).
    let parts = language.split('-').take_while(|part| part.len() > 1);
    let language = parts.collect::<Vec<_>>().join("-");
    format!("{language}{IN_THE_USUAL_WAY}")
}

/// Whether a language is English, and named as `Intl` takes it: some systems name theirs
/// `en-US@posix`, at which `Intl` throws.
fn is_ours(language: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    (language == "en" || language.starts_with("en-")) && language.bytes().all(plain)
}
