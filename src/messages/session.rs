//! Texts about the session and about the page as a whole.

use super::errors::{self, Operation};
use crate::model::error::{ApiError, ErrorKind};

/// Shown when a session of this page has ended.
pub const ENDED: &str = "You are signed out. What you entered is kept.";
/// Shown when no user was signed in from the start.
pub const SIGN_IN_FIRST: &str = "Sign in to see and create API keys.";
pub const SIGN_IN: &str = "Sign in (opens a new window)";
/// Button that checks the session after signing in.
pub const SIGNED_IN: &str = "I have signed in";
pub const HEADING: &str = "Security";
pub const NOTHING_HERE: &str = "There is no page at this address.";
pub const TO_THE_LIST: &str = "Go to the API keys";
pub const TO_THE_KEY: &str = "Go to the key";
/// Shown after a panic.
pub const CRASHED: &str = "Something went wrong in this page. Reload it to go on.";

/// Shown when the options of the API could not be loaded; `cause`: the text of the error.
#[must_use]
pub fn parts_missing(cause: &str) -> String {
    format!("Parts of this page are missing. {cause}")
}

/// What was discarded because another user or workspace is signed in now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    Nothing,
    /// A form with unsaved input, or a save that is not finished.
    Form,
    /// The dialog that shows credentials once.
    OneTimeDialog,
}

/// Shown when another user or workspace is signed in now.
#[must_use]
pub fn taken_over(user: &str, workspace: &str, lost: Lost) -> String {
    let lost = match lost {
        Lost::Nothing => "",
        Lost::Form => " The form was discarded.",
        Lost::OneTimeDialog => " The dialog with the credentials was closed.",
    };
    format!("Signed in as {user} in {workspace} now.{lost}")
}

/// Shown when the user pressed `SIGNED_IN` but the session could not be confirmed.
#[must_use]
pub fn still_signed_out(error: &ApiError) -> String {
    match error.kind {
        ErrorKind::Unauthenticated { .. } => {
            "You are still signed out. Sign in, then press the button again.".to_owned()
        }
        _ => errors::sentence(error, Operation::Loading),
    }
}
