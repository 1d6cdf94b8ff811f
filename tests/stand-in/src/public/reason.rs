//! Why a call is refused: what its sender is told, and what the page is told of it.

use super::answer::Refusal;

/// A refusal by the key's own rules, in the order in which they are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The API key is known, the secret key is not its.
    WrongSecret,
    /// The secret key was the key's once.
    SecretEnded,
    /// The key was revoked.
    Revoked,
    /// The key is disabled.
    Disabled,
    /// The key has expired.
    Expired,
    /// Where the call came from cannot be told.
    BadForwardedFor,
    /// The call came from elsewhere.
    IpNotAllowed,
    /// There is no such call.
    UnknownCall,
    /// The key may not make it.
    ActionNotAllowed,
    /// Too many calls in the last hour.
    RateLimited,
}

impl Reason {
    /// Every reason, in the order of the contract.
    pub const ALL: [Self; 10] = [
        Self::WrongSecret,
        Self::SecretEnded,
        Self::Revoked,
        Self::Disabled,
        Self::Expired,
        Self::BadForwardedFor,
        Self::IpNotAllowed,
        Self::UnknownCall,
        Self::ActionNotAllowed,
        Self::RateLimited,
    ];

    /// The name in the contract.
    pub fn name(self) -> &'static str {
        match self {
            Self::WrongSecret => "wrong-secret",
            Self::SecretEnded => "secret-ended",
            Self::Revoked => "revoked",
            Self::Disabled => "disabled",
            Self::Expired => "expired",
            Self::BadForwardedFor => "bad-forwarded-for",
            Self::IpNotAllowed => "ip-not-allowed",
            Self::UnknownCall => "unknown-call",
            Self::ActionNotAllowed => "action-not-allowed",
            Self::RateLimited => "rate-limited",
        }
    }

    /// What the sender is told. Whatever is wrong with a pair is told in the same words.
    pub fn refusal(self) -> Refusal {
        let (status, code, message) = match self {
            Self::WrongSecret | Self::SecretEnded | Self::Revoked => {
                (401, "UNAUTHORIZED", "Check x-api-key and x-api-secret.")
            }
            Self::Disabled => (403, "KEY_DISABLED", "This key is disabled."),
            Self::Expired => (403, "KEY_EXPIRED", "This key has expired."),
            Self::BadForwardedFor => (400, "BAD_FORWARDED_FOR", "X-Forwarded-For cannot be read."),
            Self::IpNotAllowed => (
                403,
                "IP_NOT_ALLOWED",
                "This key may not be used from this address.",
            ),
            Self::UnknownCall => (404, "NOT_FOUND", "There is no such call."),
            Self::ActionNotAllowed => (
                403,
                "ACTION_NOT_ALLOWED",
                "This key may not make this call.",
            ),
            Self::RateLimited => (429, "RATE_LIMITED", "Too many requests in the last hour."),
        };
        Refusal::new(status, code, message)
    }
}
