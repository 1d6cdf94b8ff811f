//! What the calls do once they may.

use serde_json::{Map, Value, json};

use super::answer::Refusal;
use super::fake_linkedin::{Account, Workspace};
use crate::clock::Millis;

/// Characters of a message.
const LONGEST_MESSAGE: usize = 8_000;

/// Makes the call. What it finds out also waits for `get_response`.
pub fn run(
    workspace: &mut Workspace,
    call: &str,
    parameters: &Map<String, Value>,
    request_id: &str,
    now: Millis,
) -> Result<Value, Refusal> {
    match call {
        "get_all_ln_accounts" => Ok(workspace
            .accounts
            .iter()
            .map(|account| json!({ "accountId": account.id, "email": account.email }))
            .collect()),
        "get_ln_account_details" => {
            let account = account(workspace, parameters)?;
            Ok(json!({
                "accountId": account.id,
                "email": account.email,
                "name": account.name,
                "state": "CONNECTED",
            }))
        }
        "me" => {
            let account = account(workspace, parameters)?;
            Ok(json!({ "accountId": account.id, "name": account.name, "email": account.email }))
        }
        "get_response" => {
            let id = ["requestId", "request_id", "requestID"]
                .iter()
                .find_map(|name| parameters.get(*name)?.as_str())
                .ok_or_else(|| Refusal::new(400, "BAD_REQUEST", "requestId is missing."))?;
            let unknown = || Refusal::new(404, "REQUEST_NOT_FOUND", "There is no such request.");
            workspace.outcome(id).cloned().ok_or_else(unknown)
        }
        _ => {
            let outcome = later(workspace, call, parameters, now)?;
            let at_once = outcome.get("result").cloned().unwrap_or_default();
            workspace.finish(request_id, outcome);
            // Where the result comes later, the answer has no place for it.
            Ok(at_once)
        }
    }
}

/// The outcome of a call that takes its time; wrong parameters are told at once.
fn later(
    workspace: &mut Workspace,
    call: &str,
    parameters: &Map<String, Value>,
    now: Millis,
) -> Result<Value, Refusal> {
    let nobody = || json!({ "status": "FAILED", "message": "There is no such profile." });
    let success = |result: Value| json!({ "status": "SUCCESS", "result": result });
    match call {
        "get_profile_details" => {
            account(workspace, parameters)?;
            let profile = profile_id(parameters)?;
            Ok(workspace.profile(profile).map_or_else(nobody, success))
        }
        "send_message_to_profile_id" => {
            let account_id = account(workspace, parameters)?.id.clone();
            let profile = profile_id(parameters)?;
            let message = parameters
                .get("message")
                .and_then(Value::as_str)
                .filter(|text| !text.trim().is_empty() && text.chars().count() <= LONGEST_MESSAGE)
                .ok_or_else(|| {
                    Refusal::new(
                        400,
                        "BAD_REQUEST",
                        "message must have 1 to 8000 characters.",
                    )
                })?;
            let sent = workspace.send(&account_id, profile, message.to_owned(), now);
            Ok(sent.map_or_else(nobody, success))
        }
        "personal_message_threads" => {
            let account_id = account(workspace, parameters)?.id.clone();
            Ok(success(
                json!({ "threads": workspace.threads(&account_id) }),
            ))
        }
        // The world is small: what has no part in it succeeds without an effect.
        _ => Ok(success(json!({ "call": call }))),
    }
}

fn account<'a>(
    workspace: &'a Workspace,
    parameters: &Map<String, Value>,
) -> Result<&'a Account, Refusal> {
    let id = parameters
        .get("accountId")
        .and_then(Value::as_str)
        .ok_or_else(|| Refusal::new(400, "BAD_REQUEST", "accountId is missing."))?;
    workspace
        .account(id)
        .ok_or_else(|| Refusal::new(404, "ACCOUNT_NOT_FOUND", "There is no such account."))
}

fn profile_id(parameters: &Map<String, Value>) -> Result<&str, Refusal> {
    ["profileId", "profile_id"]
        .iter()
        .find_map(|name| parameters.get(*name)?.as_str())
        .ok_or_else(|| Refusal::new(400, "BAD_REQUEST", "profileId is missing."))
}
