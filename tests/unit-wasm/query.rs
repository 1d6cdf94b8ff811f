//! A query: the newest answer wins, the last value stays, and equal answers change nothing.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Object, Promise};
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use we_link_security::api::{Api, ApiOptions, RequestOptions};
use we_link_security::model::error::{ApiError, ErrorKind};
use we_link_security::secret_issuance::SecretIssuance;
use we_link_security::state::{ApiContext, LoadState, Query};

use crate::dom::next_frames;

const NO_CONNECTION: i32 = -1;
const NOT_FOUND: i32 = -2;

/// A query whose requests are answered by hand.
struct Served {
    query: Query<i32>,
    requests: Rc<RefCell<Vec<Function>>>,
    changes: StoredValue<u32>,
    _owner: Owner,
}

impl Served {
    fn new() -> Self {
        let owner = Owner::new();
        let requests = Rc::new(RefCell::new(Vec::new()));
        let (query, changes) = owner.with(|| {
            let api = Api::new(ApiOptions {
                base: "/given".to_owned(),
                request_options: RequestOptions::of(Object::new().into()),
            });
            provide_context(ApiContext::new(api.clone()));
            SecretIssuance::provide(api);
            let changes = StoredValue::new(0);
            let sent = requests.clone();
            let query = Query::new(move |_| {
                let promise = Promise::new(&mut |resolve, _| sent.borrow_mut().push(resolve));
                async move {
                    let answer = JsFuture::from(promise).await.unwrap().as_f64().unwrap();
                    match answer as i32 {
                        NO_CONNECTION => Err(ApiError::from_kind(ErrorKind::NoConnection)),
                        NOT_FOUND => Err(ApiError::from_kind(ErrorKind::NotFound)),
                        value => Ok(value),
                    }
                }
            })
            .with_before_change(move || changes.update_value(|changes| *changes += 1));
            (query, changes)
        });
        Self {
            query,
            requests,
            changes,
            _owner: owner,
        }
    }

    /// Answers a request, counted from 0.
    async fn answer(&self, request: usize, answer: i32) {
        let resolve = self.requests.borrow()[request].clone();
        resolve.call1(&JsValue::UNDEFINED, &answer.into()).unwrap();
        next_frames().await;
    }

    fn shown(&self) -> (Option<i32>, bool) {
        let value = self.query.value().get_untracked();
        let has_error = self.query.error().with_untracked(Option::is_some);
        (value, has_error)
    }
}

#[wasm_bindgen_test]
async fn answer_to_an_older_request_is_dropped() {
    let served = Served::new();
    served.query.reload();
    served.query.reload();
    served.answer(1, 2).await;
    served.answer(0, 1).await;
    assert_eq!(served.shown(), (Some(2), false));
    assert!(!served.query.is_loading());
}

#[wasm_bindgen_test]
async fn value_that_was_set_wins_over_requests_under_way() {
    let served = Served::new();
    served.query.reload();
    served.query.set(7);
    served.answer(0, 1).await;
    assert_eq!(served.shown(), (Some(7), false));
}

#[wasm_bindgen_test]
async fn equal_answer_changes_nothing_and_is_counted() {
    let served = Served::new();
    served.query.reload();
    served.answer(0, 1).await;
    served.query.reload();
    served.answer(1, 1).await;
    assert_eq!(served.changes.get_value(), 1);
    assert_eq!(untrack(|| served.query.response_count()), 2);
}

#[wasm_bindgen_test]
async fn value_stays_while_the_api_cannot_be_reached() {
    let served = Served::new();
    served.query.reload();
    served.answer(0, 1).await;
    served.query.reload();
    served.answer(1, NO_CONNECTION).await;
    assert_eq!(served.shown(), (Some(1), true));
    assert_eq!(served.changes.get_value(), 1);
    served.query.reload();
    served.answer(2, 1).await;
    assert_eq!(served.shown(), (Some(1), false));
}

#[wasm_bindgen_test]
async fn value_goes_where_the_api_no_longer_has_it() {
    let served = Served::new();
    served.query.reload();
    served.answer(0, 1).await;
    served.query.reload();
    served.answer(1, NOT_FOUND).await;
    assert_eq!(served.shown(), (None, true));
}

#[wasm_bindgen_test]
async fn keep_hook_decides_whether_the_value_stays_after_an_error() {
    for (keeps, error) in [(false, NO_CONNECTION), (true, NOT_FOUND)] {
        let served = Served::new();
        let _ = served.query.with_keep(move |_| keeps);
        served.query.reload();
        served.answer(0, 1).await;
        served.query.reload();
        assert_eq!(served.shown(), (Some(1), false));
        served.answer(1, error).await;
        assert_eq!(served.shown(), (keeps.then_some(1), true));
    }
}

#[wasm_bindgen_test]
async fn retry_shows_that_a_request_is_under_way() {
    let served = Served::new();
    let state = || untrack(|| served.query.load_state());
    served.query.reload();
    served.answer(0, NO_CONNECTION).await;
    assert!(matches!(state(), LoadState::Failed(_)));
    served.query.retry();
    assert_eq!(state(), LoadState::Loading);
    served.answer(1, 3).await;
    assert_eq!(state(), LoadState::Ready(3));
}

#[wasm_bindgen_test]
async fn cleared_query_drops_requests_under_way() {
    let served = Served::new();
    served.query.reload();
    served.query.clear();
    served.answer(0, 1).await;
    assert_eq!(served.shown(), (None, false));
    assert!(!served.query.is_loading());
}
