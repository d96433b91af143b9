//! Points in time as the policy sees them.

/// Seconds since 1970-01-01 00:00 UTC.
///
/// Time is an argument of every decision. The system clock is only the default
/// (feature `std`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct Timestamp(i64);

impl Timestamp {
    /// A point in time from Unix seconds.
    pub const fn from_unix(seconds: i64) -> Self {
        Self(seconds)
    }

    /// Unix seconds.
    pub const fn as_unix(self) -> i64 {
        self.0
    }

    /// Midnight UTC at the start of a day of the Gregorian calendar.
    ///
    /// A month or day out of range is carried over, as `mktime` does: the 32nd
    /// of January is the 1st of February.
    ///
    /// ```
    /// use password_compat::Timestamp;
    /// assert_eq!(Timestamp::date(2027, 9, 1).as_unix(), 1_819_756_800);
    /// ```
    pub const fn date(year: i32, month: u32, day: u32) -> Self {
        // Days from civil, after Howard Hinnant's public description of the
        // proleptic Gregorian calendar: the year begins in March, so that the
        // leap day is its last day.
        let months = month as i64 - 1;
        let year = year as i64 + months.div_euclid(12);
        let month = months.rem_euclid(12) + 1;
        let shifted = if month <= 2 { year - 1 } else { year };
        let era = shifted.div_euclid(400);
        let year_of_era = shifted.rem_euclid(400);
        let from_march = (month + 9) % 12;
        let day_of_year = (153 * from_march + 2) / 5 + day as i64 - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Self((era * 146_097 + day_of_era - 719_468) * 86_400)
    }

    /// Now, by the system clock.
    #[cfg(feature = "std")]
    #[cfg_attr(docsrs, doc(cfg(feature = "std")))]
    pub fn now() -> Self {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        // A clock before 1970 counts as 1970: no dated rule has begun.
        Self(since.map_or(0, |time| i64::try_from(time.as_secs()).unwrap_or(i64::MAX)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_match_the_calendar() {
        // Values by Python's calendar.timegm.
        let known = [
            ((1970, 1, 1), 0),
            ((2000, 2, 29), 951_782_400),
            ((2000, 3, 1), 951_868_800),
            ((2026, 11, 21), 1_795_219_200),
            ((2100, 3, 1), 4_107_542_400),
            ((1969, 12, 31), -86_400),
            ((2025, 13, 1), 1_767_225_600),
        ];
        for ((year, month, day), seconds) in known {
            assert_eq!(Timestamp::date(year, month, day).as_unix(), seconds, "{year}-{month}-{day}");
        }
    }
}
