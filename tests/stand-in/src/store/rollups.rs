//! Calls of a key, counted by hour and by day. Never holds a secret.

mod read;
mod write;

use crate::clock::{DAY, HOUR, Millis};
pub use read::{Action, Address, Count, actions, addresses, counts, everywhere, refused_days};
pub use write::{Call, add};

/// Addresses that are kept of an hour or a day, of each class apart: who knows the API key alone can
/// make refused calls from any number of them.
pub const MOST_ADDRESSES: i64 = 200;
/// How long hours are kept. A day has 24, and the last one can be looked at while the next begins.
pub const HOURS_KEPT: Millis = 2 * DAY;

/// What calls are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// An hour.
    Hour,
    /// A day of UTC.
    Day,
}

impl Unit {
    /// Both, as every call is counted.
    pub const ALL: [Self; 2] = [Self::Hour, Self::Day];

    /// How long it is.
    pub fn length(self) -> Millis {
        match self {
            Self::Hour => HOUR,
            Self::Day => DAY,
        }
    }

    /// The start of the one that a moment lies in.
    pub fn start(self, at: Millis) -> Millis {
        at.div_euclid(self.length()) * self.length()
    }

    /// As it stands in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Hour => "hour",
            Self::Day => "day",
        }
    }
}
