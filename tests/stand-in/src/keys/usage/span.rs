//! The time that usage is told of, and its buckets.

use crate::clock::Millis;
use crate::store::rollups::Unit;

/// How far back it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// 30 days of UTC, today included.
    Month,
    /// 7 of them.
    Week,
    /// 24 hours, the present one included.
    Day,
}

impl Span {
    /// By its number of days; `None` where there is no such one.
    pub fn read(days: &str) -> Option<Self> {
        match days {
            "30" => Some(Self::Month),
            "7" => Some(Self::Week),
            "1" => Some(Self::Day),
            _ => None,
        }
    }

    /// Its number of days.
    pub fn days(self) -> u32 {
        match self {
            Self::Month => 30,
            Self::Week => 7,
            Self::Day => 1,
        }
    }

    /// What its buckets are.
    pub fn unit(self) -> Unit {
        match self {
            Self::Month | Self::Week => Unit::Day,
            Self::Day => Unit::Hour,
        }
    }

    /// The start of its first bucket.
    pub fn since(self, now: Millis) -> Millis {
        let unit = self.unit();
        unit.start(now) - (self.buckets() - 1) * unit.length()
    }

    /// The starts of its buckets, the oldest first.
    pub fn starts(self, now: Millis) -> impl Iterator<Item = Millis> {
        let (since, length) = (self.since(now), self.unit().length());
        (0..self.buckets()).map(move |number| since + number * length)
    }

    fn buckets(self) -> Millis {
        match self {
            Self::Month => 30,
            Self::Week => 7,
            Self::Day => 24,
        }
    }
}
