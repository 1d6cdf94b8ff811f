//! Texts for search, filter, order and selection in the list.

use super::{count, time};
use crate::model::list_params::{KeyPage, MatchKind, Sort, StatusFilter};

pub const NONE_UNDER_FILTER: &str = "No keys under this filter.";
pub const NONE_FOUND: &str = "No key found. Searched are names, notes, the readable ends of API keys, and whole API keys and secret keys.";
/// Used instead of `NONE_FOUND` if most of the search text is masked by stars or dots.
pub const NONE_FOUND_MASKED: &str = "No key found. Stars and dots hide most of a key: search by its first 8 or its last 4 characters.";
pub const FILTER: &str = "Show";
pub const SORT: &str = "Sort by";
pub const SEARCH: &str = "Search keys";
pub const SEARCH_HELP: &str = "By name or note. Paste an API key or a secret key to find the key it belongs to: it is not kept, and stands in no address.";
pub const NEXT: &str = "Next keys";
pub const PREVIOUS: &str = "Previous keys";
/// Button that ends the search by a credential.
pub const SHOW_ALL: &str = "Show all keys again";
/// Link to the activity log of the workspace.
pub const ACTIVITY: &str = "Activity of all keys";
/// Button that starts the selection of several keys.
pub const SELECT: &str = "Select several";
pub const STOP_SELECTING: &str = "Stop selecting";
pub const DISABLE_THEM: &str = "Disable these";
pub const REVOKE_THEM: &str = "Revoke these";

#[must_use]
pub fn filter(filter: StatusFilter) -> &'static str {
    match filter {
        StatusFilter::Current => "Current keys",
        StatusFilter::Active => "Active keys",
        StatusFilter::Expiring => "Keys that expire soon",
        StatusFilter::Expired => "Expired keys",
        StatusFilter::Disabled => "Disabled keys",
        StatusFilter::Unconfirmed => "Keys never confirmed",
        StatusFilter::Refused => "Keys with refused calls",
        StatusFilter::Unrestricted => "Keys for any address",
        StatusFilter::Revoked => "Revoked keys",
        StatusFilter::All => "All keys",
    }
}

#[must_use]
pub fn sort(sort: Sort) -> &'static str {
    match sort {
        Sort::Newest => "Newest first",
        Sort::Oldest => "Oldest first",
        Sort::Name => "Name",
        Sort::LastUsed => "Last used first",
        Sort::LeastUsed => "Unused for longest first",
        Sort::Expiry => "Expiry",
    }
}

/// "3 keys", or "51–100 of 10,000 keys". `before`: the number of keys on the previous pages.
#[must_use]
pub fn shown(before: usize, page: &KeyPage) -> String {
    let (shown, total) = (page.keys.len(), page.total as usize);
    let before = page.offset(before);
    if before == 0 && shown >= total {
        return count(total, "key", "keys");
    }
    let (first, last) = (time::number(before + 1), time::number(before + shown));
    format!("{first}–{last} of {}", count(total, "key", "keys"))
}

/// Shown when a pasted credential was found. Empty if the search text is no credential.
#[must_use]
pub fn matched(matched: MatchKind) -> &'static str {
    match matched {
        MatchKind::Text | MatchKind::Hint => "",
        MatchKind::ApiKey => {
            "The API key you pasted belongs to this key. It is taken out of the box."
        }
        MatchKind::SecretKey => {
            "The secret key you pasted belongs to this key, and works. It is taken out of the box. If you found it where it should not be, rotate it."
        }
        MatchKind::EndedSecretKey => {
            "The secret key you pasted belonged to this key, and has ended: it no longer works. It is taken out of the box."
        }
    }
}

/// Shown when a pasted credential belongs to no key.
#[must_use]
pub fn of_none(workspace: &str) -> String {
    let workspace = super::marks::isolated(workspace);
    format!(
        "What you pasted looks like a key, and belongs to no key of {workspace}. It is taken out of the box."
    )
}

/// Accessible name of the checkbox that selects a key.
#[must_use]
pub fn select_named(name: &str) -> String {
    format!("Select {name}")
}

#[must_use]
pub fn selected(n: usize) -> String {
    format!("{} selected", count(n, "key", "keys"))
}
