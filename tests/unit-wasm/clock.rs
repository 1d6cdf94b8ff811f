//! Days and times follow the API's clock, whatever the computer's says.

use js_sys::{Function, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use we_link_security::api::{clock, decode};
use we_link_security::messages::{expiry, time};
use we_link_security::model::expiry::{Expiry, ExpiryError, ExpiryPolicy};
use we_link_security::state::{HostCapabilities, dates};

use crate::calendar::Languages;
use crate::contract::example;
use crate::dom::next_frames;
use crate::mounted_page::{MountedPage, contract_answers, waited_for};

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

fn end(expiry: &Expiry, policy: &ExpiryPolicy) -> Result<Option<String>, ExpiryError> {
    dates::expires_at(expiry, policy, false)
}

#[wasm_bindgen_test]
fn days_and_times_follow_the_api_clock() {
    for days_ahead in [400.0, -400.0, 0.5] {
        let _computer = OtherClock::ahead_of_then(days_ahead * DAY_MS);
        clock::follow(THEN);
        assert_eq!(clock::computer_is_ahead_ms(), days_ahead * DAY_MS);
        assert_eq!(time::ago("2026-11-22T08:00:00Z").unwrap(), "1 day ago");
        assert_eq!(dates::days_until("2026-11-30T09:00:01Z"), 7);
        assert!(dates::is_soon("2026-11-24T08:59:59Z"));
        assert!(!dates::is_soon("2026-11-24T09:00:02Z"));
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
fn ignores_invalid_api_times() {
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
async fn form_follows_the_api_clock_and_shows_the_difference() {
    let _languages = Languages::are("en-GB");
    let _computer = OtherClock::ahead_of_then(3.0 * DAY_MS);
    let mounted = MountedPage::new(HostCapabilities::default(), |call, _| {
        contract_answers(call)
    });
    waited_for(&mounted, "Expires 21 February 2027").await;
    waited_for(&mounted, "Your computer’s clock is 3 days ahead.").await;
}

#[wasm_bindgen_test]
async fn form_uses_the_computer_clock_if_the_api_sends_none() {
    let _languages = Languages::are("en-GB");
    let _computer = OtherClock::ahead_of_then(3.0 * DAY_MS);
    clock::follow("2026-11-26T09:00:00.250Z");
    let mounted = MountedPage::new(HostCapabilities::default(), |call, _| {
        let (status, body) = contract_answers(call);
        (status, body.replace("\"now\"", "\"then\""))
    });
    waited_for(&mounted, "Expires 24 February 2027").await;
    next_frames().await;
    assert!(!mounted.text().contains("Your computer’s clock"));
}

#[wasm_bindgen_test]
fn clock_difference_is_rounded() {
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
fn rejects_invalid_dates_and_years_after_9999() {
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
