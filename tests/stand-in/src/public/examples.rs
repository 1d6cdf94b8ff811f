//! Bodies with which the calls can be tried.

use serde_json::{Value, json};

use super::fake_linkedin::Workspace;

/// The profile and the conversation that every world begins with.
const PROFILE: &str = "ada-lovell";
const THREAD: &str = "thr-1";

/// A body that this call accepts in this world. `None` for what reaches somebody or changes
/// something, which nobody should do by the way, and for what needs a value of its own.
pub fn example(workspace: &Workspace, call: &str) -> Option<Value> {
    let account = workspace.accounts.first()?.id.as_str();
    match call {
        "get_all_ln_accounts" => Some(json!({})),
        "me"
        | "get_ln_account_details"
        | "profile_views"
        | "connections"
        | "pending_invites"
        | "personal_message_threads" => Some(json!({ "accountId": account })),
        "get_profile_details" | "get_profile_contact_details" | "get_connection_status" => {
            Some(json!({ "accountId": account, "profileId": PROFILE }))
        }
        "personal_messages" => Some(json!({ "accountId": account, "threadId": THREAD })),
        _ => None,
    }
}
