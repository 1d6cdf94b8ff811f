//! Calls counted by day and by hour.

use serde_json::{Value, json};

use crate::harness::{Api, DEVON, OLIVIA, OMAR, VERA, below, new_key};

fn starts(usage: &Value) -> Vec<&str> {
    let buckets = usage["buckets"].as_array().unwrap().iter();
    buckets
        .map(|bucket| bucket["start"].as_str().unwrap())
        .collect()
}

#[tokio::test]
async fn every_day_has_a_bucket_and_today_is_last() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let made = olivia.create(&new_key("Key")).await;
    for (days, count, first, last) in [
        (30, 30, "2026-10-25T00:00:00Z", "2026-11-23T00:00:00Z"),
        (7, 7, "2026-11-17T00:00:00Z", "2026-11-23T00:00:00Z"),
        (1, 24, "2026-11-22T10:00:00Z", "2026-11-23T09:00:00Z"),
    ] {
        let usage = olivia.usage(&made, days).await;
        let starts = starts(&usage);
        assert_eq!(
            (starts.len(), starts[0], starts[count - 1]),
            (count, first, last)
        );
        assert!(starts.is_sorted());
        assert_eq!(
            (&usage["days"], &usage["since"]),
            (&json!(days), &json!(first))
        );
        assert_eq!(usage["recorded_since"], json!(null));
        let nothing = json!({ "accepted": 0, "refused": [] });
        assert_eq!(usage["totals"], nothing);
        assert_eq!(
            (&usage["actions"], &usage["addresses"]),
            (&json!([]), &json!([]))
        );
        assert_eq!(usage["addresses_complete"], true);
    }
    let unsaid = olivia.get(&below(&made, "/usage")).await.json();
    assert_eq!(unsaid["days"], 7);
    for query in [
        "days=0",
        "days=31",
        "days=",
        "days=07",
        "days=7&days=7",
        "since=x",
    ] {
        let answer = olivia.get(&below(&made, &format!("/usage?{query}"))).await;
        answer.is_problem(400, "malformed-request");
    }
}

#[tokio::test]
async fn counts_calls_by_day_hour_action_and_address() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let made = olivia.create(&new_key("Key")).await;
    let list = "get_all_ln_accounts";
    for _ in 0..2 {
        api.call(&made, list, json!({})).await;
    }
    api.call(&made, "connect", json!({})).await;
    // Past midnight.
    api.minutes_pass(16 * 60);
    api.call(&made, list, json!({})).await;
    api.call(&made, "nothing", json!({})).await;
    api.call_from("127.0.0.2", &made, list, json!({})).await;
    let olivia = api.sign_in(OLIVIA).await;
    let usage = olivia.usage(&made, 7).await;
    let last = &usage["buckets"].as_array().unwrap()[5..];
    assert_eq!(
        *last,
        [
            json!({
                "start": "2026-11-23T00:00:00Z",
                "accepted": 2,
                "refused": [{ "reason": "action-not-allowed", "count": 1 }],
            }),
            json!({
                "start": "2026-11-24T00:00:00Z",
                "accepted": 1,
                "refused": [
                    { "reason": "ip-not-allowed", "count": 1 },
                    { "reason": "unknown-call", "count": 1 },
                ],
            }),
        ]
    );
    let one = |reason: &str| json!({ "reason": reason, "count": 1 });
    let refused = [
        one("ip-not-allowed"),
        one("unknown-call"),
        one("action-not-allowed"),
    ];
    assert_eq!(
        usage["totals"],
        json!({ "accepted": 3, "refused": refused })
    );
    let (before, after) = ("2026-11-23T09:00:00Z", "2026-11-24T01:00:00Z");
    assert_eq!(
        usage["actions"],
        json!([
            { "action": list, "accepted": 3, "refused": 1, "last_at": after },
            { "action": null, "accepted": 0, "refused": 1, "last_at": after },
            { "action": "connect", "accepted": 0, "refused": 1, "last_at": before },
        ])
    );
    let elsewhere = json!({
        "address": "127.0.0.2", "accepted": 0, "refused": 1, "holding_secret": 1,
        "last_at": after, "last_refused_at": after,
    });
    let home = json!({
        "address": "127.0.0.1", "accepted": 3, "refused": 2, "holding_secret": 0,
        "last_at": after, "last_refused_at": after,
    });
    assert_eq!(usage["addresses"], json!([elsewhere, home]));
    assert_eq!(usage["addresses_complete"], true);
    let hours = olivia.usage(&made, 1).await;
    let buckets = hours["buckets"].as_array().unwrap();
    assert_eq!(
        (&buckets[7]["start"], &buckets[7]["accepted"]),
        (&json!(before), &json!(2))
    );
    assert_eq!(buckets[23]["accepted"], 1);
    assert_eq!(hours["totals"]["accepted"], 3);
    api.minutes_pass(8 * 60);
    let olivia = api.sign_in(OLIVIA).await;
    let hours = olivia.usage(&made, 1).await;
    assert_eq!(
        hours["totals"]["accepted"], 1,
        "the first ones are a day ago"
    );
    assert_eq!(hours["actions"].as_array().unwrap().len(), 2);
    assert_eq!(olivia.usage(&made, 7).await["totals"]["accepted"], 3);
}

