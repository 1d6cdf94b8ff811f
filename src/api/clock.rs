//! The API's clock, which counts for everything that the API does: a computer's clock can be wrong
//! by days or years. Code that only measures durations uses [`super::now_ms`].

use std::cell::Cell;

use crate::model::timestamp;

/// The time that a response may take: a smaller deviation is not a difference between the clocks.
const ON_ITS_WAY_MS: f64 = 5_000.0;

thread_local! {
    /// Negative where the computer's clock is behind the API's.
    static AHEAD_MS: Cell<f64> = const { Cell::new(0.0) };
}

/// Sets the API's clock from a response that has just arrived.
pub fn follow(now: &str) {
    let Some(now) = timestamp::milliseconds(now) else {
        return;
    };
    let ahead = super::now_ms() - now;
    if (ahead - computer_is_ahead_ms()).abs() > ON_ITS_WAY_MS {
        AHEAD_MS.set(ahead);
    }
}

/// Milliseconds since 1970 by the API's clock; by the computer's until a response had the API's.
#[must_use]
pub fn now() -> f64 {
    super::now_ms() - computer_is_ahead_ms()
}

/// Negative where the computer's clock is behind the API's.
#[must_use]
pub fn computer_is_ahead_ms() -> f64 {
    AHEAD_MS.get()
}
