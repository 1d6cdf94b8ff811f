//! Warnings about a key that a user should act on.

use super::key::{Key, Status, UsageState};

/// Days without an accepted call after which a key may be unused.
const UNUSED_DAYS: f64 = 90.0;
/// Days before the expiry in which a key "expires soon"; same as in the API's filter.
const SOON_DAYS: f64 = 14.0;

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum KeyWarning {
    AnyAddress,
    /// Days since the last use, or since creation if it was never used.
    Unused(u32),
    /// Days until the expiry.
    ExpiresIn(u32),
    /// The number of refused calls in the last 7 days.
    RefusedCalls(u32),
}

impl Key {
    /// The warnings, most urgent first; none for a key that is not active. `days_ago` converts a
    /// timestamp to days before now, negative for the future; `None` if it is invalid.
    #[must_use]
    pub fn warnings(&self, days_ago: impl Fn(&str) -> Option<f64>) -> Vec<KeyWarning> {
        if self.status != Status::Active {
            return Vec::new();
        }
        let at = |moment: &Option<String>| moment.as_deref().and_then(&days_ago);
        let refused = self.refused_last_7_days.filter(|count| *count > 0);
        let left = at(&self.expires_at).map(|ago| -ago);
        let left = left.filter(|left| (0.0..SOON_DAYS).contains(left));
        // No warning if the use of the key is not recorded.
        let idle_since = match self.last_used.state {
            UsageState::Used => at(&self.last_used.at),
            UsageState::Never => at(&self.created_at),
            UsageState::Unknown => None,
        };
        let idle = idle_since.filter(|days| *days >= UNUSED_DAYS);
        let all = [
            refused.map(KeyWarning::RefusedCalls),
            left.map(|days| KeyWarning::ExpiresIn(whole(days))),
            self.unrestricted.then_some(KeyWarning::AnyAddress),
            idle.map(|days| KeyWarning::Unused(whole(days))),
        ];
        all.into_iter().flatten().collect()
    }
}

/// Rounded down. The cast saturates, which is intended.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn whole(days: f64) -> u32 {
    days as u32
}

#[cfg(test)]
mod tests {
    use super::KeyWarning;
    use crate::model::key::{
        ActionMode, AllowedActions, Hint, IpMode, IpRestrictions, Key, LastUsed, Status, UsageState,
    };

    fn key() -> Key {
        Key {
            id: "key_1".to_owned(),
            name: "CRM".to_owned(),
            note: None,
            hint: Hint {
                prefix: "wlk_1".to_owned(),
                last4: "abcd".to_owned(),
            },
            status: Status::Active,
            ip_restrictions: IpRestrictions {
                mode: IpMode::Only,
                networks: vec!["203.0.113.7".to_owned()],
            },
            unrestricted: false,
            allowed_actions: AllowedActions {
                mode: ActionMode::Only,
                actions: vec!["me".to_owned()],
            },
            created_at: Some("200".to_owned()),
            created_by: None,
            expires_at: None,
            last_used: LastUsed {
                state: UsageState::Used,
                at: Some("1".to_owned()),
                address: None,
            },
            secrets: Vec::new(),
            rotation: None,
            refused_last_7_days: Some(0),
            revision: 1,
            may_edit: true,
            may_rotate: true,
            may_revoke: true,
        }
    }

    /// In these tests, a timestamp is a number of days ago.
    fn of(key: &Key) -> Vec<KeyWarning> {
        key.warnings(|moment| moment.parse().ok())
    }

    #[test]
    fn healthy_key_has_no_warnings() {
        assert_eq!(of(&key()), []);
    }

    #[test]
    fn warns_about_unused_and_expiring_keys_at_exact_limits() {
        let mut unused = key();
        unused.last_used.at = Some("89.99".to_owned());
        assert_eq!(of(&unused), []);
        unused.last_used.at = Some("90".to_owned());
        assert_eq!(of(&unused), [KeyWarning::Unused(90)]);
        unused.last_used = LastUsed {
            state: UsageState::Never,
            at: None,
            address: None,
        };
        assert_eq!(of(&unused), [KeyWarning::Unused(200)]);
        unused.last_used.state = UsageState::Unknown;
        assert_eq!(of(&unused), []);

        let mut ending = key();
        ending.expires_at = Some("-13.5".to_owned());
        assert_eq!(of(&ending), [KeyWarning::ExpiresIn(13)]);
        ending.expires_at = Some("-14".to_owned());
        assert_eq!(of(&ending), []);
        ending.expires_at = Some("-0.5".to_owned());
        assert_eq!(of(&ending), [KeyWarning::ExpiresIn(0)]);
    }

    #[test]
    fn most_urgent_warning_comes_first_and_inactive_keys_have_none() {
        let mut key = key();
        key.unrestricted = true;
        key.refused_last_7_days = Some(3);
        key.expires_at = Some("-2".to_owned());
        let all = [
            KeyWarning::RefusedCalls(3),
            KeyWarning::ExpiresIn(2),
            KeyWarning::AnyAddress,
        ];
        assert_eq!(of(&key), all);
        key.refused_last_7_days = None;
        assert_eq!(of(&key), all[1..]);
        for status in [Status::Disabled, Status::Expired, Status::Revoked] {
            key.status = status;
            assert_eq!(of(&key), []);
        }
    }
}
