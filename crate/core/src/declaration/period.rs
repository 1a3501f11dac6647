//! A period of whole days.

use super::{Day, Rule};
use serde::Serialize;

/// From the first day to the last, both included; the last is never before the first (Belgif `Period`).
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Period {
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    start_date: Day,
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    end_date: Day,
}

impl Period {
    /// The period, unless it ends before it starts.
    pub fn new(start_date: Day, end_date: Day) -> Result<Self, Rule> {
        if end_date < start_date {
            return Err(Rule::PeriodOrder);
        }
        Ok(Self { start_date, end_date })
    }

    /// The first day.
    pub const fn start(self) -> Day {
        self.start_date
    }

    /// The last day.
    pub const fn end(self) -> Day {
        self.end_date
    }

    /// How many days it has, one at the least.
    pub fn days(self) -> u64 {
        let nights = (self.end_date.date() - self.start_date.date()).whole_days();
        u64::try_from(nights).unwrap_or_default().saturating_add(1)
    }
}
