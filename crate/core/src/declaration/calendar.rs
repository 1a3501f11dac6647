//! What the law says of the register on a given day.

use serde::Serialize;
use time::Date;

/// What can still be done with the register.
///
/// This is the law's calendar, not the server's word: the panel shows it before anything is sent, stops
/// nobody, and believes the answer of the server. Whether the REST channel still answers is not known publicly.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum RegisterState {
    /// Trainings are registered.
    Open,
    /// From 1 January 2026: nothing new is registered, what is there can be read and saved.
    ClosedForRegistration,
    /// From 1 January 2027: Sigedis has destroyed the data, and they cannot be brought back.
    Destroyed,
}

/// Where the dates come from: a name to print and the page it stands on. The law itself is that of 14 January
/// 2026 (Belgian Official Gazette, 21 January 2026).
pub const CALENDAR_SOURCES: &[(&str, &str)] = &[
    ("BESOX", "https://besox.storychief.io/federal-learning-account"),
    ("UVCW", "https://uvcw.be/personnel/actus/art-9934"),
    (
        "ProPay",
        "https://www.propay.be/en/news/fla-out-ila-in-what-remains-the-same-and-what-will-change",
    ),
];

/// The state of the register on a day in Belgium. Sources differ on whether the repeal reaches back to 1 January
/// 2025; none of them has registrations after 31 December 2025.
pub fn calendar(today: Date) -> RegisterState {
    match today.year() {
        ..=2025 => RegisterState::Open,
        2026 => RegisterState::ClosedForRegistration,
        _ => RegisterState::Destroyed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::parse_iso_date;

    #[test]
    fn the_register_closes_and_is_destroyed_on_the_days_of_the_law() {
        for (day, state) in [
            ("2024-04-01", RegisterState::Open),
            ("2025-12-31", RegisterState::Open),
            ("2026-01-01", RegisterState::ClosedForRegistration),
            ("2026-12-31", RegisterState::ClosedForRegistration),
            ("2027-01-01", RegisterState::Destroyed),
            ("2040-06-15", RegisterState::Destroyed),
        ] {
            assert_eq!(calendar(parse_iso_date(day).unwrap()), state, "{day}");
        }
    }
}
