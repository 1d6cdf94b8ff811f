//! RFC 3339 in and out.

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use crate::clock::Millis;

/// 9999-12-31T23:59:59Z, the last second that RFC 3339 has.
pub const LAST: Millis = 253_402_300_799_000;

/// The moment as RFC 3339 in UTC; `None` past the year 9999.
pub fn format(moment: Millis) -> Option<String> {
    OffsetDateTime::from_unix_timestamp_nanos(i128::from(moment) * 1_000_000)
        .ok()?
        .format(&Rfc3339)
        .ok()
}

/// Reads RFC 3339 with any offset; `None` if it is something else. Some hours of the years before and
/// after those that RFC 3339 has can be read, and not be written.
pub fn parse(text: &str) -> Option<Millis> {
    let moment = OffsetDateTime::parse(text, &Rfc3339).ok()?;
    Millis::try_from(moment.unix_timestamp_nanos().div_euclid(1_000_000)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_offsets_and_writes_utc() {
        let moment = parse("2026-11-23T10:30:00+01:00");
        assert_eq!(
            moment.and_then(format).as_deref(),
            Some("2026-11-23T09:30:00Z")
        );
        assert_eq!(format(LAST).as_deref(), Some("9999-12-31T23:59:59Z"));
        assert_eq!(parse("9999-12-31T22:59:59-01:00"), Some(LAST));
        assert!(parse("9999-12-31T23:59:59-11:00") > Some(LAST));
        assert_eq!(parse("2026-11-23"), None);
        assert_eq!(parse("2026-02-30T00:00:00Z"), None);
    }
}
