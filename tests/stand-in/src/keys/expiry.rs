//! How long a key may last: what the options call tells and the server enforces.

use serde_json::{Value, json};

use crate::clock::{DAY, HOUR, Millis};
use crate::options::Options;
use crate::reminders;

/// Days proposed for a key.
const DEFAULT_DAYS: u32 = 90;
/// Days proposed for a key without IP restrictions.
const ANY_ADDRESS_DAYS: u32 = 30;
/// The longest choice is made by the clock of the page, which may be ahead of this one.
const LEEWAY: Millis = HOUR;

/// The policy of this server.
#[derive(Clone, Copy, Debug)]
pub struct Policy {
    /// Whether a key must have an expiry.
    pub required: bool,
    /// Days at the most; `None` where there is no bound.
    pub maximum_days: Option<u32>,
    /// Whether an expiry is proposed.
    proposes: bool,
}

impl Policy {
    /// As it was said on the command line.
    pub fn of(options: &Options) -> Self {
        Self {
            required: options.expiry_required,
            maximum_days: options.maximum_days,
            proposes: !options.no_default_expiry,
        }
    }

    /// The last moment that an expiry chosen now may have.
    pub fn latest(&self, now: Millis) -> Option<Millis> {
        let days = self.maximum_days?;
        Some(now + Millis::from(days) * DAY + LEEWAY)
    }

    /// As the contract has it. Nothing is proposed that would be refused.
    pub fn view(&self) -> Value {
        let most = self.maximum_days.unwrap_or(u32::MAX);
        json!({
            "required": self.required,
            "default_days": self.proposes.then_some(DEFAULT_DAYS.min(most)),
            "any_address_days": ANY_ADDRESS_DAYS.min(most),
            "maximum_days": self.maximum_days,
            "reminder": { "days_before": reminders::DAYS_BEFORE, "to": reminders::TO },
        })
    }
}
