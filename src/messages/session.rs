//! Words about the session.

use super::errors::{self, Operation};
use crate::model::error::{ApiError, ErrorKind};

/// When the session has ended.
pub const ENDED: &str = "You are signed out. What you entered is kept.";
/// When nobody was signed in from the start.
pub const SIGN_IN_FIRST: &str = "Sign in to see and create API keys.";
/// Link that opens the window to sign in.
pub const SIGN_IN: &str = "Sign in (opens a new window)";
/// Button to go on after signing in.
pub const SIGNED_IN: &str = "I have signed in";
/// Heading of the page.
pub const HEADING: &str = "Security";
/// Where a path leads nowhere.
pub const NOTHING_HERE: &str = "There is no page at this address.";
/// Link back to the list.
pub const TO_THE_LIST: &str = "Go to the API keys";
/// Link back to the key.
pub const TO_THE_KEY: &str = "Go to the key";
/// When the page itself has failed.
pub const CRASHED: &str = "Something went wrong in this page. Reload it to go on.";

/// When the options of the API did not come; `cause` is the sentence on that.
#[must_use]
pub fn parts_missing(cause: &str) -> String {
    format!("Parts of this page are missing. {cause}")
}

/// What was discarded when somebody else turned out to be signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// Nothing.
    Nothing,
    /// A form with something in it.
    Form,
    /// The dialog with credentials that are shown once.
    OneTimeDialog,
}

/// When another person, or another workspace, turns out to be signed in.
#[must_use]
pub fn taken_over(user: &str, workspace: &str, lost: Lost) -> String {
    let lost = match lost {
        Lost::Nothing => "",
        Lost::Form => " The form was discarded.",
        Lost::OneTimeDialog => " The dialog with the credentials was closed.",
    };
    format!("Signed in as {user} in {workspace} now.{lost}")
}

/// When a check that the person asked for did not find them signed in.
#[must_use]
pub fn still_signed_out(error: &ApiError) -> String {
    match error.kind {
        ErrorKind::Unauthenticated { .. } => {
            "You are still signed out. Sign in, then press the button again.".to_owned()
        }
        _ => errors::sentence(error, Operation::Loading),
    }
}
