//! What was done with a key.

use super::key::Timestamp;

/// How far back the usage is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Period {
    /// 30 days, today included.
    Month,
    /// 7 days, today included.
    #[default]
    Week,
    /// 24 hours, the present one included.
    Day,
}

impl Period {
    /// All of them, the longest first.
    pub const ALL: [Self; 3] = [Self::Month, Self::Week, Self::Day];

    /// In days.
    #[must_use]
    pub fn days(self) -> u32 {
        match self {
            Self::Month => 30,
            Self::Week => 7,
            Self::Day => 1,
        }
    }
}

/// The calls of a period that named a key.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Usage {
    /// Calls from before are not known; `None` where all are.
    pub recorded_since: Option<Timestamp>,
    /// Days, or hours where the period is one day, the oldest first.
    pub buckets: Vec<Bucket>,
    /// By action, the most used first.
    pub actions: Vec<ActionUsage>,
    /// By address; `None` for those who may not see addresses.
    pub addresses: Option<Vec<AddressUsage>>,
    /// Whether `addresses` is all of them.
    pub addresses_complete: bool,
    /// The last calls, the newest first.
    pub recent: Vec<RecentCall>,
}

/// The calls of a day or an hour.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bucket {
    /// When it begins.
    pub start: Timestamp,
    /// Accepted calls.
    pub accepted: u32,
    /// Refused ones by reason.
    pub refused: Vec<(Refusal, u32)>,
}

impl Bucket {
    /// Refused calls, whatever the reason.
    #[must_use]
    pub fn all_refused(&self) -> u32 {
        self.refused.iter().map(|(_, count)| count).sum()
    }
}

/// The calls of one action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionUsage {
    /// Its id; `None` for calls that do not exist.
    pub action: Option<String>,
    /// Accepted calls.
    pub accepted: u32,
    /// Refused ones.
    pub refused: u32,
    /// The last of them.
    pub last_at: Option<Timestamp>,
}

/// The calls from one address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddressUsage {
    /// The address.
    pub address: String,
    /// Accepted calls.
    pub accepted: u32,
    /// Refused ones.
    pub refused: u32,
    /// Calls with the right secret key, refused for the address alone: somebody holds the secret.
    pub holding_secret: u32,
    /// The last of them.
    pub last_at: Option<Timestamp>,
}

impl Usage {
    /// All accepted calls.
    #[must_use]
    pub fn accepted(&self) -> u32 {
        self.buckets.iter().map(|bucket| bucket.accepted).sum()
    }

    /// All refused calls by reason, the most frequent first.
    #[must_use]
    pub fn refused(&self) -> Vec<(Refusal, u32)> {
        let mut sums: Vec<(Refusal, u32)> = Vec::new();
        for (reason, count) in self.buckets.iter().flat_map(|bucket| &bucket.refused) {
            match sums.iter_mut().find(|(known, _)| known == reason) {
                Some((_, sum)) => *sum += count,
                None => sums.push((*reason, *count)),
            }
        }
        // There are a few reasons, and a stable sort adds more than 4 KB of code.
        let mut sorted = Vec::new();
        for sum in sums {
            let at = sorted.partition_point(|(_, count)| *count >= sum.1);
            sorted.insert(at, sum);
        }
        sorted
    }

    /// Addresses from which somebody who holds the secret key was refused.
    #[must_use]
    pub fn suspected_theft(&self) -> Vec<&AddressUsage> {
        let all = self.addresses.iter().flatten();
        all.filter(|address| address.holding_secret > 0).collect()
    }
}

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
    /// The key does not allow the address. The secret key was right.
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
