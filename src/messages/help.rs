//! Words about getting help.

/// The question.
pub const QUESTION: &str = "Need help with webhooks or testing?";
/// Asks people.
pub const ASK_SUPPORT: &str = "Ask support";
/// What not to send them.
pub const NEVER_SEND: &str = "Never send the secret key, or a picture of it.";
