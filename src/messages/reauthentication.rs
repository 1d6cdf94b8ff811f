//! Words of the second check.

/// Title.
pub const TITLE: &str = "Confirm that it is you";
/// Why, and what comes after.
pub const EXPLANATION: &str = "We-Link asks for this before a secret key is made and before a key may do more. What you entered is kept, and goes on by itself afterwards.";
/// When it is asked for another time.
pub const AGAIN: &str = "We-Link still asks for it. Confirm once more.";
/// Label of the password.
pub const PASSWORD: &str = "Password";
/// Sends the password.
pub const CONFIRM: &str = "Confirm";
/// When nothing was typed.
pub const TYPE_IT: &str = "Type the password you sign in with.";
/// Opens the window.
pub const IN_A_WINDOW: &str = "Confirm in a new window";
/// Goes on after the window.
pub const CONFIRMED: &str = "I have confirmed";
/// Has the application around the page ask.
pub const BY_HOST: &str = "Confirm in We-Link";
/// When the application around the page says that it was not confirmed.
pub const NOT_BY_HOST: &str = "It was not confirmed. Try again.";
/// When the API offers no way that this page knows.
pub const NO_WAY: &str = "This page cannot do the check that We-Link asks for. Contact support.";
/// Leaves it.
pub const CANCEL: &str = "Cancel";
