//! Texts of the reauthentication dialog.

pub const TITLE: &str = "Confirm that it is you";
pub const EXPLANATION: &str = "We-Link asks for this before a secret key is made and before a key may do more. What you entered is kept, and goes on by itself afterwards.";
/// Shown when the API asks again after a reauthentication.
pub const AGAIN: &str = "We-Link still asks for it. Confirm once more.";
pub const PASSWORD: &str = "Password";
/// Button that submits the password.
pub const CONFIRM: &str = "Confirm";
/// Error when the password is empty.
pub const TYPE_IT: &str = "Type the password you sign in with.";
pub const IN_A_WINDOW: &str = "Confirm in a new window";
/// Button to continue after the reauthentication in the new window.
pub const CONFIRMED: &str = "I have confirmed";
/// Button that starts the reauthentication by the host application.
pub const BY_HOST: &str = "Confirm in We-Link";
/// Shown when the host application reports that the reauthentication failed.
pub const NOT_BY_HOST: &str = "It was not confirmed. Try again.";
/// Shown when the API offers no method that this page supports.
pub const NO_WAY: &str = "This page cannot do the check that We-Link asks for. Contact support.";
pub const CANCEL: &str = "Cancel";
