//! Dates as the sources write them.

use serde_json::Value;

use crate::time::Timestamp;

const DAY: i64 = 86_400;
/// From here on a number is taken for milliseconds: in seconds it would be the year 5138.
const MILLISECONDS_FROM: i64 = 100_000_000_000;

/// A point in time out of a member: RFC 3339 text, or a number of seconds or milliseconds since 1970, also as
/// text. `None` if it is none of these.
pub(super) fn read(value: &Value) -> Option<Timestamp> {
    match value {
        Value::Number(number) => {
            number.as_i64().or_else(|| number.as_f64().map(|float| float as i64)).map(seconds)
        }
        Value::String(text) => match text.trim().parse::<i64>() {
            Ok(number) => Some(seconds(number)),
            Err(_) => rfc3339(text.trim()),
        },
        _ => None,
    }
}

fn seconds(number: i64) -> Timestamp {
    Timestamp::from_unix(if number.unsigned_abs() >= MILLISECONDS_FROM as u64 {
        number / 1000
    } else {
        number
    })
}

/// The days since 1970 of shadow(5).
pub(super) fn days(number: i64) -> Timestamp {
    Timestamp::from_unix(number.saturating_mul(DAY))
}

/// RFC 3339, with a blank in place of `T` too; the time of day and the zone may lack.
fn rfc3339(text: &str) -> Option<Timestamp> {
    let number = |range: core::ops::Range<usize>| {
        let digits = text.get(range)?;
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse::<u32>().ok()).flatten()
    };
    let dashes = [4, 7].into_iter().all(|at| text.as_bytes().get(at) == Some(&b'-'));
    let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
    if !dashes || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let start = Timestamp::date(i32::try_from(year).ok()?, month, day).as_unix();
    if text.len() == 10 {
        return Some(Timestamp::from_unix(start));
    }
    let colons = [13, 16].into_iter().all(|at| text.as_bytes().get(at) == Some(&b':'));
    let separator = matches!(text.as_bytes().get(10), Some(b'T' | b't' | b' '));
    let (hour, minute, second) = (number(11..13)?, number(14..16)?, number(17..19)?);
    if !colons || !separator || hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let zone = zone(text.get(19..)?)?;
    Some(Timestamp::from_unix(start + i64::from(hour * 3600 + minute * 60 + second) - zone))
}

/// What stands behind the seconds: a fraction, then `Z`, an offset, `UTC` or nothing.
fn zone(rest: &str) -> Option<i64> {
    let rest = match rest.strip_prefix('.') {
        Some(fraction) => fraction.trim_start_matches(|digit: char| digit.is_ascii_digit()),
        None => rest,
    };
    let rest = rest.trim();
    if matches!(rest, "" | "Z" | "z" | "UTC") {
        return Some(0);
    }
    let (sign, offset) = match rest.split_at_checked(1)? {
        ("+", offset) => (1, offset),
        ("-", offset) => (-1, offset),
        _ => return None,
    };
    let digits = |at: usize| offset.get(at..at + 2)?.parse::<i64>().ok();
    let minutes = if offset.len() > 2 { digits(offset.len() - 2)? } else { 0 };
    Some(sign * (digits(0)? * 3600 + minutes * 60))
}

/// RFC 3339 in UTC.
pub(super) fn write(time: Timestamp) -> alloc::string::String {
    let (days, seconds) = (time.as_unix().div_euclid(DAY), time.as_unix().rem_euclid(DAY));
    // After Howard Hinnant's public description of the civil calendar; the year begins in March.
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let day_of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = era * 400 + year_of_era + i64::from(month <= 2);
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    alloc::format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_spelling_of_one_moment() {
        let same = [
            json!(1_790_000_000),
            json!("1790000000"),
            json!(1_790_000_000_000_i64),
            json!("2026-09-21T14:13:20Z"),
            json!("2026-09-21T14:13:20.123Z"),
            json!("2026-09-21 14:13:20"),
            json!("2026-09-21 14:13:20.5 UTC"),
            json!("2026-09-21T16:13:20+02:00"),
            json!("2026-09-21T07:43:20-0630"),
            json!("2026-09-21 16:13:20+02"),
        ];
        for value in same {
            assert_eq!(read(&value), Some(Timestamp::from_unix(1_790_000_000)), "{value}");
        }
        assert_eq!(read(&json!("1970-01-02")), Some(Timestamp::from_unix(86_400)));
    }

    #[test]
    fn what_is_no_date() {
        for value in [
            json!("soon"),
            json!("2026-13-01"),
            json!("2026/01/01"),
            json!(true),
            json!("2026-01-01T25:00:00Z"),
        ] {
            assert_eq!(read(&value), None, "{value}");
        }
        for text in ["2026-01-01T00:00:00+é", "2026-01-01T00:00:00é", "202é-01-01", "2026-01-01Tab"] {
            assert_eq!(read(&json!(text)), None, "{text}");
        }
    }

    #[test]
    fn what_is_written_is_read() {
        for seconds in [0, 951_782_400, 951_868_799, 1_790_000_000, 4_107_542_400, -1] {
            let text = write(Timestamp::from_unix(seconds));
            assert_eq!(rfc3339(&text), Some(Timestamp::from_unix(seconds)), "{text}");
        }
        assert_eq!(write(Timestamp::from_unix(1_790_000_000)), "2026-09-21T14:13:20Z");
    }
}
