//! Until when a key works, and what the API's policy says about it.

use super::key::Timestamp;

/// The API's policy; all figures in days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExpiryPolicy {
    /// Whether a key must have an expiry.
    pub required: bool,
    /// Proposed for a key; `None` proposes none.
    pub default_days: Option<u32>,
    /// Proposed for a key that works from any address.
    pub any_address_days: Option<u32>,
    /// At the most.
    pub maximum_days: Option<u32>,
    /// Who is told before a key expires.
    pub reminder: Option<Reminder>,
}

/// Who is told before a key expires.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// How many days before.
    pub days_before: u32,
    /// Whoever created the key.
    pub creator: bool,
    /// The workspace's owners.
    pub owners: bool,
}

/// What a person wants.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Expiry {
    /// What the policy proposes.
    #[default]
    Proposed,
    /// The end of the day so many days from now.
    Days(u32),
    /// The end of a day, as a date field gives it (`2027-02-21`); empty while none is chosen.
    Date(String),
    /// None.
    Never,
    /// What a key has already, which it may keep whatever the policy says today.
    Kept(Option<Timestamp>),
}

/// Why an expiry cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExpiryError {
    /// No date, or none of the calendar.
    NoDate,
    /// It is over already.
    Past,
    /// Later than the policy allows; its bound in days.
    TooLate(u32),
    /// In a year that no moment can be written of.
    NoSuchYear,
    /// The policy wants one.
    Required,
    /// The policy is not known yet.
    NoPolicy,
}

/// What is offered in days.
const PRESETS: [u32; 5] = [7, 30, 90, 180, 365];

impl ExpiryPolicy {
    /// What is proposed, in days: less for a key that works from any address.
    #[must_use]
    pub fn proposed(&self, any_address: bool) -> Option<u32> {
        let usual = self
            .default_days
            .or(self.maximum_days.filter(|_| self.required));
        let days = match self.any_address_days.filter(|_| any_address) {
            Some(short) => Some(usual.map_or(short, |usual| usual.min(short))),
            None => usual,
        };
        // Where one is required and nothing is proposed, a season is better than nothing.
        let days = days.or(self.required.then_some(PRESETS[2]));
        days.map(|days| self.maximum_days.map_or(days, |most| days.min(most)))
    }

    /// The numbers of days to choose from, in order, the proposed one among them.
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
