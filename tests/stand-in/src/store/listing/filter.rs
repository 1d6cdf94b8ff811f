//! Which keys a list is of.

use rusqlite::types::Value;

use crate::clock::{DAY, Millis};
use crate::store::rollups::Unit;

/// A key that ends within this time is told of as one that ends soon.
const SOON: Millis = 14 * DAY;
/// Days of refused calls that count, today included.
const REFUSED_DAYS: i64 = 7;

/// Which keys to list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter {
    /// Not revoked.
    Current,
    /// Accepted now.
    Active,
    /// Switched off.
    Disabled,
    /// Accepted now, and not for long.
    Expiring,
    /// Past their time.
    Expired,
    /// Nobody confirmed to hold the secret.
    Unconfirmed,
    /// Calls were refused lately.
    Refused,
    /// From any address.
    Unrestricted,
    /// Ended for good.
    Revoked,
    /// Every one.
    All,
    /// None; what there is nothing of without usage.
    Nothing,
}

/// The start of the first day whose refused calls count.
pub fn refused_since(now: Millis) -> Millis {
    Unit::Day.start(now) - (REFUSED_DAYS - 1) * DAY
}

impl Filter {
    /// Whether few keys are like that, as a rule: then they are looked for by what they are, and
    /// sorted, while others are looked at one after the other in their order until a page is full.
    pub(super) fn is_rare(self) -> bool {
        match self {
            Self::Expiring | Self::Expired | Self::Unconfirmed | Self::Refused => true,
            Self::Unrestricted | Self::Revoked | Self::Nothing => true,
            Self::Current | Self::Active | Self::Disabled | Self::All => false,
        }
    }

    /// The keys `k`, and for rare ones the index by which they are found.
    pub(super) fn table(self) -> &'static str {
        match self {
            Self::Expiring | Self::Expired => "keys k INDEXED BY keys_by_expiry",
            Self::Unrestricted => "keys k INDEXED BY keys_unrestricted",
            Self::Revoked => "keys k INDEXED BY keys_revoked",
            _ => "keys k",
        }
    }

    /// That they are the workspace's; with a plus, no index is looked for by that.
    pub(super) fn workspace_condition(self) -> &'static str {
        match self {
            Self::Unconfirmed | Self::Refused => "+k.workspace_id = ?1",
            _ => "k.workspace_id = ?1",
        }
    }

    /// Of a key `k`; with the same order of precedence as `KeyRow::status`, and the rule of
    /// `unconfirmed` word for word as the contract has it. The numbers are those of [`values`].
    pub(super) fn condition(self) -> &'static str {
        match self {
            Self::Current => "k.revoked_at IS NULL",
            Self::Active => {
                "k.revoked_at IS NULL AND k.enabled = 1 AND (k.expires_at IS NULL OR k.expires_at > ?2)"
            }
            Self::Disabled => {
                "k.revoked_at IS NULL AND k.enabled = 0 AND (k.expires_at IS NULL OR k.expires_at > ?2)"
            }
            Self::Expiring => {
                "k.revoked_at IS NULL AND k.enabled = 1 AND k.expires_at > ?2 AND k.expires_at <= ?3"
            }
            Self::Expired => "k.revoked_at IS NULL AND k.expires_at <= ?2",
            Self::Unconfirmed => {
                "k.revoked_at IS NULL AND k.id IN (
                    SELECT s.key_id FROM secrets s
                    WHERE s.state IN ('undelivered', 'shown') AND (s.ends_at IS NULL OR s.ends_at > ?2)
                      AND NOT (s.state = 'undelivered' AND s.overlap_seconds IS NOT NULL)
                      AND NOT EXISTS (
                        SELECT 1 FROM secrets n WHERE n.key_id = s.key_id AND n.number > s.number
                          AND (n.ends_at IS NULL OR n.ends_at > ?2)
                          AND NOT (n.state = 'undelivered' AND n.overlap_seconds IS NOT NULL)))"
            }
            Self::Refused => {
                "k.revoked_at IS NULL AND k.id IN (
                    SELECT u.key_id FROM usage u WHERE u.workspace_id = ?1 AND u.last_refused_at >= ?4)"
            }
            Self::Unrestricted => "k.revoked_at IS NULL AND k.address_mode = 'any'",
            Self::Revoked => "k.revoked_at IS NOT NULL",
            Self::All => "1 = 1",
            Self::Nothing => "1 = 0",
        }
    }
}

/// What every statement of a list is given: workspace, now, soon, and since when refusals count.
pub(super) fn values(workspace_id: &str, now: Millis) -> Vec<Value> {
    vec![
        Value::from(workspace_id.to_owned()),
        Value::from(now),
        Value::from(now + SOON),
        Value::from(refused_since(now)),
    ]
}
