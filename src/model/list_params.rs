//! Filter and order of the key list, and a page of it.

use super::find::find;
use super::key::Key;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StatusFilter {
    /// Every key that is not revoked.
    #[default]
    Current,
    Active,
    Disabled,
    /// Active keys that expire within 14 days.
    Expiring,
    Expired,
    /// Keys whose newest secret nobody confirmed to have.
    Unconfirmed,
    /// Keys with refused calls in the last 7 days.
    Refused,
    /// Keys that work from any address.
    Unrestricted,
    Revoked,
    /// All keys, including revoked ones.
    All,
}

impl StatusFilter {
    /// In the order in which the page offers them.
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

    /// The value in the API and in the URL.
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

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// By creation, latest first.
    #[default]
    Newest,
    /// By creation, earliest first.
    Oldest,
    Name,
    /// By last use, latest first.
    LastUsed,
    /// By last use, earliest first.
    LeastUsed,
    /// By expiry, earliest first.
    Expiry,
}

impl Sort {
    /// In the order in which the page offers them.
    pub const ALL: [Self; 6] = [
        Self::Newest,
        Self::Oldest,
        Self::Name,
        Self::LastUsed,
        Self::LeastUsed,
        Self::Expiry,
    ];

    /// The value in the API and in the URL.
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

/// Filter and order of the list. The search query is not included: users paste keys to find their
/// owner, and these parameters are in the URL.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListParams {
    pub status: StatusFilter,
    pub sort: Sort,
}

impl ListParams {
    /// A query string such as `status=expired&sort=name`; defaults are left out.
    #[must_use]
    pub fn to_query(&self) -> String {
        let usual = Self::default();
        let status =
            (self.status != usual.status).then(|| format!("status={}", self.status.word()));
        let sort = (self.sort != usual.sort).then(|| format!("sort={}", self.sort.word()));
        let both: Vec<_> = status.into_iter().chain(sort).collect();
        both.join("&")
    }

    /// Parses a query string. Unknown values become the default.
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

#[derive(Clone, Debug, PartialEq)]
pub struct KeyPage {
    pub keys: Vec<Key>,
    /// Cursor of the next page; `None` on the last page.
    pub next_cursor: Option<String>,
    /// The number of keys that match the filter.
    pub total: u32,
    /// The number of keys without any filter.
    pub counts: Counts,
    /// What the search matched; `None` if nothing was searched for.
    pub matched: Option<MatchKind>,
}

impl KeyPage {
    /// The number of keys before this page. `on_pages_before` is the number of keys on the pages
    /// before it, as loaded. Only `total` reflects keys added or removed since then: the result is
    /// at most `total` minus the keys of this page, and exactly that on the last of several pages.
    #[must_use]
    pub fn offset(&self, on_pages_before: usize) -> usize {
        let most = (self.total as usize).saturating_sub(self.keys.len());
        match self.next_cursor {
            None if on_pages_before > 0 => most,
            _ => on_pages_before.min(most),
        }
    }
}

/// What a search matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MatchKind {
    /// The name or the note contains the query.
    Text,
    /// The readable ends of the API key contain the query.
    Hint,
    /// The query is an API key.
    ApiKey,
    /// The query is a secret key that is valid.
    SecretKey,
    /// The query is a secret key that has ended.
    EndedSecretKey,
}

impl MatchKind {
    /// Whether the query is a credential, which should not stay on the screen.
    #[must_use]
    pub fn is_credential(self) -> bool {
        matches!(self, Self::ApiKey | Self::SecretKey | Self::EndedSecretKey)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Keys that are not revoked.
    pub current: u32,
    pub revoked: u32,
}

/// Whether a query contains dots or stars as in a masked key.
#[must_use]
pub fn is_masked(query: &str) -> bool {
    find(query, "...").is_some() || query.contains(|letter| "…*•●∙·∗＊".contains(letter))
}

#[cfg(test)]
mod tests;
