//! The numbers of the Crossroads Bank for Enterprises (CBE; KBO, BCE): of enterprises and of their establishments.

use super::Rule;
use super::digits::{check_digits, digits, without_separators};
use core::fmt;
use serde::{Serialize, Serializer};

/// Ten digits, the first 0 or 1, the last two 97 less the remainder of the first eight divided by 97.
/// Numbers that start with 1 are issued since 19 September 2023.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct EnterpriseNumber(u64);

impl EnterpriseNumber {
    /// Holds `text` to the rules. The form must be that of the wire: no `BE`, no dots.
    pub fn parse(text: &str) -> Result<Self, Rule> {
        let number = digits(text, 10).ok_or(Rule::EnterpriseNumberPattern)?;
        match number / FIRST_DIGIT {
            0 | 1 if is_sound(number) => Ok(Self(number)),
            0 | 1 => Err(Rule::EnterpriseNumberCheckDigits),
            _ if EstablishmentUnitNumber::parse(text).is_some() => Err(Rule::EnterpriseNumberEstablishment),
            _ => Err(Rule::EnterpriseNumberPattern),
        }
    }

    /// Reads a number as people write it: `BE 0202.239.951`, or the old form of nine digits.
    pub fn parse_written(text: &str) -> Result<Self, Rule> {
        let bare = without_separators(text);
        let bare = match bare.get(..2) {
            Some(country) if country.eq_ignore_ascii_case("BE") => bare.split_at(2).1,
            _ => &bare,
        };
        match Self::parse(bare) {
            Err(Rule::EnterpriseNumberPattern) if bare.len() == 9 => {
                Self::parse(&format!("0{bare}")).map_err(|_| Rule::EnterpriseNumberPattern)
            }
            judged => judged,
        }
    }
}

impl fmt::Display for EnterpriseNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:010}", self.0)
    }
}

impl Serialize for EnterpriseNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The number of a place of work, not of an enterprise: as an enterprise number, but for a first digit from 2 to 8
/// (Belgif `EstablishmentUnitNumber`). No member of the contract holds one; it is known so that it can be named when it
/// stands where that of the enterprise belongs.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct EstablishmentUnitNumber(u64);

impl EstablishmentUnitNumber {
    /// Holds `text` to the rules.
    pub fn parse(text: &str) -> Option<Self> {
        let number = digits(text, 10)?;
        let sound = (2..=8).contains(&(number / FIRST_DIGIT)) && is_sound(number);
        sound.then_some(Self(number))
    }
}

impl fmt::Display for EstablishmentUnitNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:010}", self.0)
    }
}

/// What a number of ten digits is divided by to get its first.
const FIRST_DIGIT: u64 = 1_000_000_000;

const fn is_sound(number: u64) -> bool {
    number % 100 == check_digits(number / 100)
}
