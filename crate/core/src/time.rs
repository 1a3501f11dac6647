//! Time as an argument: instants in seconds since 1970 (UTC) and calendar days.

use serde::{Deserialize, Serialize};
use time::{Date, Month, OffsetDateTime};

/// Seconds since 1970-01-01T00:00:00Z, the `NumericDate` of RFC 7519 §2.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(transparent)]
pub struct UnixTime(pub i64);

impl UnixTime {
    /// The same instant `seconds` later (earlier when negative), held within what the type can express.
    #[must_use]
    pub const fn plus(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds))
    }

    /// `2026-11-22T16:20:00Z` (RFC 3339). An instant outside the years 1–9999 is given as the bare number.
    pub fn to_rfc3339(self) -> String {
        let Ok(at) = OffsetDateTime::from_unix_timestamp(self.0) else {
            return self.0.to_string();
        };
        format!(
            "{}T{:02}:{:02}:{:02}Z",
            to_iso_date(at.date()),
            at.hour(),
            at.minute(),
            at.second()
        )
    }
}

/// Reads `yyyy-MM-dd`, the only calendar-day form of the Belgif REST guide. `None` for anything else,
/// including days that do not exist.
pub fn parse_iso_date(text: &str) -> Option<Date> {
    let bytes: &[u8; 10] = text.as_bytes().try_into().ok()?;
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *bytes else {
        return None;
    };
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0_u16, |number, digit| {
            digit
                .is_ascii_digit()
                .then(|| number * 10 + u16::from(digit - b'0'))
        })
    };
    let month = Month::try_from(u8::try_from(number(&[m1, m2])?).ok()?).ok()?;
    let day = u8::try_from(number(&[d1, d2])?).ok()?;
    Date::from_calendar_date(number(&[y1, y2, y3, y4])?.into(), month, day).ok()
}

/// Reads the fixed form of an HTTP date, `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 §5.6.7), the only one a
/// server may send today.
pub fn parse_http_date(text: &str) -> Option<UnixTime> {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let (_, rest) = text.split_once(", ")?;
    let mut parts = rest.split(' ');
    let day = parts.next()?.parse().ok()?;
    let name = parts.next()?;
    let number = MONTHS.iter().position(|month| *month == name)?.checked_add(1)?;
    let month = Month::try_from(u8::try_from(number).ok()?).ok()?;
    let date = Date::from_calendar_date(parts.next()?.parse().ok()?, month, day).ok()?;
    let mut clock = parts.next()?.split(':').map(str::parse::<u8>);
    let (hour, minute, second) = (clock.next()?.ok()?, clock.next()?.ok()?, clock.next()?.ok()?);
    let ends = parts.next() == Some("GMT") && parts.next().is_none() && clock.next().is_none();
    let at = date.with_hms(hour, minute, second).ok()?.assume_utc();
    ends.then(|| UnixTime(at.unix_timestamp()))
}

/// Reads a moment with its offset, `2024-06-03T09:00:02+02:00` or `…Z` (RFC 3339 §5.6, the form of the Belgif
/// REST guide). Parts of a second are dropped; a time without an offset is no moment.
pub fn parse_date_time(text: &str) -> Option<UnixTime> {
    let date = parse_iso_date(text.get(..10)?)?;
    let number = |from: usize| -> Option<u8> {
        let digits = text.get(from..from.checked_add(2)?)?;
        digits
            .bytes()
            .all(|b| b.is_ascii_digit())
            .then(|| digits.parse().ok())?
    };
    let separated = matches!(text.as_bytes().get(10), Some(b'T' | b't'))
        && text.get(13..14) == Some(":")
        && text.get(16..17) == Some(":");
    let local = date.with_hms(number(11)?, number(14)?, number(17)?).ok()?;
    let rest = text.get(19..)?;
    let offset = match rest.strip_prefix('.') {
        Some(decimals) => decimals.trim_start_matches(|c: char| c.is_ascii_digit()),
        None => rest,
    };
    let seconds = match (offset, offset.get(..1)?) {
        ("Z" | "z", _) => 0,
        (_, sign @ ("+" | "-")) if offset.len() == 6 && offset.get(3..4) == Some(":") => {
            let at = text.len().checked_sub(5)?;
            let (hours, minutes) = (number(at)?, number(at.checked_add(3)?)?);
            let ahead = i64::from(hours) * 3_600 + i64::from(minutes) * 60;
            if hours > 23 || minutes > 59 {
                return None;
            }
            if sign == "+" { -ahead } else { ahead }
        }
        _ => return None,
    };
    separated.then(|| UnixTime(local.assume_utc().unix_timestamp()).plus(seconds))
}

/// `yyyy-MM-dd`.
pub fn to_iso_date(date: Date) -> String {
    format!(
        "{:04}-{:02}-{:02}",
        date.year(),
        u8::from(date.month()),
        date.day()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_iso_date_is_read_and_written_back() {
        for text in ["2024-02-29", "1999-12-31", "0001-01-01"] {
            assert_eq!(to_iso_date(parse_iso_date(text).unwrap()), text);
        }
    }

    #[test]
    fn other_forms_and_impossible_days_are_refused() {
        for text in [
            "2023-02-29",
            "2024-13-01",
            "2024-1-1",
            "01-01-2024",
            "2024-01-01T00:00",
            "",
            "２０２４-01-01",
        ] {
            assert_eq!(parse_iso_date(text), None, "{text}");
        }
    }

    #[test]
    fn an_http_date_is_read_and_other_forms_are_not() {
        assert_eq!(
            parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT"),
            Some(UnixTime(784_111_777))
        );
        for text in [
            "Sunday, 06-Nov-94 08:49:37 GMT",
            "Sun, 06 Nov 1994 08:49:37 CET",
            "Sun, 31 Feb 1994 08:49:37 GMT",
            "",
        ] {
            assert_eq!(parse_http_date(text), None, "{text}");
        }
    }

    #[test]
    fn a_moment_is_read_with_its_offset_and_not_without() {
        for text in [
            "2024-06-03T07:00:02Z",
            "2024-06-03T09:00:02+02:00",
            "2024-06-03T09:00:02.123456+02:00",
            "2024-06-02T21:30:02-09:30",
        ] {
            assert_eq!(parse_date_time(text), Some(UnixTime(1_717_398_002)), "{text}");
        }
        for text in [
            "2024-06-03T09:00:02",
            "2024-06-03 09:00:02Z",
            "2024-06-03T25:00:02Z",
            "2024-06-03T09:00Z",
            "2024-06-03T09:00:02+0200",
            "2024-06-03T09:00:02+24:00",
            "2024-06-03T+9:00:02Z",
            "2024-06-03T09:00:02é",
            "2024-06-03",
            "",
        ] {
            assert_eq!(parse_date_time(text), None, "{text}");
        }
    }

    #[test]
    fn an_instant_is_written_as_rfc_3339() {
        assert_eq!(UnixTime(0).to_rfc3339(), "1970-01-01T00:00:00Z");
        assert_eq!(UnixTime(1_795_364_400).to_rfc3339(), "2026-11-22T16:20:00Z");
        assert_eq!(UnixTime(i64::MAX).to_rfc3339(), i64::MAX.to_string());
    }
}
