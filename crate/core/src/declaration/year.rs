//! Years and quarters.

use super::{Day, Rule};
use core::fmt;
use serde::Serialize;
use time::{Date, Month};

/// A calendar year, 1 to 9999 (Belgif `Year`).
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(transparent)]
pub struct Year(u16);

impl Year {
    /// The last year Belgif allows.
    pub const MAX: u16 = 9999;

    /// Holds a number to the range.
    pub fn parse(number: u64) -> Result<Self, Rule> {
        match u16::try_from(number) {
            Ok(year @ 1..=Self::MAX) => Ok(Self(year)),
            _ => Err(Rule::YearRange),
        }
    }

    /// The number.
    pub const fn number(self) -> u16 {
        self.0
    }

    /// How many days it has.
    pub fn days(self) -> u64 {
        u64::from(time::util::days_in_year(i32::from(self.0)))
    }
}

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Three months of a year, written `2024Q4` (Belgif `Quarter`). Trainings were registered by quarter.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Quarter {
    year: Year,
    /// 1 to 4.
    number: u8,
}

impl Quarter {
    /// Reads `2024Q4`. `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, number) = text.split_once('Q')?;
        let year = Year::parse(super::digits::digits(year, 4)?).ok()?;
        let number = u8::try_from(super::digits::digits(number, 1)?).ok()?;
        (1..=4).contains(&number).then_some(Self { year, number })
    }

    /// The quarter a day lies in. `None` before the year 1 and after 9999.
    pub fn of(day: Day) -> Option<Self> {
        let year = Year::parse(u64::try_from(day.date().year()).ok()?).ok()?;
        let number = u8::from(day.date().month()).div_ceil(3);
        Some(Self { year, number })
    }

    /// Until when the trainings of the quarter had to be registered: the last day of the month after it. Of interest
    /// for looking back only, since the register is closed. `None` after the year 9999.
    pub fn deadline(self) -> Option<Day> {
        let (year, month) = match self.number {
            1 => (self.year.0, Month::April),
            2 => (self.year.0, Month::July),
            3 => (self.year.0, Month::October),
            _ => (self.year.0.checked_add(1)?, Month::January),
        };
        let year = i32::from(year);
        let last = month.length(year);
        Date::from_calendar_date(year, month, last).ok().map(Day::from)
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}Q{}", self.year.0, self.number)
    }
}
