//! The social security identification number (SSIN; INSZ, NISS), BIS numbers included.

use super::Rule;
use super::digits::{check_digits, digits};
use core::fmt;
use serde::{Serialize, Serializer};
use time::{Date, Month};

/// Eleven digits that pass every check of the government's own validator. On the wire a text, because a number would
/// lose the leading zeros of those born in 2000 and later.
///
/// Layout `YYMMDD` birth date, `NNN` serial (odd male, even female), `CC` check digits. A BIS number, given to
/// who is not in the National Register, has 20 or 40 added to the month. Month and day may be 00: not known.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Ssin(u64);

impl Ssin {
    /// Holds `text` to the rules, in the order of the validator of `belgif/rest-problem-java`.
    pub fn parse(text: &str, today: Date) -> Result<Self, Rule> {
        let number = digits(text, 11).ok_or(Rule::SsinPattern)?;
        let (base, check) = (number / 100, number % 100);
        let serial = base % 1_000;
        let (year, month_part, day) = (base / 10_000_000, base / 100_000 % 100, base / 1_000 % 100);

        let month = month_part % 20;
        if month_part > 52 || month > 12 {
            return Err(Rule::SsinMonth);
        }
        if month != 0 && day > longest_month(month) {
            return Err(Rule::SsinDay);
        }
        if month_part <= 12 && (serial == 0 || serial == 999) {
            return Err(Rule::SsinSerial);
        }
        let year = if check == check_digits(base) {
            1900 + year
        } else if check == check_digits(2_000_000_000 + base) {
            2000 + year
        } else {
            return Err(Rule::SsinCheckDigits);
        };
        if month != 0 && day != 0 && calendar_day(year, month, day).is_none() {
            return Err(Rule::SsinDate);
        }
        if (year, month, day) > parts_of(today) {
            return Err(Rule::SsinFutureBirth);
        }
        Ok(Self(number))
    }
}

impl fmt::Display for Ssin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:011}", self.0)
    }
}

impl Serialize for Ssin {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

const fn longest_month(month: u64) -> u64 {
    match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn calendar_day(year: u64, month: u64, day: u64) -> Option<Date> {
    let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
    Date::from_calendar_date(i32::try_from(year).ok()?, month, u8::try_from(day).ok()?).ok()
}

fn parts_of(date: Date) -> (u64, u64, u64) {
    let year = u64::try_from(date.year()).unwrap_or_default();
    (year, u64::from(u8::from(date.month())), u64::from(date.day()))
}
