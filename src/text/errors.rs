//! What to say of a failed call: what happened, what was kept, what to do.

use super::count;
use crate::domain::error::{ApiError, ErrorKind, FieldError};

/// What the person was about to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// Look at the page.
    Loading,
    /// Save a new key.
    Creating,
    /// Revoke a key.
    Revoking,
}

/// Pointers of the fields that show what is said of them.
const FIELDS: [&str; 5] = [
    "/name",
    "/ip_restrictions",
    "/allowed_actions",
    "/expires_at",
    "/note",
];

/// Label of the button that tries once more.
pub const TRY_AGAIN: &str = "Try again";

/// One or two sentences on a failure.
#[must_use]
pub fn sentence(error: &ApiError, doing: Doing) -> String {
    let kept = match doing {
        Doing::Loading => "",
        Doing::Creating => " Your entries are kept.",
        Doing::Revoking => " The key was not changed as far as we know.",
    };
    let said = error.detail.as_deref();
    match &error.kind {
        ErrorKind::NoConnection => format!("We could not reach We-Link.{kept} Check your connection and try again."),
        ErrorKind::TimedOut => format!("We-Link took too long to answer.{kept} Try again."),
        ErrorKind::Unauthenticated { .. } => format!("You are signed out.{kept} Sign in to go on."),
        ErrorKind::Forbidden => match doing {
            Doing::Loading => "Your role does not include seeing API keys. Ask an owner of the workspace.".to_owned(),
            Doing::Creating => format!("Your role no longer includes creating API keys.{kept} Ask an owner of the workspace."),
            Doing::Revoking => "Your role does not include revoking this key. Ask an owner of the workspace.".to_owned(),
        },
        ErrorKind::StaleToken => format!("Your session was renewed in another window.{kept} Try again."),
        ErrorKind::SecondCheck { .. } => format!("We-Link needs to be sure that it is you.{kept} Confirm it in a new window, then save again."),
        ErrorKind::NotFound => match doing {
            Doing::Revoking => "This key is no longer there. Reload the list.".to_owned(),
            _ => format!("We-Link did not find what this page asked for.{kept} Try again, or contact support."),
        },
        ErrorKind::AlreadyCreated { .. } => "This key was created, but its secret key can no longer be shown. Go to the list: revoke that key and create a new one.".to_owned(),
        ErrorKind::InProgress => format!("We-Link is still working on this.{kept}"),
        ErrorKind::Conflict => match said {
            Some(said) => format!("{said}{kept}"),
            None => format!("Something changed meanwhile.{kept} Reload the page and try again."),
        },
        ErrorKind::Invalid(fields) => invalid(fields),
        ErrorKind::TooManyRequests { wait } => match wait {
            Some(seconds) => format!("That was a lot of requests.{kept} Try again in {}.", duration(*seconds)),
            None => format!("That was a lot of requests.{kept} Try again in a minute."),
        },
        ErrorKind::Refused => match said {
            Some(said) => format!("We-Link did not accept this: {said}{kept}"),
            None => format!("We-Link did not accept this.{kept} Contact support."),
        },
        ErrorKind::Server => format!("We-Link has a problem at the moment.{kept} Try again in a moment."),
        ErrorKind::Unreadable => format!("We-Link's answer could not be read.{kept} Try again, or contact support."),
    }
}

/// Why the outcome of a save could not be found out, and what to do first where something is.
#[must_use]
pub fn cause(error: &ApiError) -> String {
    match &error.kind {
        ErrorKind::NoConnection => "We cannot reach We-Link.".to_owned(),
        ErrorKind::TimedOut => "We-Link takes too long to answer.".to_owned(),
        ErrorKind::Unauthenticated { .. } => "Sign in first.".to_owned(),
        ErrorKind::Forbidden => "Your role no longer includes creating API keys.".to_owned(),
        ErrorKind::SecondCheck { .. } => "Confirm first that it is you.".to_owned(),
        ErrorKind::TooManyRequests { wait } => {
            format!(
                "That was a lot of requests: wait {} first.",
                duration(wait.unwrap_or(60))
            )
        }
        _ => "We-Link has a problem at the moment.".to_owned(),
    }
}

/// Points to the fields, and repeats what belongs to none of them.
fn invalid(fields: &[FieldError]) -> String {
    let mut sentence =
        "We-Link asks for a change before it can save. See the notes at the fields.".to_owned();
    let known = |field: &FieldError| FIELDS.iter().any(|name| field.pointer.starts_with(name));
    for field in fields.iter().filter(|field| !known(field)) {
        sentence.push(' ');
        sentence.push_str(&field.detail);
    }
    sentence
}

/// The request's id, for support.
#[must_use]
pub fn request_id(id: &str) -> String {
    format!("Request for support: {id}")
}

/// While the outcome of a save is unknown and the page tries again by itself.
pub const OUTCOME_UNKNOWN: &str = "We do not know yet whether your key was created. We are asking again with the same request, so there will be one key only.";

/// When the page has stopped trying by itself.
pub const STALLED: &str = "We could not find out whether your key was created. Trying again is safe: there will be one key only.";

/// When the page must not repeat the request, because two requests would make two keys.
pub const STALLED_UNREPEATABLE: &str = "We could not find out whether your key was created. Look for it in the list before you save again.";

/// Leaves the form for the list.
pub const LOOK_IN_LIST: &str = "Look in the list";

/// Opens the window for the second check.
pub const CONFIRM_IT_IS_YOU: &str = "Confirm that it is you (opens a new window)";

/// Where keys cannot be created because the connection is not secure.
pub const INSECURE_CONTEXT: &str =
    "API keys can be created over a secure connection only. Open this page with https.";

fn duration(seconds: u32) -> String {
    if seconds < 120 {
        count(seconds as usize, "second", "seconds")
    } else {
        count(seconds.div_ceil(60) as usize, "minute", "minutes")
    }
}