#[tokio::test]
async fn old_days_leave_the_window_and_revoked_keys_keep_usage() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let made = olivia.create(&new_key("Key")).await;
    assert!(api.accepts(&made).await);
    olivia.delete(&below(&made, "")).await;
    let accepted = async |days: u32| {
        let olivia = api.sign_in(OLIVIA).await;
        olivia.usage(&made, days).await["totals"]["accepted"].clone()
    };
    assert_eq!(accepted(7).await, 1);
    api.minutes_pass(6 * 24 * 60);
    assert_eq!(accepted(7).await, 1);
    api.minutes_pass(15 * 60);
    assert_eq!(
        (accepted(7).await, accepted(30).await),
        (json!(0), json!(1))
    );
    api.minutes_pass(23 * 24 * 60);
    assert_eq!(accepted(30).await, 0);
}

#[tokio::test]
async fn demo_has_about_the_requested_number_of_calls() {
    let api = Api::start(&["--seed-calls", "20000"]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let list = olivia.get("/api-keys?sort=-last_used").await.json();
    let crm = json!({ "key": list["keys"][0] });
    let usage = olivia.usage(&crm, 30).await;
    let refused = usage["totals"]["refused"].as_array().unwrap();
    let refused: i64 = refused
        .iter()
        .map(|one| one["count"].as_i64().unwrap())
        .sum();
    let accepted = usage["totals"]["accepted"].as_i64().unwrap();
    assert!(
        (20_000..26_000).contains(&(accepted + refused)),
        "{accepted} {refused}"
    );
    assert!((500..1_200).contains(&refused), "{refused}");
    assert_eq!(usage["addresses"].as_array().unwrap().len(), 12);
    for bucket in usage["buckets"].as_array().unwrap() {
        assert!(bucket["accepted"].as_i64().unwrap() > 100, "{bucket}");
    }
    let sum = |usage: &Value, of: &str| -> i64 {
        let rows = usage[of].as_array().unwrap().iter();
        rows.map(|row| row["accepted"].as_i64().unwrap()).sum()
    };
    for of in ["buckets", "actions", "addresses"] {
        assert_eq!(sum(&usage, of), accepted, "{of}");
    }
}

#[tokio::test]
async fn every_role_sees_usage_and_viewers_no_addresses() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let made = olivia.create(&new_key("Key")).await;
    assert!(api.accepts(&made).await);
    for (who, sees) in [(OLIVIA, true), (DEVON, true), (VERA, false)] {
        let usage = api.sign_in(who).await.usage(&made, 30).await;
        assert_eq!(usage["totals"]["accepted"], 1);
        assert_eq!(usage["addresses"].is_array(), sees);
        assert_eq!(usage.to_string().contains("127.0.0.1"), sees);
    }
    let omar = api.sign_in(OMAR).await;
    let at = below(&made, "/usage?days=30");
    omar.get(&at).await.is_problem(404, "not-found");
}
