//! A calendar day.

use super::Rule;
use crate::time::{parse_iso_date, to_iso_date};
use core::fmt;
use serde::{Serialize, Serializer};
use time::Date;

/// A day that exists, written `yyyy-MM-dd` (Belgif REST guide, rule on dates).
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Day(Date);

impl Day {
    /// Reads `yyyy-MM-dd`, telling a day that does not exist from a form that is not right.
    pub fn parse(text: &str) -> Result<Self, Rule> {
        if let Some(date) = parse_iso_date(text) {
            return Ok(Self(date));
        }
        let shape = text.bytes().map(|b| if b.is_ascii_digit() { b'9' } else { b });
        if shape.eq(*b"9999-99-99") {
            Err(Rule::DateNonexistent)
        } else {
            Err(Rule::DateFormat)
        }
    }

    /// The date.
    pub const fn date(self) -> Date {
        self.0
    }
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        Self(date)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&to_iso_date(self.0))
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
