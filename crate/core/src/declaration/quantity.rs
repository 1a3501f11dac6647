//! A number of hours or of days, kept exactly as it was given.

use super::Unit;
use super::digits::Written;
use core::fmt;
use serde::{Serialize, Serializer};

/// So many hours, or so many days. Hours are never turned into days nor days into hours: no public source gives a
/// factor, and the length of a day depends on the worker's regime.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, Serialize)]
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

/// A decimal number, exact.
///
/// At most 6 digits before the point and 4 after it. A JSON number of up to 15 significant digits goes
/// through a double and comes out with the same digits, so the wire shows what was typed.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Amount(i64);

/// Why something is no [`Amount`].
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum AmountFault {
    /// Not a number written with digits and a decimal point.
    NotANumber,
    /// More than [`Amount::DECIMALS`] digits after the point.
    Decimals,
    /// More than [`Amount::MAX_WHOLE`] before the point.
    TooLarge,
}

impl Amount {
    /// Digits kept after the decimal point: enough for a minute as a part of an hour, or an hour as a part of
    /// a day.
    pub const DECIMALS: usize = 4;
    /// The largest amount before the decimal point.
    pub const MAX_WHOLE: u32 = 999_999;
    /// How many parts one whole has: [`units`](Self::units) counts them.
    pub const SCALE: i64 = 10_000;

    /// Reads `7`, `7.5`, `-0.25`: digits, and a decimal point with digits after it.
    pub fn parse(text: &str) -> Result<Self, AmountFault> {
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (whole, decimals) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
        let are_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !are_digits(whole) || !are_digits(decimals) {
            return Err(AmountFault::NotANumber);
        }
        let decimals = decimals.trim_end_matches('0');
        if decimals.len() > Self::DECIMALS {
            return Err(AmountFault::Decimals);
        }
        // More digits than a u32 holds is certainly too large.
        let whole: u32 = whole.parse().map_err(|_| AmountFault::TooLarge)?;
        if whole > Self::MAX_WHOLE {
            return Err(AmountFault::TooLarge);
        }
        let filled = decimals
            .bytes()
            .chain(core::iter::repeat(b'0'))
            .take(Self::DECIMALS);
        let part = filled.fold(0, |part, digit| part * 10 + i64::from(digit - b'0'));
        let units = i64::from(whole) * Self::SCALE + part;
        Ok(Self(if unsigned.len() < text.len() {
            -units
        } else {
            units
        }))
    }

    /// The amount a double was read from.
    pub fn from_double(number: f64) -> Result<Self, AmountFault> {
        if !number.is_finite() {
            return Err(AmountFault::NotANumber);
        }
        if number.abs() > f64::from(Self::MAX_WHOLE) + 1.0 {
            return Err(AmountFault::TooLarge);
        }
        let written = Written::of(number).ok_or(AmountFault::Decimals)?;
        Self::parse(written.as_str())
    }

    /// How many ten-thousandths.
    pub const fn units(self) -> i64 {
        self.0
    }

    /// More than nothing.
    pub const fn is_positive(self) -> bool {
        self.0 > 0
    }

    /// Whether it is more than `whole`.
    pub fn exceeds(self, whole: u64) -> bool {
        i128::from(self.0) > i128::from(whole) * i128::from(Self::SCALE)
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, part) = (self.0.abs() / Self::SCALE, self.0.abs() % Self::SCALE);
        if part == 0 {
            return write!(f, "{sign}{whole}");
        }
        let decimals = format!("{part:0width$}", width = Self::DECIMALS);
        write!(f, "{sign}{whole}.{}", decimals.trim_end_matches('0'))
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let half = |units: i64| f64::from(i32::try_from(units).unwrap_or_default());
        let (whole, part) = (self.0 / Self::SCALE, self.0 % Self::SCALE);
        if part == 0 {
            return serializer.serialize_i64(whole);
        }
        let scale = half(Self::SCALE);
        // Both sides of the division are exact in a double, so it gives the double nearest to the decimal number:
        // the one its text is read as, without the tables for reading texts.
        serializer.serialize_f64((half(whole) * scale + half(part)) / scale)
    }
}
