//! The employer's number at the National Social Security Office (NSSO; RSZ, ONSS).

use super::Rule;
use serde::Serialize;

/// A definitive, provisional or provincial-and-local number, with its check digits right. Belgif's
/// `EmployerId`: an integer.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, Serialize)]
#[serde(transparent)]
pub struct EmployerId(u64);

impl EmployerId {
    /// The smallest number Belgif allows.
    pub const MIN: u64 = 197;
    /// The largest number Belgif allows.
    pub const MAX: u64 = 5_999_999_999;
    /// The largest number that may follow the rule of the provincial and local administrations.
    const MAX_LOCAL: u64 = 99_999_926;

    /// Holds the number to the rules of `belgif/rest-problem-java`.
    pub const fn parse(number: u64) -> Result<Self, Rule> {
        if number < Self::MIN || number > Self::MAX {
            return Err(Rule::EmployerIdRange);
        }
        let (base, check) = (number / 100, number % 100);
        let social_security = check == or_97(96 - base * 100 % 97);
        let local = number <= Self::MAX_LOCAL && check == or_97(base % 97);
        if social_security || local {
            Ok(Self(number))
        } else {
            Err(Rule::EmployerIdCheckDigits)
        }
    }

    /// The number.
    pub const fn number(self) -> u64 {
        self.0
    }
}

const fn or_97(check: u64) -> u64 {
    if check == 0 { 97 } else { check }
}
