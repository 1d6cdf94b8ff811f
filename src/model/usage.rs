//! The calls made with a key.

use super::key::Timestamp;

/// The period of a usage report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Period {
    /// 30 days, including today.
    Month,
    /// 7 days, including today.
    #[default]
    Week,
    /// 24 hours, including the current one.
    Day,
}

impl Period {
    /// Longest first.
    pub const ALL: [Self; 3] = [Self::Month, Self::Week, Self::Day];

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
    /// Earlier calls are not recorded; `None` if all calls are.
    pub recorded_since: Option<Timestamp>,
    /// Days, or hours if the period is one day, oldest first.
    pub buckets: Vec<Bucket>,
    /// By action, most used first.
    pub actions: Vec<ActionUsage>,
    /// By address; `None` if the user may not see addresses.
    pub addresses: Option<Vec<AddressUsage>>,
    /// Whether `addresses` contains all addresses.
    pub addresses_complete: bool,
    /// The last calls, newest first.
    pub recent: Vec<RecentCall>,
}

/// The calls of one day or hour.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bucket {
    pub start: Timestamp,
    pub accepted: u32,
    /// The number of refused calls by reason.
    pub refused: Vec<(Refusal, u32)>,
}

impl Bucket {
    #[must_use]
    pub fn all_refused(&self) -> u32 {
        self.refused.iter().map(|(_, count)| count).sum()
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionUsage {
    /// Id of the action; `None` for calls that do not exist in the API.
    pub action: Option<String>,
    pub accepted: u32,
    pub refused: u32,
    pub last_at: Option<Timestamp>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddressUsage {
    pub address: String,
    pub accepted: u32,
    pub refused: u32,
    /// Calls with the right secret key that were refused only because of the address. The caller
    /// has the secret.
    pub holding_secret: u32,
    pub last_at: Option<Timestamp>,
}

impl Usage {
    #[must_use]
    pub fn accepted(&self) -> u32 {
        self.buckets.iter().map(|bucket| bucket.accepted).sum()
    }

    /// All refused calls by reason, most frequent first.
    #[must_use]
    pub fn refused(&self) -> Vec<(Refusal, u32)> {
        let mut sums: Vec<(Refusal, u32)> = Vec::new();
        for (reason, count) in self.buckets.iter().flat_map(|bucket| &bucket.refused) {
            match sums.iter_mut().find(|(known, _)| known == reason) {
                Some((_, sum)) => *sum += count,
                None => sums.push((*reason, *count)),
            }
        }
        // There are only a few reasons, and a stable sort adds more than 4 KB of code.
        let mut sorted = Vec::new();
        for sum in sums {
            let at = sorted.partition_point(|(_, count)| *count >= sum.1);
            sorted.insert(at, sum);
        }
        sorted
    }

    /// Addresses from which calls with the right secret key were refused.
    #[must_use]
    pub fn suspected_theft(&self) -> Vec<&AddressUsage> {
        let all = self.addresses.iter().flatten();
        all.filter(|address| address.holding_secret > 0).collect()
    }
}

/// One call that named a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecentCall {
    pub at: Timestamp,
    /// `None` if the user may not see addresses.
    pub address: Option<String>,
    /// Id of the action, if the call named one.
    pub action: Option<String>,
    /// Why the call was refused; `None` if it was accepted.
    pub refused: Option<Refusal>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Not a secret key of this key.
    WrongSecret,
    /// An old secret key that has ended.
    SecretEnded,
    /// The call does not exist in the API.
    UnknownCall,
    /// The key does not allow the address. The secret key was right.
    Address,
    /// The key does not allow the action.
    Action,
    Disabled,
    Expired,
    Revoked,
    RateLimited,
    /// Also a reason that only a newer API knows.
    Other,
}
