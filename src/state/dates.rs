//! The person's calendar: the ends of days in their time zone, through the browser's `Date`.

use js_sys::Date;

use crate::api::clock;
use crate::model::expiry::{Expiry, ExpiryError, ExpiryPolicy};
use crate::model::key::{Key, Timestamp, UsageState};
use crate::model::timestamp;

const DAY_MS: f64 = 86_400_000.0;
/// 9999-12-31T23:59:59Z: no key ends later, and RFC 3339 has no later year.
const LAST_MS: f64 = 253_402_300_799_000.0;
/// Clocks are known to some seconds; what is at the very bound of the policy must not be refused.
const CLOCK_SKEW_MS: f64 = 60_000.0;

/// When an expiry is: the end of a day in the person's time zone, in UTC. A day that only begins
/// within the policy's bound ends at the bound.
///
/// # Errors
/// [`ExpiryError`].
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
    // The last day of all ends before it does in zones that are behind UTC.
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

/// Whether less than a day is left until a moment.
#[must_use]
pub fn is_soon(moment: &str) -> bool {
    until(moment).is_some_and(|left| left < DAY_MS)
}

/// Whether a key was used in the last 7 days, or nobody knows.
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

/// Days since a moment, negative for one to come; `None` where it is no moment.
#[must_use]
pub fn days_ago(moment: &str) -> Option<f64> {
    until(moment).map(|left| -left / DAY_MS)
}

/// Whole days until a moment; none for one that is over.
#[must_use]
pub fn days_until(moment: &str) -> u32 {
    let days = until(moment).unwrap_or_default() / DAY_MS;
    // Saturates, which is what is wanted.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let days = days as u32;
    days
}

/// Milliseconds until a moment.
fn until(moment: &str) -> Option<f64> {
    Some(timestamp::milliseconds(moment)? - clock::now())
}

/// The end of the day so many days from now, in milliseconds since 1970.
fn end_of_day_in(days: u32) -> f64 {
    let today = Date::new(&clock::now().into());
    // A date field knows no year beyond 275,760, and no policy such a number of days.
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
    // Where the month has no such day, it is one of the next month; two digits are no year.
    let is_day = i32::try_from(end.get_month()) == Ok(month - 1) && year >= 1970;
    is_day.then(|| end.get_time()).ok_or(ExpiryError::NoDate)
}

/// The last second of a day. Reckoned back from the next one, since where clocks change at midnight
/// the last hour comes twice.
fn last_second_of(year: u32, month: i32, day: i32) -> Date {
    let next = Date::new_with_year_month_day(year, month, day + 1);
    Date::new(&(next.get_time() - 1_000.0).into())
}
