//! Ends of days in the user's time zone, through the browser's `Date`, and times relative to now.

use js_sys::Date;

use crate::api::clock;
use crate::model::expiry::{Expiry, ExpiryError, ExpiryPolicy};
use crate::model::key::{Key, Timestamp, UsageState};
use crate::model::timestamp;

const DAY_MS: f64 = 86_400_000.0;
/// 9999-12-31T23:59:59Z, the latest possible expiry: RFC 3339 has no later year.
const LAST_MS: f64 = 253_402_300_799_000.0;
/// Kept below the limit of the policy: the API's clock is known to a few seconds only, and the API
/// must not refuse an expiry at the limit.
const CLOCK_SKEW_MS: f64 = 60_000.0;

/// The time of an expiry: the end of a day in the user's time zone, in UTC. If the limit of the
/// policy is within that day, the time is the limit.
pub fn expires_at(
    expiry: &Expiry,
    policy: &ExpiryPolicy,
    any_address: bool,
) -> Result<Option<Timestamp>, ExpiryError> {
    let now = clock::now();
    let end = match expiry {
        Expiry::Proposed => policy.proposed(any_address).map(end_of_day_in),
        Expiry::Days(days) => Some(end_of_day_in(*days)),
        Expiry::Date(date) => Some(end_of_date(date)?),
        Expiry::Never => None,
        Expiry::Kept(at) => return Ok(at.clone()),
    };
    let Some(end) = end else {
        return if policy.required {
            Err(ExpiryError::Required)
        } else {
            Ok(None)
        };
    };
    if end <= now {
        return Err(ExpiryError::Past);
    }
    // West of UTC, 9999-12-31 ends after `LAST_MS`.
    let mut end = end.min(LAST_MS);
    if let Some(most) = policy.maximum_days {
        let latest = now + f64::from(most) * DAY_MS;
        if end - DAY_MS > latest {
            return Err(ExpiryError::TooLate(most));
        }
        end = end.min(latest - CLOCK_SKEW_MS);
    }
    Ok(Some(Date::new(&end.into()).to_iso_string().into()))
}

/// Whether less than 24 hours are left until a moment, also if it is past.
#[must_use]
pub fn is_soon(moment: &str) -> bool {
    until(moment).is_some_and(|left| left < DAY_MS)
}

/// Whether a key was used in the last 7 days, or its last use is unknown.
#[must_use]
pub fn is_in_use(key: &Key) -> bool {
    match key.last_used.state {
        UsageState::Never => false,
        UsageState::Unknown => true,
        UsageState::Used => {
            let ago = key.last_used.at.as_deref().and_then(days_ago);
            ago.is_none_or(|days| days < 7.0)
        }
    }
}

/// Days since a moment, negative for a future one; `None` if it cannot be parsed.
#[must_use]
pub fn days_ago(moment: &str) -> Option<f64> {
    until(moment).map(|left| -left / DAY_MS)
}

/// Whole days until a moment; 0 if it is past or cannot be parsed.
#[must_use]
pub fn days_until(moment: &str) -> u32 {
    let days = until(moment).unwrap_or_default() / DAY_MS;
    // The cast saturates: a past moment gives 0.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let days = days as u32;
    days
}

/// Milliseconds until a moment, negative for a past one.
fn until(moment: &str) -> Option<f64> {
    Some(timestamp::milliseconds(moment)? - clock::now())
}

/// The end of the day that is `days` days from now, in milliseconds since 1970.
fn end_of_day_in(days: u32) -> f64 {
    let today = Date::new(&clock::now().into());
    // `Date` and date fields end in the year 275,760; no policy needs as many as 100,000 days.
    let days = i32::try_from(days.min(100_000)).unwrap_or_default();
    let day = i32::try_from(today.get_date()).unwrap_or_default();
    let month = i32::try_from(today.get_month()).unwrap_or_default();
    last_second_of(today.get_full_year(), month, day + days).get_time()
}

/// The end of a day written like `2027-02-21`, in milliseconds since 1970.
fn end_of_date(date: &str) -> Result<f64, ExpiryError> {
    let part = |part: &str| part.parse::<i32>().ok();
    let parts: Option<Vec<_>> = date.split('-').map(part).collect();
    let Some([year, month @ 1..=12, day @ 1..=31]) = parts.as_deref() else {
        return Err(ExpiryError::NoDate);
    };
    let year = u32::try_from(*year).unwrap_or_default();
    if year > 9999 {
        return Err(ExpiryError::NoSuchYear);
    }
    let end = last_second_of(year, month - 1, *day);
    // `Date` turns a day that the month does not have into one of the next month, and reads a year
    // of two digits as 19xx.
    let is_day = i32::try_from(end.get_month()) == Ok(month - 1) && year >= 1970;
    is_day.then(|| end.get_time()).ok_or(ExpiryError::NoDate)
}

/// The last second of a day, computed from the start of the next day: where clocks change at
/// midnight, the last hour of a day occurs twice.
fn last_second_of(year: u32, month: i32, day: i32) -> Date {
    let next = Date::new_with_year_month_day(year, month, day + 1);
    Date::new(&(next.get_time() - 1_000.0).into())
}
