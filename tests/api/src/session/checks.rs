//! The ways to sign in and to pass the second check, as the contract has them.

use serde_json::{Value, json};

/// Ways to begin a session again.
pub fn sign_in() -> Value {
    json!([{ "method": "window", "url": "/sign-in?window=1" }])
}

/// Ways to pass the second check.
pub fn reauthentication() -> Value {
    json!([
        { "method": "window", "url": "/sign-in?check=1&window=1" },
        { "method": "password", "url": null },
    ])
}
