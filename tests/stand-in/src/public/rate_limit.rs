//! So many calls an hour, rolling, per LinkedIn account; where a call names none, per workspace.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, PoisonError};

use crate::clock::{HOUR, Millis};

/// Workspace, and the account where the call named one.
type Counted = (String, Option<String>);

/// The calls of the last hour.
#[derive(Default)]
pub struct RateLimit(Mutex<HashMap<Counted, VecDeque<Millis>>>);

impl RateLimit {
    /// Counts a call; `Some` tells how many seconds to wait instead.
    pub fn count(
        &self,
        workspace_id: &str,
        account: Option<&str>,
        most: usize,
        now: Millis,
    ) -> Option<u64> {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let of = (workspace_id.to_owned(), account.map(str::to_owned));
        let calls = counts.entry(of).or_default();
        while calls.front().is_some_and(|at| now - at >= HOUR) {
            calls.pop_front();
        }
        if calls.len() >= most {
            let wait = calls.front().map_or(HOUR, |first| first + HOUR - now);
            return Some(u64::try_from(wait).unwrap_or(0).div_ceil(1_000).max(1));
        }
        calls.push_back(now);
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::MINUTE;

    #[test]
    fn rate_limit_uses_rolling_hour() {
        let limit = RateLimit::default();
        assert_eq!(limit.count("w", None, 2, 0), None);
        assert_eq!(limit.count("w", None, 2, 30 * MINUTE), None);
        assert_eq!(limit.count("w", None, 2, 45 * MINUTE), Some(15 * 60));
        assert_eq!(
            limit.count("w", Some("a"), 2, 45 * MINUTE),
            None,
            "an account counts apart"
        );
        assert_eq!(
            limit.count("v", None, 2, 45 * MINUTE),
            None,
            "a workspace counts apart"
        );
        assert_eq!(limit.count("w", None, 2, 60 * MINUTE), None);
        assert_eq!(limit.count("w", None, 2, 61 * MINUTE), Some(29 * 60));
    }
}
