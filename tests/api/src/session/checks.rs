//! The ways to sign in and to pass the second check, as the contract has them.

use serde_json::{Value, json};

use crate::options::{Options, StepUpWay};

/// Ways to begin a session again.
pub fn sign_in() -> Value {
    json!([{ "method": "window", "url": "/sign-in?window=1" }])
}

/// Ways to pass the second check, in the order of the command line.
pub fn reauthentication(options: &Options) -> Value {
    options.step_up_ways.iter().copied().map(way).collect()
}

fn way(way: StepUpWay) -> Value {
    match way {
        StepUpWay::Window => json!({ "method": "window", "url": "/sign-in?check=1&window=1" }),
        StepUpWay::Password => json!({ "method": "password", "url": null }),
        StepUpWay::Host => json!({ "method": "host", "url": null }),
    }
}
