//! The enterprise number of the Crossroads Bank for Enterprises (CBE; KBO, BCE).

use super::Rule;
use super::ssin::{check_digits, digits};
use core::fmt;
use serde::Serialize;

/// Ten digits, the first 0 or 1, the last two 97 less the remainder of the first eight divided by 97.
/// Numbers that start with 1 are issued since 19 September 2023.
#[derive(Clone, Debug, Eq, Hash, PartialEq, Serialize)]
#[serde(transparent)]
pub struct EnterpriseNumber(String);

impl EnterpriseNumber {
    /// Holds `text` to the rules. The form must be that of the wire: no `BE`, no dots.
    pub fn parse(text: &str) -> Result<Self, Rule> {
        let number = digits(text, 10).ok_or(Rule::EnterpriseNumberPattern)?;
        let sound = number % 100 == check_digits(number / 100);
        match number / 1_000_000_000 {
            0 | 1 if sound => Ok(Self(text.to_owned())),
            0 | 1 => Err(Rule::EnterpriseNumberCheckDigits),
            2..=8 if sound => Err(Rule::EnterpriseNumberEstablishment),
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

    /// The ten digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for EnterpriseNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The text without what people put between digits.
pub(super) fn without_separators(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !['.', '-', '/'].contains(c))
        .collect()
}
