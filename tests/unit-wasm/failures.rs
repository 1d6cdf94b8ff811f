//! Each call that each screen makes, and each way in which it can fail: a message and a way to
//! continue where data is missing, the rest of the screen stays, and the call is repeated
//! automatically when the user or the connection comes back.

mod pressed;
mod screens;
mod search;

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::window;
use we_link_security::model::route::Route;
use we_link_security::state::HostCapabilities;

use crate::contract::example;
use crate::dom::next_frames;
use crate::mounted_page::{MountedPage, Reply, contract_answers};

const KEY: &str = "key_9dKq2Lw7Xb4s";

/// A way to fail, and what is to be read of it.
struct Failure {
    name: &'static str,
    reply: fn(String) -> Reply,
    sentences: &'static [&'static str],
}

fn failures() -> [Failure; 7] {
    let failure = |name, reply: fn(String) -> Reply, sentences| Failure {
        name,
        reply,
        sentences,
    };
    [
        failure("abort", |_| Reply::Lost, &["We could not reach We-Link"]),
        failure(
            "503",
            |_| Reply::Answer(503, "<h1>503</h1>".to_owned(), None),
            &["We-Link has a problem at the moment"],
        ),
        failure(
            "429",
            |_| Reply::Answer(429, "{}".to_owned(), Some(7)),
            &["Try again in 7 seconds"],
        ),
        failure(
            "401",
            |_| Reply::Answer(401, example("Unauthenticated"), None),
            &["You are signed out", "Sign in to see"],
        ),
        failure(
            "cut",
            |whole| {
                let half = whole.len() / 2;
                Reply::Answer(200, whole.chars().take(half).collect(), None)
            },
            &["answer could not be read"],
        ),
        failure(
            "other shape",
            |_| Reply::Answer(200, r#"{"unexpected":[true]}"#.to_owned(), None),
            &["answer could not be read"],
        ),
        failure(
            "firewall",
            |_| Reply::Answer(403, "<html><h1>Forbidden</h1></html>".to_owned(), None),
            &["Something between you and We-Link refused the call"],
        ),
    ]
}

/// A call of a screen: how it begins, what stands without it, and what is there with it.
struct Call {
    begins: &'static str,
    stands: &'static [&'static str],
    comes: &'static str,
}

fn is(call: &str, begins: &str) -> bool {
    call == begins
        || call
            .strip_prefix(begins)
            .is_some_and(|rest| rest.starts_with('?'))
}

/// Every failure of every call of a screen.
async fn each_fails(route: Route, calls: &[Call]) {
    for (at, call) in calls.iter().enumerate() {
        for (turn, failure) in failures().into_iter().enumerate() {
            let event = ["focus", "online"][(at + turn) % 2];
            fails(route.clone(), call, &failure, event).await;
        }
    }
}

async fn fails(route: Route, call: &Call, failure: &Failure, event: &str) {
    let what = format!("{} of {route:?}: {}", call.begins, failure.name);
    let failing = Rc::new(Cell::new(true));
    let (is_failing, begins, reply) = (failing.clone(), call.begins, failure.reply);
    let mounted = MountedPage::at(route, HostCapabilities::default(), move |asked, _| {
        let (status, body) = contract_answers(asked);
        match is_failing.get() && is(asked, begins) {
            true => reply(body),
            false => Reply::Answer(status, body, None),
        }
    });
    found(&mounted, &what, failure.sentences).await;
    for _ in 0..3 {
        next_frames().await;
    }
    let ways = ["Try again", "I have signed in"];
    check(
        &mounted,
        ways.iter().any(|way| mounted.has_button(way)),
        &format!("{what}: no way on"),
    );
    // Who is signed out sees nothing of the keys.
    if failure.name != "401" {
        for stands in call.stands {
            let stood = mounted.has_button(stands) || mounted.text().contains(stands);
            check(&mounted, stood, &format!("{what}: {stands} is missing"));
        }
    }
    failing.set(false);
    let event = web_sys::Event::new(event).unwrap();
    window().dispatch_event(&event).unwrap();
    found(&mounted, &what, &[call.comes]).await;
    let is_over = || !has_any(&mounted, failure.sentences) && !mounted.has_button("Try again");
    for _ in 0..60 {
        if is_over() {
            return;
        }
        next_frames().await;
    }
    check(&mounted, false, &format!("{what}: still told"));
}

fn has_any(mounted: &MountedPage, texts: &[&str]) -> bool {
    texts.iter().any(|text| mounted.text().contains(text))
}

/// Waits for one of these texts and says where it is missing.
async fn found(mounted: &MountedPage, what: &str, texts: &[&str]) {
    for _ in 0..60 {
        if has_any(mounted, texts) {
            return;
        }
        next_frames().await;
    }
    check(mounted, false, &format!("{what}: {texts:?} is not there"));
}

/// The page's own panic hook keeps messages to itself.
fn check(mounted: &MountedPage, is: bool, what: &str) {
    if !is {
        leptos::logging::error!("{what} in {}", mounted.text());
    }
    assert!(is);
}
