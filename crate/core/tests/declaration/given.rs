//! The day, the numbers and the arithmetic the tests share.

use time::{Date, Month};

/// The day on which every check of these tests takes place.
pub(crate) fn today() -> Date {
    Date::from_calendar_date(2024, Month::December, 31).expect("a day that exists")
}

/// A sequence of numbers that looks random and is always the same (splitmix64), so that a failure can be
/// looked at again.
pub(crate) struct Numbers(pub(crate) u64);

impl Numbers {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }
}

/// The remainder by 97, as one does it on paper: digit by digit.
pub(crate) fn remainder_on_paper(digits: &str) -> u32 {
    digits.chars().fold(0, |rest, digit| {
        (rest * 10 + digit.to_digit(10).expect("a digit")) % 97
    })
}
