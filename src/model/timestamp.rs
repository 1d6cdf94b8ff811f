//! Parser for the contract's timestamps: strictly RFC 3339 with a time zone. The browser's `Date`
//! reads a timestamp without a zone as local time, and a number as a year.

/// Format of the part before the fraction and the zone.
const SHAPE: &[u8; 19] = b"0000-00-00T00:00:00";
const MINUTE_MS: f64 = 60_000.0;
const DAY_MS: f64 = 1_440.0 * MINUTE_MS;

/// Milliseconds since 1970; `None` if the text is not a valid timestamp.
#[must_use]
pub fn milliseconds(text: &str) -> Option<f64> {
    let (head, tail) = text.as_bytes().split_at_checked(SHAPE.len())?;
    let fits = |(byte, shape): (&u8, &u8)| match shape {
        b'0' => byte.is_ascii_digit(),
        // RFC 3339, section 5.6: T and Z may be lower case.
        b'T' => byte.eq_ignore_ascii_case(shape),
        _ => byte == shape,
    };
    if !head.iter().zip(SHAPE).all(fits) {
        return None;
    }
    let number = |from: usize, to: usize| digits(head.get(from..to).unwrap_or_default());
    let (year, month, day) = (number(0, 4), number(5, 7), number(8, 10));
    let (hour, minute, second) = (number(11, 13), number(14, 16), number(17, 19));
    let first = day_of(year, month, 1);
    let days_of_month = day_of(year + month / 12, month % 12 + 1, 1) - first;
    let is_day = (1..=12).contains(&month) && (1..=days_of_month).contains(&day);
    // A leap second is written as second 60.
    if !is_day || hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let (fraction_ms, zone) = fraction(tail)?;
    let minutes = hour * 60 + minute - offset_minutes(zone)?;
    let days_ms = f64::from(first + day - 1) * DAY_MS;
    Some(days_ms + f64::from(minutes) * MINUTE_MS + f64::from(second) * 1_000.0 + fraction_ms)
}

/// The fraction of a second in milliseconds, and the text after it.
fn fraction(tail: &[u8]) -> Option<(f64, &[u8])> {
    let Some(rest) = tail.strip_prefix(b".") else {
        return Some((0.0, tail));
    };
    let length = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (fraction, zone) = rest.split_at_checked(length).filter(|_| length > 0)?;
    // Digits after the milliseconds are dropped.
    let milliseconds = fraction.iter().chain(b"000").take(3);
    let milliseconds = milliseconds.fold(0, |sum, byte| sum * 10 + i32::from(byte - b'0'));
    Some((f64::from(milliseconds), zone))
}

/// Minutes ahead of UTC.
fn offset_minutes(zone: &[u8]) -> Option<i32> {
    let (sign, hours, minutes) = match zone {
        b"Z" | b"z" => return Some(0),
        [sign @ (b'+' | b'-'), h, hh, b':', m, mm] => (sign, [*h, *hh], [*m, *mm]),
        _ => return None,
    };
    let all_digits = hours.iter().chain(&minutes).all(u8::is_ascii_digit);
    let (hours, minutes) = (digits(&hours), digits(&minutes));
    let offset = hours * 60 + minutes;
    let is_offset = all_digits && hours < 24 && minutes < 60;
    is_offset.then_some(if *sign == b'-' { -offset } else { offset })
}

fn digits(digits: &[u8]) -> i32 {
    let value = |sum: i32, byte: &u8| sum * 10 + i32::from(byte.wrapping_sub(b'0'));
    digits.iter().fold(0, value)
}

/// Days from 1 January 1970 to a day of the Gregorian calendar. Here, years begin in March, so that
/// the leap day is the last day.
fn day_of(year: i32, month: i32, day: i32) -> i32 {
    let year = if month > 2 { year } else { year - 1 };
    let since_march = (month + 9) % 12;
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    365 * year + leap_days + (153 * since_march + 2) / 5 + day - 1 - 719_468
}

#[cfg(test)]
mod tests {
    use super::milliseconds;

    #[test]
    fn parses_timestamps_with_a_time_zone() {
        for (text, expected) in [
            ("1970-01-01T00:00:00Z", 0.0),
            ("1969-12-31T23:59:59.5Z", -500.0),
            ("2026-11-23T09:05:07Z", 1_795_424_707_000.0),
            ("2026-11-23t09:05:07z", 1_795_424_707_000.0),
            ("2026-11-23T10:35:07+01:30", 1_795_424_707_000.0),
            ("2026-11-22T22:05:07-11:00", 1_795_424_707_000.0),
            ("2026-11-23T09:05:07.123456789Z", 1_795_424_707_123.0),
            ("2024-02-29T00:00:00Z", 1_709_164_800_000.0),
            ("2000-02-29T00:00:00Z", 951_782_400_000.0),
            ("0000-01-01T00:00:00Z", -62_167_219_200_000.0),
            ("9999-12-31T23:59:59Z", 253_402_300_799_000.0),
            ("2016-12-31T23:59:60Z", 1_483_228_800_000.0),
        ] {
            assert_eq!(milliseconds(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn rejects_invalid_timestamps() {
        for text in [
            "",
            "2027-02-21T23:30:00",
            "2027-02-21",
            "2027-02-21 23:30:00Z",
            "1795424707",
            "1795424707000",
            "2026-02-29T00:00:00Z",
            "1900-02-29T00:00:00Z",
            "2026-04-31T00:00:00Z",
            "2026-00-10T00:00:00Z",
            "2026-13-10T00:00:00Z",
            "2026-01-00T00:00:00Z",
            "2026-01-01T24:00:00Z",
            "2026-01-01T00:60:00Z",
            "2026-01-01T00:00:61Z",
            "2026-01-01T00:00:00.Z",
            "2026-01-01T00:00:00,5Z",
            "2026-01-01T00:00:00+0100",
            "2026-01-01T00:00:00+1:00",
            "2026-01-01T00:00:00+24:00",
            "2026-01-01T00:00:00+01:60",
            "2026-01-01T00:00:00 Z",
            "2026-01-01T00:00:00Zx",
            "2026-01-01T00:00:00+é:00",
            "+010000-01-01T00:00:00Z",
            "Mon, 23 Nov 2026 09:05:07 GMT",
            "２026-01-01T00:00:00Z",
        ] {
            assert_eq!(milliseconds(text), None, "{text}");
        }
    }
}
