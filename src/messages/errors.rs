//! Texts for failed requests: what happened, what was kept, what the user can do.

use super::duration;
use crate::model::error::{ApiError, ErrorKind, FieldError};
use crate::model::key_change::KeyChange;
use crate::model::secret_request::SecretRequestKind;

/// What the user was doing when the request failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    Loading,
    /// Create a key; the form is still open.
    Creating,
    /// Create a key; the user has left the form.
    CreatingUnseen,
    /// Rotate the secret key of a key.
    Rotating,
    /// End the old secret key after a rotation.
    EndingSecret,
    /// Reauthenticate.
    Confirming,
    Revoking,
    /// Save changes of a key; the form is still open.
    Changing,
    /// Disable or enable a key.
    Switching,
}

impl Operation {
    /// The operation of a change of a key.
    #[must_use]
    pub fn of(change: &KeyChange) -> Self {
        match change {
            KeyChange::Settings(_) => Self::Changing,
            KeyChange::Disable | KeyChange::Enable => Self::Switching,
            KeyChange::EndSecret(_) => Self::EndingSecret,
            KeyChange::Revoke => Self::Revoking,
        }
    }
}

/// JSON pointers of the fields that show their own errors.
const FIELDS: [&str; 5] = [
    "/name",
    "/ip_restrictions",
    "/allowed_actions",
    "/expires_at",
    "/note",
];

pub const TRY_AGAIN: &str = "Try again";

/// Text of an error notice.
#[must_use]
pub fn sentence(error: &ApiError, operation: Operation) -> String {
    let kept = match operation {
        Operation::Loading => "",
        Operation::Creating | Operation::Changing => " Your entries are kept.",
        Operation::CreatingUnseen => " What you had entered is gone with the form.",
        Operation::Confirming => " Nothing is lost.",
        Operation::Rotating
        | Operation::EndingSecret
        | Operation::Revoking
        | Operation::Switching => " The key was not changed as far as we know.",
    };
    let said = error.detail.as_deref();
    match &error.kind {
        ErrorKind::NoConnection => format!("We could not reach We-Link.{kept} Check your connection and try again."),
        ErrorKind::TimedOut => format!("We-Link took too long to answer.{kept} Try again."),
        ErrorKind::Unauthenticated { .. } => format!("You are signed out.{kept} Sign in to go on."),
        ErrorKind::Forbidden => match operation {
            Operation::Loading => "Your role does not include seeing API keys. Ask an owner of the workspace.".to_owned(),
            Operation::Creating | Operation::CreatingUnseen => format!("Your role no longer includes creating API keys.{kept} Ask an owner of the workspace."),
            Operation::Rotating | Operation::EndingSecret => "Your role does not include rotating the secret key of this key. Ask an owner of the workspace.".to_owned(),
            Operation::Confirming => "We-Link does not take this check from you. Ask an owner of the workspace.".to_owned(),
            Operation::Revoking => "Your role does not include revoking this key. Ask an owner of the workspace.".to_owned(),
            Operation::Changing | Operation::Switching => format!("Your role does not include changing this key.{kept} Ask an owner of the workspace."),
        },
        ErrorKind::Blocked => format!("Something between you and We-Link refused the call.{kept} Try again, or ask who runs your network."),
        ErrorKind::CsrfTokenStale => format!("Your session was renewed in another window.{kept} Try again."),
        ErrorKind::Reauthentication { .. } => format!("We-Link needs to be sure that it is you.{kept}"),
        ErrorKind::WrongPassword => "That is not your password. Try again.".to_owned(),
        ErrorKind::NotFound => match operation {
            Operation::Rotating | Operation::EndingSecret | Operation::Revoking | Operation::Changing | Operation::Switching => {
                "This key is no longer there. Go back to the list.".to_owned()
            }
            _ => format!("We-Link did not find what this page asked for.{kept} Try again, or contact support."),
        },
        ErrorKind::AlreadyCreated { .. } if operation == Operation::Rotating => "A new secret key was made, but it can no longer be shown. Create another one; the old one goes on until then.".to_owned(),
        ErrorKind::AlreadyCreated { .. } => "This key was created, but its secret key can no longer be shown. Go to the list: revoke that key and create a new one.".to_owned(),
        ErrorKind::InProgress => format!("We-Link is still working on this.{kept}"),
        ErrorKind::PreconditionFailed => format!("Somebody changed this key meanwhile.{kept} Look at it again."),
        ErrorKind::Conflict => match said {
            Some(said) => format!("{said}{kept}"),
            None => format!("Something changed meanwhile.{kept} Reload the page and try again."),
        },
        ErrorKind::Invalid(fields)
            if !matches!(operation, Operation::Creating | Operation::CreatingUnseen | Operation::Changing) =>
        {
            fields.iter().map(|field| field.detail.as_str()).collect::<Vec<_>>().join(" ")
        }
        ErrorKind::Invalid(fields) => invalid(fields),
        ErrorKind::TooManyRequests => match error.retry_after {
            Some(seconds) => format!("That was a lot of requests.{kept} Try again in {}.", duration(seconds)),
            None => format!("That was a lot of requests.{kept} Try again in a minute."),
        },
        ErrorKind::ClientError => match said {
            Some(said) => format!("We-Link did not accept this: {said}{kept}"),
            None => format!("We-Link did not accept this.{kept} Contact support."),
        },
        ErrorKind::ServerError => format!("We-Link has a problem at the moment.{kept} Try again in a moment."),
        ErrorKind::InvalidResponse => format!("We-Link's answer could not be read.{kept} Try again, or contact support."),
    }
}

