//! RFC 3339 in and out.

use time::OffsetDateTime;
use time::UtcOffset;
use time::format_description::well_known::Rfc3339;

use crate::clock::Millis;

/// The moment as RFC 3339 in UTC; `None` past the year 9999.
pub fn format(moment: Millis) -> Option<String> {
    OffsetDateTime::from_unix_timestamp_nanos(i128::from(moment) * 1_000_000)
        .ok()?
        .format(&Rfc3339)
        .ok()
}

/// Reads RFC 3339 with any offset; `None` if it is something else or cannot be told back in UTC.
pub fn parse(text: &str) -> Option<Millis> {
    let moment = OffsetDateTime::parse(text, &Rfc3339).ok()?;
    let utc = moment.checked_to_offset(UtcOffset::UTC)?;
    let millis = Millis::try_from(utc.unix_timestamp_nanos().div_euclid(1_000_000)).ok()?;
    format(millis).map(|_| millis)
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
        assert_eq!(parse("2026-11-23"), None);
        assert_eq!(parse("2026-02-30T00:00:00Z"), None);
    }
}
