//! How long the page's rules about addresses and actions take, in wasm in Chromium, built as it is
//! deployed. Part of `make bench`; nothing here passes or fails by the clock.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::cast_precision_loss, missing_docs)]

use std::hint::black_box;

use wasm_bindgen_test::{console_log, wasm_bindgen_test};
use we_link_security::model::actions::{Action, Effect, Search};
use we_link_security::model::ip_allowlist::{
    Allowlist, Import, Meaning, NetworkInfo, analyze, import,
};

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

/// Samples a figure is the median of.
const SAMPLES: usize = 21;

/// Milliseconds of one run: the median, the least and the most of the samples, each the mean of
/// `runs`, since the browser's clock is coarse.
fn measure(what: &str, runs: u32, run: impl Fn()) {
    let clock = web_sys::window().unwrap().performance().unwrap();
    run();
    let mut samples: Vec<f64> = (0..SAMPLES)
        .map(|_| {
            let began = clock.now();
            (0..runs).for_each(|_| run());
            (clock.now() - began) / f64::from(runs)
        })
        .collect();
    samples.sort_by(f64::total_cmp);
    let (least, most) = (samples[0], samples[SAMPLES - 1]);
    console_log!(
        "{what:<38} {:>10.3} {least:>10.3} {most:>10.3}  ms",
        samples[SAMPLES / 2]
    );
}

/// Networks of both families, some inside others, as lines.
fn lines(count: u32) -> String {
    let line = |n: u32| match n % 4 {
        0 => format!("2001:db8:{:x}:{:x}::/64", n >> 8, n & 0xff),
        1 => format!("10.{}.{}.0/24", n >> 8 & 0xff, n & 0xff),
        2 => format!("203.0.{}.{} # office {n}", n >> 8 & 0xff, n & 0xff),
        _ => format!("allow 198.51.{}.{};", n >> 8 & 0xff, n & 0xff),
    };
    (0..count).map(|n| line(n) + "\n").collect()
}

/// Everything that a text offers.
fn listed(text: &str) -> Allowlist {
    let Import::Review(review) = import(text) else {
        return Allowlist::default();
    };
    let finds = review.groups.into_iter().flat_map(|group| group.finds);
    Allowlist::of(finds.flat_map(|find| match find.meaning {
        Meaning::Networks(networks) => networks,
        _ => vec![],
    }))
}

#[wasm_bindgen_test]
fn addresses_and_searches() {
    let (some, many) = (lines(50), lines(10_000));
    measure("50 networks read and judged", 50, || {
        black_box(analyze(&listed(black_box(&some)), &NetworkInfo::default()));
    });
    measure("10,000 lines read", 1, || {
        drop(black_box(import(black_box(&many))))
    });
    measure("10,000 lines read, kept and judged", 1, || {
        black_box(analyze(&listed(black_box(&many)), &NetworkInfo::default()));
    });
    let action = |n: u32| Action {
        id: format!("call_number_{n}"),
        name: format!("Call number {n}"),
        description: "Reads the messages of one conversation of an account.".to_owned(),
        effect: Effect::Reads,
        can: true,
        example_body: None,
    };
    let actions: Vec<_> = (0..200).map(action).collect();
    measure("a search through 200 actions", 50, || {
        let search = Search::new(black_box("conversation 17"));
        black_box(actions.iter().filter(|action| search.finds(action)).count());
    });
}
