//! A number of hours or of days, kept exactly as it was given.

use super::Rule;
use core::fmt;
use serde::{Serialize, Serializer};

/// A duration. Hours are never turned into days nor days into hours: no public source gives a factor, and
/// the length of a day depends on the worker's regime.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Quantity {
    /// How many.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub value: Amount,
    /// Of what.
    #[cfg_attr(feature = "typescript", ts(inline))]
    pub unit: Unit,
}

/// What a [`Quantity`] counts.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Unit {
    /// Hours.
    Hours,
    /// Days.
    Days,
}

/// A positive decimal number, exact.
///
/// At most 6 digits before the point and 4 after it. A JSON number of up to 15 significant digits goes
/// through a double and comes out with the same digits, so the wire shows what was typed.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Amount {
    whole: u32,
    /// What is more than whole, in ten-thousandths.
    part: u16,
}

impl Amount {
    /// Digits kept after the decimal point: enough for a minute as a part of an hour, or an hour as a part of
    /// a day.
    pub const DECIMALS: usize = 4;
    /// The largest amount before the decimal point.
    pub const MAX_WHOLE: u32 = 999_999;

    const SCALE: u16 = 10_000;

    /// Reads `7`, `7.5`, `0.25`: digits, and a decimal point with digits after it.
    pub fn parse(text: &str) -> Result<Self, Rule> {
        let (unsigned, negative) = match text.strip_prefix('-') {
            Some(rest) => (rest, true),
            None => (text, false),
        };
        let (whole, decimals) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
        let are_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !are_digits(whole) || !are_digits(decimals) {
            return Err(Rule::DurationNotANumber);
        }
        let decimals = decimals.trim_end_matches('0');
        if decimals.len() > Self::DECIMALS {
            return Err(Rule::DurationDecimals);
        }
        // More digits than a u32 holds is certainly too large.
        let whole: u32 = whole.parse().map_err(|_| Rule::DurationTooLarge)?;
        if whole > Self::MAX_WHOLE {
            return Err(Rule::DurationTooLarge);
        }
        let part: u16 = format!("{decimals:0<width$}", width = Self::DECIMALS)
            .parse()
            .map_err(|_| Rule::DurationNotANumber)?;
        if negative || (whole, part) == (0, 0) {
            return Err(Rule::DurationNotPositive);
        }
        Ok(Self { whole, part })
    }

    /// Whether it is more than `whole`.
    pub fn exceeds(self, whole: u64) -> bool {
        (u64::from(self.whole), self.part) > (whole, 0)
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { whole, part } = self;
        if *part == 0 {
            return whole.fmt(f);
        }
        let decimals = format!("{part:0width$}", width = Self::DECIMALS);
        write!(f, "{whole}.{}", decimals.trim_end_matches('0'))
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.part == 0 {
            return serializer.serialize_u32(self.whole);
        }
        let (whole, part) = (f64::from(self.whole), f64::from(self.part));
        let scale = f64::from(Self::SCALE);
        // Both sides of the division are exact in a double, so it gives the double nearest to the decimal number:
        // the one its text is read as, without the tables for reading texts.
        serializer.serialize_f64((whole * scale + part) / scale)
    }
}
