//! Days and moments by the API's clock, whatever the computer's says, and in one calendar.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use we_link_security::api::{clock, decode};
use we_link_security::context::{Offers, calendar};
use we_link_security::domain::expiry::{Expiry, ExpiryError, ExpiryPolicy};
use we_link_security::domain::key::{Key, Use};
use we_link_security::text::{activity, expiry, keys, time, usage};

use crate::contract::example;
use crate::scene::{Scene, contract_answers, waited_for};
use crate::stage::settled;

/// When the contract's examples were written.
const THEN: &str = "2026-11-23T09:00:00.250Z";
const DAY_MS: f64 = 86_400_000.0;

/// A computer whose clock differs from the API's, until it is dropped.
struct OtherClock(JsValue);

impl OtherClock {
    /// At `THEN`, and so many milliseconds ahead of it.
    fn ahead_of_then(ms: f64) -> Self {
        let date = Reflect::get(&js_sys::global(), &"Date".into()).unwrap();
        let right = Reflect::get(&date, &"now".into()).unwrap();
        let now = js_sys::Date::parse(THEN) + ms;
        let wrong = Function::new_no_args(&format!("return {now}"));
        Reflect::set(&date, &"now".into(), &wrong).unwrap();
        Self(right)
    }
}

impl Drop for OtherClock {
    fn drop(&mut self) {
        let date = Reflect::get(&js_sys::global(), &"Date".into()).unwrap();
        Reflect::set(&date, &"now".into(), &self.0).unwrap();
        clock::follow(&String::from(js_sys::Date::new_0().to_iso_string()));
    }
}

/// The languages that the browser asks for, until it is dropped.
struct Languages;

impl Languages {
    fn are(language: &str) -> Self {
        let navigator = web_sys::window().unwrap().navigator();
        let property = Object::new();
        let languages = Array::of1(&language.into());
        Reflect::set(&property, &"value".into(), &languages).unwrap();
        Reflect::set(&property, &"configurable".into(), &true.into()).unwrap();
        Object::define_property(&navigator, &"languages".into(), &property);
        Self
    }
}

impl Drop for Languages {
    fn drop(&mut self) {
        let navigator = web_sys::window().unwrap().navigator();
        Reflect::delete_property(&navigator, &"languages".into()).unwrap();
    }
}

fn end(expiry: &Expiry, policy: &ExpiryPolicy) -> Result<Option<String>, ExpiryError> {
    calendar::expires_at(expiry, policy, false)
}

/// The key of the contract's example, with members that are other ones.
fn key_with(members: &[(&str, serde_json::Value)]) -> Key {
    let mut key: serde_json::Value = serde_json::from_str(&example("Key")).unwrap();
    for (pointer, value) in members {
        *key.pointer_mut(pointer).unwrap() = value.clone();
    }
    decode::body(key.to_string().as_bytes(), decode::key).unwrap()
}

#[wasm_bindgen_test]
fn days_and_times_count_by_the_clock_of_the_api() {
    for days_ahead in [400.0, -400.0, 0.5] {
        let _computer = OtherClock::ahead_of_then(days_ahead * DAY_MS);
        clock::follow(THEN);
        assert_eq!(clock::computer_is_ahead_ms(), days_ahead * DAY_MS);
        assert_eq!(time::ago("2026-11-22T08:00:00Z").unwrap(), "1 day ago");
        assert_eq!(calendar::days_until("2026-11-30T09:00:01Z"), 7);
        assert!(calendar::is_soon("2026-11-24T08:59:59Z"));
        assert!(!calendar::is_soon("2026-11-24T09:00:02Z"));
        let in_a_week = end(&Expiry::Days(7), &ExpiryPolicy::default()).unwrap();
        let in_a_week = js_sys::Date::parse(&in_a_week.unwrap()) - js_sys::Date::parse(THEN);
        assert!((7.0..8.0).contains(&(in_a_week / DAY_MS)), "{in_a_week}");
        let yesterday = Expiry::Date("2026-11-22".to_owned());
        let policy = ExpiryPolicy {
            maximum_days: Some(60),
            ..ExpiryPolicy::default()
        };
        assert_eq!(end(&yesterday, &policy), Err(ExpiryError::Past));
        let late = Expiry::Date("2027-01-24".to_owned());
        assert_eq!(end(&late, &policy), Err(ExpiryError::TooLate(60)));
    }
}

