//! The ways to sign in and to pass the second check, as the contract has them.

use serde_json::{Value, json};

use super::credential::Way;
use crate::options::{Options, StepUpWay};

/// Ways to begin a session again. A token comes from the host, and so does the next one.
pub fn sign_in(way: Way) -> Value {
    match way {
        Way::Cookie => json!([{ "method": "window", "url": "/sign-in?window=1" }]),
        Way::Bearer => json!([view(StepUpWay::Host)]),
    }
}

/// Ways to pass the second check, in the order of the command line. A window knows cookies alone: it could not check a
/// token, and where nothing else is told, the host has to do it.
pub fn reauthentication(options: &Options, way: Way) -> Value {
    let told = options.step_up_ways.iter().copied();
    let mut ways: Vec<_> = told
        .filter(|told| way == Way::Cookie || *told != StepUpWay::Window)
        .collect();
    if ways.is_empty() {
        ways.push(StepUpWay::Host);
    }
    ways.into_iter().map(view).collect()
}

fn view(way: StepUpWay) -> Value {
    match way {
        StepUpWay::Window => json!({ "method": "window", "url": "/sign-in?check=1&window=1" }),
        StepUpWay::Password => json!({ "method": "password", "url": null }),
        StepUpWay::Host => json!({ "method": "host", "url": null }),
    }
}
