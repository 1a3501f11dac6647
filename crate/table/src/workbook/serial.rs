//! Days and times as numbers, as spreadsheets keep them.

use core::fmt::Write;
use time::{Date, Duration, Month};

/// What a number shows, by its format.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
    /// A number.
    Plain,
    /// A day, with a time or without.
    Day,
    /// A time of a day, or hours and minutes that passed.
    Elapsed,
}

impl Kind {
    /// The formats that every spreadsheet knows by number (ECMA-376, 18.8.30; 27 to 36 and 50 to 58 in East Asia).
    pub(super) const fn of_number(id: u32) -> Self {
        match id {
            14..=17 | 22 | 27..=36 | 50..=58 => Self::Day,
            18..=21 | 45..=47 => Self::Elapsed,
            _ => Self::Plain,
        }
    }

    /// A format that is written out: `dd/mm/yyyy`, `[h]:mm`, `0.00" d"`.
    pub(super) fn of_code(code: &str) -> Self {
        // The first section is that of positive numbers.
        let (mut day, mut time, mut signs) = (false, false, code.chars());
        while let Some(sign) = signs.next() {
            match sign {
                '"' => while !matches!(signs.next(), None | Some('"')) {},
                '\\' | '_' | '*' => {
                    signs.next();
                }
                '[' => {
                    let inner: String = signs.by_ref().take_while(|sign| *sign != ']').collect();
                    // Not a colour or a locale: hours, minutes or seconds in all.
                    time |= !inner.is_empty() && inner.chars().all(|c| "hmsHMS".contains(c));
                }
                'd' | 'D' | 'y' | 'Y' => day = true,
                'h' | 'H' | 's' | 'S' => time = true,
                // Months alone, as in `mmm`; minutes stand beside hours or seconds.
                'm' | 'M' if code.contains("mmm") || code.contains("MMM") => day = true,
                ';' => break,
                _ => {}
            }
        }
        match (day, time) {
            (true, _) => Self::Day,
            (false, true) => Self::Elapsed,
            (false, false) => Self::Plain,
        }
    }
}

/// The day of a serial number. In the calendar of 1900, day 60 is a 29 February that never was.
pub fn day(serial: u32, since_1904: bool) -> Option<Date> {
    let (year, month, first) = match (since_1904, serial) {
        (true, _) => (1904, Month::January, 1),
        (false, 60) => return None,
        (false, 0..60) => (1899, Month::December, 31),
        (false, _) => (1899, Month::December, 30),
    };
    let day = Date::from_calendar_date(year, month, first).ok()?;
    day.checked_add(Duration::days(serial.into()))
}

/// The serial number of a day of the wire, `2025-03-10`, from 1 March 1900 on.
pub fn serial_of(day: &str) -> Option<i64> {
    let first = Date::from_calendar_date(1899, Month::December, 30).ok()?;
    let days = (fla_core::time::parse_iso_date(day)? - first).whole_days();
    (days > 60).then_some(days)
}

/// Writes a number as people would read the cell: `2025-03-10`, `2025-03-10 08:30`, `7:36`, `85473003317`. A number as
/// it stands in the file, such as `7.2999999999999998`, is written with the digits it was typed with.
pub(super) fn write(text: &mut String, number: &str, kind: Kind, since_1904: bool) {
    let written = match (kind, number.parse::<f64>()) {
        (Kind::Plain, _) if number.len() < 16 && number.bytes().all(|byte| byte.is_ascii_digit()) => None,
        (_, Err(_)) => None,
        (Kind::Plain, Ok(value)) => write!(text, "{value}").ok(),
        (Kind::Day, Ok(value)) => write_day(text, value, since_1904),
        (Kind::Elapsed, Ok(value)) => write_elapsed(text, value),
    };
    if written.is_none() {
        text.push_str(number);
    }
}

const MINUTES: i64 = 24 * 60;

/// To the minute: nobody plans a training to the second, and a fraction of a day is never exact.
fn minutes(value: f64) -> Option<i64> {
    let text = format!("{:.0}", value * 1440.0);
    let minutes = text.parse().ok()?;
    (0..=4_000_000 * MINUTES).contains(&minutes).then_some(minutes)
}

fn write_day(text: &mut String, value: f64, since_1904: bool) -> Option<()> {
    let minutes = minutes(value)?;
    let day = day(u32::try_from(minutes / MINUTES).ok()?, since_1904)?;
    write!(
        text,
        "{:04}-{:02}-{:02}",
        day.year(),
        u8::from(day.month()),
        day.day()
    )
    .ok()?;
    match minutes % MINUTES {
        0 => Some(()),
        rest => write!(text, " {:02}:{:02}", rest / 60, rest % 60).ok(),
    }
}

fn write_elapsed(text: &mut String, value: f64) -> Option<()> {
    let minutes = minutes(value)?;
    write!(text, "{}:{:02}", minutes / 60, minutes % 60).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(number: &str, kind: Kind, since_1904: bool) -> String {
        let mut text = String::new();
        write(&mut text, number, kind, since_1904);
        text
    }

    #[test]
    fn days_are_counted_from_1900_or_1904() {
        assert_eq!(written("45726", Kind::Day, false), "2025-03-10");
        assert_eq!(written("44264", Kind::Day, true), "2025-03-10");
        assert_eq!(
            (serial_of("2025-03-10"), serial_of("10/03/2025")),
            (Some(45726), None)
        );
        assert_eq!(written("1", Kind::Day, false), "1900-01-01");
        assert_eq!(written("61", Kind::Day, false), "1900-03-01");
        assert_eq!(written("60", Kind::Day, false), "60");
        assert_eq!(
            written("45726.354166666664", Kind::Day, false),
            "2025-03-10 08:30"
        );
        assert_eq!(written("45726.99999999", Kind::Day, false), "2025-03-11");
        assert_eq!(written("99999999999", Kind::Day, false), "99999999999");
        assert_eq!(written("-1", Kind::Day, false), "-1");
    }

    #[test]
    fn numbers_have_the_digits_they_were_typed_with() {
        assert_eq!(written("7.2999999999999998", Kind::Plain, false), "7.3");
        assert_eq!(written("8.5473003317E10", Kind::Plain, false), "85473003317");
        assert_eq!(written("85473003317", Kind::Plain, false), "85473003317");
        assert_eq!(written("0.31666666666666665", Kind::Elapsed, false), "7:36");
        assert_eq!(written("1.25", Kind::Elapsed, false), "30:00");
        assert_eq!(written("nonsense", Kind::Day, false), "nonsense");
    }

    #[test]
    fn formats_tell_days_from_numbers() {
        for code in [
            "dd/mm/yyyy",
            "yyyy\\-mm\\-dd",
            "[$-813]d mmmm yyyy;@",
            "d-mmm-yy",
            "dd/mm/yy hh:mm",
            "mmm/yy",
        ] {
            assert_eq!(Kind::of_code(code), Kind::Day, "{code}");
        }
        for code in ["[h]:mm", "hh:mm:ss", "[mm]:ss"] {
            assert_eq!(Kind::of_code(code), Kind::Elapsed, "{code}");
        }
        for code in [
            "General",
            "0.00",
            "#,##0.00\" dagen\"",
            "[Red]0;-0",
            "@",
            "0_d",
            "0\\d",
            "[$€-80C] #,##0.00",
        ] {
            assert_eq!(Kind::of_code(code), Kind::Plain, "{code}");
        }
    }
}