#[wasm_bindgen_test]
fn what_is_no_clock_is_not_followed() {
    let _computer = OtherClock::ahead_of_then(0.0);
    clock::follow(THEN);
    for now in ["", "2027-11-23T09:00:00", "1795424400"] {
        clock::follow(now);
        assert_eq!(clock::computer_is_ahead_ms(), 0.0, "{now}");
    }
    assert_eq!(decode::now(example("Session").as_bytes()), THEN);
    assert_eq!(decode::now(example("Options").as_bytes()), THEN);
    assert_eq!(decode::now(br#"{"now":1795424400}"#), "");
    assert_eq!(decode::now(b"<html>"), "");
}

#[wasm_bindgen_test]
async fn a_form_counts_by_the_clock_of_the_api_and_the_difference_stands_at_the_expiry() {
    let _languages = Languages::are("en-GB");
    let _computer = OtherClock::ahead_of_then(3.0 * DAY_MS);
    let scene = Scene::new(Offers::default(), |call, _| contract_answers(call));
    waited_for(&scene, "Expires 21 February 2027").await;
    waited_for(&scene, "Your computer’s clock is 3 days ahead.").await;
}

#[wasm_bindgen_test]
async fn without_the_clock_of_the_api_a_form_counts_by_the_computers() {
    let _languages = Languages::are("en-GB");
    let _computer = OtherClock::ahead_of_then(3.0 * DAY_MS);
    clock::follow("2026-11-26T09:00:00.250Z");
    let scene = Scene::new(Offers::default(), |call, _| {
        let (status, body) = contract_answers(call);
        (status, body.replace("\"now\"", "\"then\""))
    });
    waited_for(&scene, "Expires 24 February 2027").await;
    settled().await;
    assert!(!scene.text().contains("Your computer’s clock"));
}

#[wasm_bindgen_test]
fn how_far_clocks_are_apart_is_rounded() {
    let minute = 60_000.0;
    for (ahead, expected) in [
        (5.0 * minute, ""),
        (-5.0 * minute, ""),
        (5.1 * minute, "5 minutes ahead"),
        (-59.0 * minute, "59 minutes behind"),
        (-DAY_MS + 5_000.0, "24 hours behind"),
        (3.0 * DAY_MS + 9_000.0, "3 days ahead"),
        (400.0 * DAY_MS, "400 days ahead"),
    ] {
        let words = expiry::clocks(ahead);
        assert!(
            words.contains(expected) && words.is_empty() == expected.is_empty(),
            "{words}"
        );
    }
}

#[wasm_bindgen_test]
fn the_calendar_is_gregorian_and_the_digits_are_latin() {
    for language in [
        "en-US-u-ca-buddhist",
        "en-US-u-ca-islamic-nu-arab",
        "en-TH",
        "en-IR",
        "ar-EG",
        "fa-IR",
        "th-TH-u-ca-buddhist-nu-thai",
        "en-US@posix",
    ] {
        let _languages = Languages::are(language);
        let moment = "2027-02-21T12:30:00Z";
        for words in [
            time::day(moment),
            time::utc_day(moment),
            time::long_day(moment),
            time::exact(moment),
            time::to_the_second(moment),
        ] {
            assert!(
                words.contains("2027") && words.contains("21"),
                "{language}: {words}"
            );
        }
        assert_eq!(time::number(12_345), "12,345", "{language}");
        assert!(time::hour(moment).contains("21"), "{language}");
        let ago = time::ago("2020-01-01T00:00:00Z").unwrap();
        assert!(
            ago.starts_with(|first: char| first.is_ascii_digit()),
            "{ago}"
        );
    }
}

#[wasm_bindgen_test]
fn a_moment_that_cannot_be_read_is_unknown_and_loses_nothing_else() {
    for unreadable in [
        serde_json::json!("2027-02-21T23:30:00"),
        serde_json::json!("2027-02-30T23:30:00Z"),
        serde_json::json!(1_795_424_707_u64),
        serde_json::json!(true),
        serde_json::json!({}),
    ] {
        let key = key_with(&[
            ("/expires_at", unreadable.clone()),
            ("/created_at", unreadable.clone()),
            ("/last_used/at", unreadable.clone()),
        ]);
        assert_eq!(keys::expiry(&key).as_deref(), Some("Expiry unknown"));
        assert_eq!(keys::created(&key), "Created by Olivia Owner");
        assert_eq!(key.last_used.state, Use::Used);
        assert!(keys::last_used(&key).starts_with("Used at an unknown time"));
        assert!(calendar::is_in_use(&key), "the less safe of its meanings");
        assert_eq!(
            expiry::kept(key.expires_at.as_deref()),
            "As it is: (unknown)"
        );

        let mut read: serde_json::Value = serde_json::from_str(&example("Usage")).unwrap();
        read["buckets"][0]["start"] = unreadable.clone();
        read["recent_calls"][0]["at"] = unreadable.clone();
        read["recorded_since"] = unreadable.clone();
        let read = decode::body(read.to_string().as_bytes(), decode::usage).unwrap();
        assert!(usage::refused_call(&read.recent[0]).starts_with("(unknown) from"));
        assert_eq!(read.recorded_since.as_deref(), Some(""), "not: since ever");

        let mut page: serde_json::Value = serde_json::from_str(&example("EventPage")).unwrap();
        page["events"][0]["at"] = unreadable.clone();
        page["events"][1]["changes"][1]["after"] = unreadable;
        let page = decode::body(page.to_string().as_bytes(), decode::event_page).unwrap();
        assert!(activity::circumstances(&page.events[0]).starts_with("(unknown)"));
        let change = activity::change(&page.events[1].changes[1], false);
        assert_eq!(change, "Expires: (unknown), before: never");
    }
    let key = key_with(&[("/expires_at", serde_json::Value::Null)]);
    assert_eq!(keys::expiry(&key), None);
}

#[wasm_bindgen_test]
fn the_year_9999_is_the_last_one() {
    let policy = ExpiryPolicy::default();
    let date = |date: &str| end(&Expiry::Date(date.to_owned()), &policy);
    let last = date("9999-12-31").unwrap().unwrap();
    assert!(last.as_str() <= "9999-12-31T23:59:59.000Z" && last.starts_with("9999-12-31"));
    assert_eq!(date("10000-01-01"), Err(ExpiryError::NoSuchYear));
    assert_eq!(date("275760-09-13"), Err(ExpiryError::NoSuchYear));
    for none in [
        "",
        "2027-02-31",
        "2027-13-01",
        "2027-00-10",
        "27-02-21",
        "2027-02",
        "-2027-02-21",
    ] {
        assert_eq!(date(none), Err(ExpiryError::NoDate), "{none}");
    }
    assert!(expiry::error(ExpiryError::NoSuchYear).contains("9999"));
}
