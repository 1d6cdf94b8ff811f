//! Formatting timestamps: one calendar for all languages, and unreadable ones are unknown.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen_test::wasm_bindgen_test;
use we_link_security::api::decode;
use we_link_security::messages::{activity, expiry, key_list, time, usage};
use we_link_security::model::key::{Key, UsageState};
use we_link_security::state::dates;

use crate::contract::example;

/// The languages that the browser asks for, until it is dropped.
pub struct Languages;

impl Languages {
    pub fn are(language: &str) -> Self {
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

/// The key of the contract's example, with members that are other ones.
fn key_with(members: &[(&str, serde_json::Value)]) -> Key {
    let mut key: serde_json::Value = serde_json::from_str(&example("Key")).unwrap();
    for (pointer, value) in members {
        *key.pointer_mut(pointer).unwrap() = value.clone();
    }
    decode::body(key.to_string().as_bytes(), decode::key).unwrap()
}

#[wasm_bindgen_test]
fn dates_use_gregorian_calendar_and_latin_digits() {
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
fn unreadable_timestamp_is_unknown_and_keeps_other_data() {
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
        assert_eq!(key_list::expiry(&key).as_deref(), Some("Expiry unknown"));
        assert!(key_list::created(&key).starts_with("Created by "), "no day");
        assert_eq!(key.last_used.state, UsageState::Used);
        assert!(key_list::last_used(&key).starts_with("Used at an unknown time"));
        assert!(dates::is_in_use(&key), "the less safe of its meanings");
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
    assert_eq!(key_list::expiry(&key), None);
}