/// Why the outcome of a save is unknown, and what the user has to do first, if anything.
#[must_use]
pub fn cause(error: &ApiError, purpose: SecretRequestKind) -> String {
    match &error.kind {
        ErrorKind::NoConnection => "We cannot reach We-Link.".to_owned(),
        ErrorKind::TimedOut => "We-Link takes too long to answer.".to_owned(),
        ErrorKind::Unauthenticated { .. } => "Sign in first.".to_owned(),
        ErrorKind::Forbidden if purpose.is_rotation() => {
            "Your role no longer includes rotating this secret key.".to_owned()
        }
        ErrorKind::Forbidden => "Your role no longer includes creating API keys.".to_owned(),
        ErrorKind::Reauthentication { .. } => "Confirm first that it is you.".to_owned(),
        ErrorKind::Blocked => "Something between you and We-Link refuses the call.".to_owned(),
        ErrorKind::TooManyRequests => {
            format!(
                "That was a lot of requests: wait {} first.",
                duration(error.retry_after.unwrap_or(60))
            )
        }
        _ => "We-Link has a problem at the moment.".to_owned(),
    }
}

/// Refers to the errors at the fields. Errors of other fields are appended.
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

#[must_use]
pub fn request_id(id: &str) -> String {
    format!("Request for support: {id}")
}

/// Shown while the outcome is unknown and the page retries automatically.
#[must_use]
pub fn outcome_unknown(purpose: SecretRequestKind) -> &'static str {
    if purpose.is_rotation() {
        "We do not know yet whether the secret key was rotated. We are asking again with the same request, so there will be one new secret key only."
    } else {
        "We do not know yet whether your key was created. We are asking again with the same request, so there will be one key only."
    }
}

/// Shown when the automatic retries have ended. `repeatable`: a retry is safe, since the API
/// processes equal requests once.
#[must_use]
pub fn stalled(purpose: SecretRequestKind, repeatable: bool) -> &'static str {
    match (purpose.is_rotation(), repeatable) {
        (true, true) => {
            "We could not find out whether the secret key was rotated. Trying again is safe. The old secret key goes on as long as nobody was shown a new one."
        }
        (true, false) => {
            "We could not find out whether the secret key was rotated. Look at the key before you try again."
        }
        (false, true) => {
            "We could not find out whether your key was created. Trying again is safe: there will be one key only."
        }
        (false, false) => {
            "We could not find out whether your key was created. Look for it in the list before you save again."
        }
    }
}

/// Shown while a save waits until the user has signed in.
pub const WAITS: &str = "Saving goes on by itself when you have signed in.";
/// Button that cancels the waiting save.
pub const STOP_SAVING: &str = "Stop saving";
/// Button that leaves the rotation dialog for the page of the key.
pub const LOOK_AT_KEY: &str = "Look at the key";

/// Button that goes to the list of keys.
pub const LOOK_IN_LIST: &str = "Look in the list";

pub const INSECURE_CONTEXT: &str = "API keys and secret keys can be created over a secure connection only. Open this page with https.";
