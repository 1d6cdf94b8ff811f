//! When a key expires, and the API's policy for it.

use super::key::Timestamp;

/// The API's policy. All numbers are in days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExpiryPolicy {
    pub required: bool,
    /// Proposed for a key; `None`: nothing is proposed.
    pub default_days: Option<u32>,
    /// Proposed for a key that works from any address.
    pub any_address_days: Option<u32>,
    /// `None`: no maximum.
    pub maximum_days: Option<u32>,
    /// `None`: nobody is notified.
    pub reminder: Option<Reminder>,
}

/// Who is notified before a key expires.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reminder {
    pub days_before: u32,
    /// Whether the user who created the key is notified.
    pub creator: bool,
    /// Whether the workspace's owners are notified.
    pub owners: bool,
}

/// The user's choice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Expiry {
    /// The proposal of the policy.
    #[default]
    Proposed,
    /// The end of the day this many days from now.
    Days(u32),
    /// The end of a day, in the format of a date field (`2027-02-21`); empty if none is chosen.
    Date(String),
    Never,
    /// The current expiry of a key. It may stay, even if the policy does not allow it now.
    Kept(Option<Timestamp>),
}

/// Why an expiry is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExpiryError {
    /// No date, or a date that does not exist.
    NoDate,
    Past,
    /// Later than the policy allows. Contains the maximum in days.
    TooLate(u32),
    /// A year after 9999, which a timestamp cannot express.
    NoSuchYear,
    /// The policy requires an expiry.
    Required,
    /// The policy is not loaded yet.
    NoPolicy,
}

/// The offered numbers of days.
const PRESETS: [u32; 5] = [7, 30, 90, 180, 365];

impl ExpiryPolicy {
    /// The proposed number of days: fewer for a key that works from any address.
    #[must_use]
    pub fn proposed(&self, any_address: bool) -> Option<u32> {
        let usual = self
            .default_days
            .or(self.maximum_days.filter(|_| self.required));
        let days = match self.any_address_days.filter(|_| any_address) {
            Some(short) => Some(usual.map_or(short, |usual| usual.min(short))),
            None => usual,
        };
        // An expiry is required, but the policy proposes none: use 90 days.
        let days = days.or(self.required.then_some(PRESETS[2]));
        days.map(|days| self.maximum_days.map_or(days, |most| days.min(most)))
    }

    /// The numbers of days to choose from, ascending. Includes the proposed one and the maximum.
    #[must_use]
    pub fn choices(&self, any_address: bool) -> Vec<u32> {
        let most = self.maximum_days.unwrap_or(u32::MAX);
        let mut choices: Vec<_> = PRESETS.into_iter().filter(|days| *days <= most).collect();
        for days in self
            .proposed(any_address)
            .into_iter()
            .chain(self.maximum_days)
        {
            let at = choices.iter().take_while(|choice| **choice < days).count();
            if choices.get(at) != Some(&days) {
                choices.insert(at, days);
            }
        }
        choices
    }
}

#[cfg(test)]
mod tests {
    use super::ExpiryPolicy;

    fn policy(default: Option<u32>, any: Option<u32>, maximum: Option<u32>) -> ExpiryPolicy {
        ExpiryPolicy {
            default_days: default,
            any_address_days: any,
            maximum_days: maximum,
            ..ExpiryPolicy::default()
        }
    }

    #[test]
    fn proposed_expiry_follows_policy_and_is_shorter_for_any_address() {
        let usual = policy(Some(90), Some(30), None);
        assert_eq!(
            (usual.proposed(false), usual.proposed(true)),
            (Some(90), Some(30))
        );
        let short = policy(Some(7), Some(30), None);
        assert_eq!(short.proposed(true), Some(7));
        let none = policy(None, Some(30), None);
        assert_eq!(
            (none.proposed(false), none.proposed(true)),
            (None, Some(30))
        );
        assert_eq!(policy(Some(90), None, Some(60)).proposed(false), Some(60));
        let required = ExpiryPolicy {
            required: true,
            ..policy(None, None, Some(400))
        };
        assert_eq!(required.proposed(false), Some(400));
    }

    #[test]
    fn choices_stay_within_the_policy() {
        assert_eq!(
            policy(Some(90), None, None).choices(false),
            [7, 30, 90, 180, 365]
        );
        assert_eq!(
            policy(Some(45), None, Some(60)).choices(false),
            [7, 30, 45, 60]
        );
    }
}
