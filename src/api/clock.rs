//! The clock that counts: the API's. Computers' clocks are wrong by days and years, and what the API
//! will do, it does by its own. What measures durations alone takes [`super::now_ms`].

use std::cell::Cell;

use crate::model::timestamp;

/// What an answer may take on its way: a smaller difference is no difference of clocks.
const ON_ITS_WAY_MS: f64 = 5_000.0;

thread_local! {
    /// By how much the computer's clock is ahead of the API's; negative where it is behind.
    static AHEAD_MS: Cell<f64> = const { Cell::new(0.0) };
}

/// Takes over the API's clock from an answer that has just arrived.
pub fn follow(now: &str) {
    let Some(now) = timestamp::milliseconds(now) else {
        return;
    };
    let ahead = super::now_ms() - now;
    if (ahead - computer_is_ahead_ms()).abs() > ON_ITS_WAY_MS {
        AHEAD_MS.set(ahead);
    }
}

/// Milliseconds since 1970 by the API's clock, or by the computer's until an answer had the API's.
#[must_use]
pub fn now() -> f64 {
    super::now_ms() - computer_is_ahead_ms()
}

/// By how much the computer's clock is ahead of the API's; negative where it is behind.
#[must_use]
pub fn computer_is_ahead_ms() -> f64 {
    AHEAD_MS.get()
}
