//! Texts of the help section.

pub const QUESTION: &str = "Need help with webhooks or testing?";
pub const ASK_SUPPORT: &str = "Ask support";
pub const NEVER_SEND: &str = "Never send the secret key, or a picture of it.";
