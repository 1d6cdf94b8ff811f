//! Texts of the page of a key.

use super::time;
use crate::model::usage::{RecentCall, Refusal};

pub const LOADING: &str = "Loading the API key";
pub const ALL_KEYS: &str = "← All API keys";
/// Title of the section that waits for the first call.
pub const FIRST_CALL: &str = "First call";
pub const WAITING: &str = "Waiting for the first call…";
/// Shown during the wait if the page has example commands.
pub const TRY_IT_BELOW: &str = "Put the two values into your environment and run one of the commands below. The result shows here.";
/// Shown when polling has ended.
pub const STOPPED_LOOKING: &str = "This page has stopped looking for calls.";
/// Button that starts polling again.
pub const LOOK_AGAIN: &str = "Look again";
/// Shown when a request has failed and polling continues.
pub const CANNOT_LOOK: &str = "We cannot look at the moment, and try again in a few seconds.";

/// The first accepted call, or a refused call before it.
#[must_use]
pub fn call(call: &RecentCall) -> String {
    let ago = time::seconds_ago(&call.at);
    let ago = ago.as_deref().unwrap_or("at an unknown time");
    let from = match &call.address {
        Some(address) => format!(" from {address}"),
        None => String::new(),
    };
    let action = call.action.as_deref().unwrap_or("a call");
    match call.refused {
        None => format!("First call {ago}{from}: {action}"),
        Some(refusal) => format!(
            "A call was refused {ago}{from}: {}",
            reason(refusal, action)
        ),
    }
}

fn reason(refusal: Refusal, action: &str) -> String {
    match refusal {
        Refusal::WrongSecret => "the secret key was another one. Copy it again, without spaces or a Windows line end (CRLF) after it, or create a new one.".to_owned(),
        Refusal::SecretEnded => "the secret key was an old one that has ended. Use the newest.".to_owned(),
        Refusal::UnknownCall => "there is no such call. Look at its name.".to_owned(),
        Refusal::Address => "this address is not among those the key allows.".to_owned(),
        Refusal::Action => format!("the key does not allow {action}."),
        Refusal::Disabled => "the key is disabled.".to_owned(),
        Refusal::Expired => "the key has expired.".to_owned(),
        Refusal::Revoked => "the key is revoked.".to_owned(),
        Refusal::RateLimited => "too many calls in an hour. Wait a little.".to_owned(),
        Refusal::Other => "We-Link did not accept it.".to_owned(),
    }
}
