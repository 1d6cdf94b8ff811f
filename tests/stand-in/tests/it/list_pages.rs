//! Paging through the list while keys are added, revoked, used and changed.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::harness::{Api, OLIVIA, Person, all_at_once, below, new_key};

const SORTS: [&str; 8] = [
    "created_at",
    "-created_at",
    "name",
    "-name",
    "last_used",
    "-last_used",
    "expires_at",
    "-expires_at",
];

fn ids(page: &Value) -> Vec<String> {
    let keys = page["keys"].as_array().unwrap().iter();
    keys.map(|key| key["id"].as_str().unwrap().to_owned())
        .collect()
}

async fn page(olivia: &Person<'_>, query: &str, cursor: &Value) -> Value {
    let cursor = cursor
        .as_str()
        .map_or(String::new(), |cursor| format!("&cursor={cursor}"));
    let answer = olivia.get(&format!("/api-keys?{query}{cursor}")).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.json()
}

async fn all(olivia: &Person<'_>, query: &str) -> Vec<String> {
    let (mut seen, mut cursor) = (Vec::new(), json!(null));
    loop {
        let page = page(olivia, query, &cursor).await;
        seen.extend(ids(&page));
        cursor = page["next_cursor"].clone();
        if cursor.is_null() {
            return seen;
        }
    }
}

#[tokio::test]
async fn pages_of_any_size_contain_the_same_keys() {
    let api = Api::start(&["--seed-keys", "60"]).await;
    let olivia = api.sign_in(OLIVIA).await;
    for sort in SORTS {
        for status in ["all", "active", "revoked", "refused"] {
            let query = format!("sort={sort}&status={status}");
            let whole = all(&olivia, &format!("{query}&limit=100")).await;
            for limit in [7, 33] {
                let parts = all(&olivia, &format!("{query}&limit={limit}")).await;
                assert_eq!(parts, whole, "{query} {limit}");
            }
        }
    }
}

#[tokio::test]
async fn paging_neither_repeats_nor_misses_unchanged_keys() {
    let api = Api::start(&["--seed-keys", "40"]).await;
    let olivia = api.sign_in(OLIVIA).await;
    for sort in SORTS {
        let mine = olivia.create(&new_key("Mine")).await;
        let expected: BTreeSet<_> = all(&olivia, &format!("sort={sort}&limit=100"))
            .await
            .into_iter()
            .collect();
        let mut gone = BTreeSet::from([mine["key"]["id"].as_str().unwrap().to_owned()]);
        let (mut seen, mut cursor) = (Vec::new(), json!(null));
        loop {
            let page = page(&olivia, &format!("sort={sort}&limit=9"), &cursor).await;
            let told = ids(&page);
            cursor = page["next_cursor"].clone();
            // The last key of the page goes, is renamed or ends: its place stays.
            let last = &page["keys"][told.len() - 1];
            let at = format!("/api-keys/{}", last["id"].as_str().unwrap());
            let revision = last["revision"].as_i64().unwrap();
            match seen.len() / 9 {
                0 => {
                    olivia.delete(&at).await;
                    gone.insert(last["id"].as_str().unwrap().to_owned());
                }
                1 => {
                    let other = json!({ "name": "zzz", "expires_at": "2027-06-01T00:00:00Z" });
                    olivia.patch(last, revision, &other).await;
                    gone.insert(last["id"].as_str().unwrap().to_owned());
                }
                _ => {}
            }
            olivia.create(&new_key("Aaa, meanwhile")).await;
            api.accepts(&mine).await;
            seen.extend(told);
            if cursor.is_null() {
                break;
            }
            api.seconds_pass(1);
        }
        for id in expected.difference(&gone) {
            let times = seen.iter().filter(|one| *one == id).count();
            assert_eq!(times, 1, "{sort}");
        }
    }
}

#[tokio::test]
async fn rejects_cursors_of_another_status_or_order() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let first = page(&olivia, "sort=-last_used&limit=2", &json!(null)).await;
    let cursor = first["next_cursor"].as_str().unwrap();
    for query in [
        "",
        "sort=last_used",
        "sort=-last_used&status=active",
        "sort=-expires_at",
    ] {
        let answer = olivia
            .get(&format!("/api-keys?{query}&cursor={cursor}"))
            .await;
        answer.is_problem(400, "malformed-request");
    }
    let same = olivia
        .get(&format!("/api-keys?sort=-last_used&cursor={cursor}"))
        .await;
    assert_eq!(same.status, 200);
}

#[tokio::test]
async fn total_matches_listed_keys_during_concurrent_changes() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    for _ in 0..5 {
        let changes = async {
            for _ in 0..5 {
                let made = olivia.create(&new_key("Comes and goes")).await;
                olivia.delete(&below(&made, "")).await;
            }
        };
        let reads = (0..20).map(|_| olivia.get("/api-keys?limit=100"));
        let (answers, ()) = tokio::join!(all_at_once(reads), changes);
        for answer in answers {
            let page = answer.json();
            assert_eq!(page["total"], ids(&page).len(), "all on one page");
            assert_eq!(page["total"], page["counts"]["current"]);
        }
    }
}
