//! What was done with a key.

use super::key::Timestamp;

/// A call that named a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecentCall {
    /// When.
    pub at: Timestamp,
    /// From where; `None` for those who may not see addresses.
    pub address: Option<String>,
    /// Id of the action, where the call named one.
    pub action: Option<String>,
    /// Why it was refused; `None` where it was accepted.
    pub refused: Option<Refusal>,
}

/// Why a call was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The secret key was another one.
    WrongSecret,
    /// The secret key was an old one that has ended.
    SecretEnded,
    /// There is no such call.
    UnknownCall,
    /// The key does not allow the address.
    Address,
    /// The key does not allow the action.
    Action,
    /// The key is switched off.
    Disabled,
    /// The key's time is over.
    Expired,
    /// The key was ended for good.
    Revoked,
    /// Too many calls.
    RateLimited,
    /// Anything else.
    Other,
}
