//! Detects that the dialog had no input for a while: the user may be away, and others may see the
//! screen.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;

use crate::api::now_ms;
use crate::ui::lean::HtmlElement;

const IDLE_TIMEOUT_MS: f64 = 5.0 * 60_000.0;
const POLL_INTERVAL: Duration = Duration::from_secs(1);
const INPUT: [&str; 4] = ["keydown", "pointerdown", "pointermove", "wheel"];

/// Calls `on_idle` after five minutes without input in `dialog`, and again after each further
/// five.
pub fn on_idle(dialog: HtmlElement, on_idle: impl Fn() + 'static) -> HtmlElement {
    let last = Rc::new(Cell::new(now_ms()));
    let looked = last.clone();
    let look = move || {
        if now_ms() - looked.get() >= IDLE_TIMEOUT_MS {
            looked.set(now_ms());
            on_idle();
        }
    };
    if let Ok(timer) = set_interval_with_handle(look, POLL_INTERVAL) {
        on_cleanup(move || timer.clear());
    }
    INPUT.into_iter().fold(dialog, move |dialog, event| {
        let last = last.clone();
        dialog.on(event, move |_| last.set(now_ms()))
    })
}
