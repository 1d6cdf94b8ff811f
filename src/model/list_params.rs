//! Which keys are listed, and in what order.

use super::find::find;
use super::key::Key;

/// Which keys to list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StatusFilter {
    /// Every key that is not revoked.
    #[default]
    Current,
    /// Those that work.
    Active,
    /// Those that were switched off.
    Disabled,
    /// Those that work and end within 14 days.
    Expiring,
    /// Those whose time is over.
    Expired,
    /// Those whose secret key nobody confirmed to have.
    Unconfirmed,
    /// Those that refused calls in the last 7 days.
    Refused,
    /// Those that work from any address.
    Unrestricted,
    /// Revoked ones, kept for the record.
    Revoked,
    /// All of them.
    All,
}

impl StatusFilter {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 10] = [
        Self::Current,
        Self::Active,
        Self::Expiring,
        Self::Expired,
        Self::Disabled,
        Self::Unconfirmed,
        Self::Refused,
        Self::Unrestricted,
        Self::Revoked,
        Self::All,
    ];

    /// The word for it, in the API and in the address bar.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Active => "active",
            Self::Disabled => "disabled",
            Self::Expiring => "expiring",
            Self::Expired => "expired",
            Self::Unconfirmed => "unconfirmed",
            Self::Refused => "refused",
            Self::Unrestricted => "unrestricted",
            Self::Revoked => "revoked",
            Self::All => "all",
        }
    }
}

/// The order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// The last one made first.
    #[default]
    Newest,
    /// The first one made first.
    Oldest,
    /// By name.
    Name,
    /// The one that was used last first.
    LastUsed,
    /// The one that was not used for longest first.
    LeastUsed,
    /// The one that ends first, first.
    Expiry,
}

impl Sort {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::Newest,
        Self::Oldest,
        Self::Name,
        Self::LastUsed,
        Self::LeastUsed,
        Self::Expiry,
    ];

    /// The word for it, in the API and in the address bar.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Newest => "-created_at",
            Self::Oldest => "created_at",
            Self::Name => "name",
            Self::LastUsed => "-last_used",
            Self::LeastUsed => "last_used",
            Self::Expiry => "expires_at",
        }
    }
}

/// What of the list is shown. What is searched for is no part of it: people paste keys to find
/// their owner, and this stands in the address bar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListParams {
    /// Which keys.
    pub status: StatusFilter,
    /// In what order.
    pub sort: Sort,
}

impl ListParams {
    /// As parameters of an address, such as `status=expired&sort=name`; what is usual is left out.
    #[must_use]
    pub fn to_query(&self) -> String {
        let usual = Self::default();
        let status =
            (self.status != usual.status).then(|| format!("status={}", self.status.word()));
        let sort = (self.sort != usual.sort).then(|| format!("sort={}", self.sort.word()));
        let both: Vec<_> = status.into_iter().chain(sort).collect();
        both.join("&")
    }

    /// Reads the parameters of an address. What is not known is taken for what is usual.
    #[must_use]
    pub fn from_query(parameters: &str) -> Self {
        let mut view = Self::default();
        let pairs = parameters.trim_start_matches('?').split('&');
        for (name, value) in pairs.filter_map(|pair| pair.split_once('=')) {
            match name {
                "status" => {
                    let found = StatusFilter::ALL
                        .into_iter()
                        .find(|one| one.word() == value);
                    view.status = found.unwrap_or_default();
                }
                "sort" => {
                    let found = Sort::ALL.into_iter().find(|one| one.word() == value);
                    view.sort = found.unwrap_or_default();
                }
                _ => {}
            }
        }
        view
    }
}

/// A page of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyPage {
    /// In the order asked for.
    pub keys: Vec<Key>,
    /// Where the next page begins; `None` on the last one.
    pub next_cursor: Option<String>,
    /// Keys under this filter.
    pub total: u32,
    /// Keys whatever the filter.
    pub counts: Counts,
    /// By what the keys were found; `None` where nothing was searched for.
    pub matched: Option<MatchKind>,
}

impl KeyPage {
    /// How many keys come before these, where so many stood on the pages before: keys that came or went
    /// since then are counted in `total` alone, which no page may go beyond.
    #[must_use]
    pub fn offset(&self, on_pages_before: usize) -> usize {
        let most = (self.total as usize).saturating_sub(self.keys.len());
        match self.next_cursor {
            None if on_pages_before > 0 => most,
            _ => on_pages_before.min(most),
        }
    }
}

/// By what keys were found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MatchKind {
    /// Their name or note has the text in it.
    Text,
    /// Their hint has it.
    Hint,
    /// It is the API key.
    ApiKey,
    /// It is a secret key that counts.
    SecretKey,
    /// It is a secret key that has ended.
    EndedSecretKey,
}

impl MatchKind {
    /// Whether what was searched for is a credential, which should not stay on the screen.
    #[must_use]
    pub fn is_credential(self) -> bool {
        matches!(self, Self::ApiKey | Self::SecretKey | Self::EndedSecretKey)
    }
}

/// How many keys the workspace has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Not revoked.
    pub current: u32,
    /// Revoked, kept for the record.
    pub revoked: u32,
}

/// Whether stars or dots hide a part of what is searched for, as they do where a key was masked.
#[must_use]
pub fn is_masked(query: &str) -> bool {
    find(query, "...").is_some() || query.contains(|letter| "…*•●∙·∗＊".contains(letter))
}

#[cfg(test)]
mod tests;
