//! Days and periods.

use super::reader::Reader;
use crate::declaration::finding::quote;
use crate::declaration::{Day, Field, Period, Rule};
use time::{Date, Month};

/// Registration began with the trainings of 1 January of this year.
const FIRST_YEAR: i32 = 2024;

/// The period of a training, which must be there.
pub(super) fn period(reader: &mut Reader) -> Option<Period> {
    let start = reader.required_text(Field::StartDate, Rule::StartDateRequired);
    let start = start.and_then(|text| day(reader, text, Field::StartDate));
    if start.is_some_and(|day| day.date().year() < FIRST_YEAR) {
        reader.report(Rule::PeriodBefore2024, Field::StartDate);
    }
    let end = reader.required_text(Field::EndDate, Rule::EndDateRequired);
    let end = end.and_then(|text| day(reader, text, Field::EndDate));
    let (start, end) = (start?, end?);
    let period = Period::new(start, end);
    if let Err(rule) = period {
        let finding = reader.report(rule, Field::EndDate);
        finding.param("start", start).param("end", end);
        finding.swap_with = Some(Field::StartDate.path());
    }
    period.ok()
}

/// A day, or a finding with the day that was certainly meant.
pub(super) fn day(reader: &mut Reader, text: &str, field: Field) -> Option<Day> {
    match Day::parse(text) {
        Ok(day) => Some(day),
        Err(rule) => {
            let finding = reader.report(rule, field);
            finding.param("value", quote(text));
            finding.suggestion = certainly_meant(text.trim()).map(|day| day.to_string());
            None
        }
    }
}

/// Reads other ways to write a day, as long as there is one reading only: year first with any separator or
/// none, or day first when it cannot be a month. A moment (`…T…`) is not a day: it depends on the time zone.
fn certainly_meant(text: &str) -> Option<Day> {
    if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        return calendar_day(text.get(..4)?, text.get(4..6)?, text.get(6..)?);
    }
    let separator = ['-', '/', '.'].into_iter().find(|c| text.contains(*c))?;
    let mut parts = text.split(separator);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    if first.len() == 4 {
        return calendar_day(first, second, third);
    }
    let swapped_is_a_day_too = first != second && calendar_day(third, first, second).is_some();
    if third.len() == 4 && !swapped_is_a_day_too {
        return calendar_day(third, second, first);
    }
    None
}

fn calendar_day(year: &str, month: &str, day: &str) -> Option<Day> {
    let number = |text: &str| {
        if text.len() <= 4 {
            text.parse::<u16>().ok()
        } else {
            None
        }
    };
    let month = Month::try_from(u8::try_from(number(month)?).ok()?).ok()?;
    let day = u8::try_from(number(day)?).ok()?;
    Date::from_calendar_date(number(year)?.into(), month, day)
        .ok()
        .map(Day::from)
}
