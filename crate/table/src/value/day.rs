//! Days as people in Belgium write them.

use super::words::fold;
use crate::workbook;
use fla_core::time::to_iso_date;
use time::{Date, Month};

/// What a text says about a day.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Reading {
    /// One day.
    Day(Date),
    /// Two, and nothing in the file tells which: the day first, or the month first.
    Either(Date, Date),
    /// The number a spreadsheet keeps for a day; the day, when there is only one calendar it can be of.
    Serial(Option<Date>),
    /// One that the calendar does not have, as the wire would write it: 31 February.
    Nonexistent(IsoDay),
    /// None that is sure.
    Unclear,
}

/// What the days of a file have told about their order.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Order {
    /// One of them can only be read with the month first.
    pub month_first: bool,
}

impl Order {
    /// Learns from one text.
    pub fn learn(&mut self, text: &str) {
        if let Some(Parts { first, second, .. }) = Parts::of(text).filter(Parts::is_day_first) {
            self.month_first |= first <= 12 && second > 12;
        }
    }
}

/// Reads `2025-03-10`, `10/03/2025`, `10.3.25`, `10 maart 2025`, `20250310`; with a time of the day behind it or not, but
/// without a time zone, in which it may be another day.
///
/// Between numbers the day comes first, as everywhere in Belgium, unless a day of the same file denies it: then what
/// can be read both ways is. A year of two digits is of this century: the register began in 2024.
pub fn read(text: &str, order: Order, today: Date) -> Reading {
    let unclear = Reading::Unclear;
    if text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().map_or(unclear, |serial| read_serial(serial, today));
    }
    let Some(parts) = Parts::of(text) else {
        return named_month(text).map_or(unclear, Reading::Day);
    };
    if !parts.is_day_first() {
        return parts.year_first().map_or(unclear, Reading::Day);
    }
    let (day_first, month_first) = (parts.day_first(), parts.month_first());
    match (day_first, month_first) {
        (Some(one), Some(other)) if order.month_first && one != other => Reading::Either(one, other),
        // With the month first only when that is the one way: such a day is itself the proof.
        (Some(day), _) | (None, Some(day)) => Reading::Day(day),
        (None, None) if parts.first <= 31 && (1..=12).contains(&parts.second) => Reading::Nonexistent(
            IsoDay::of(parts.year().into(), parts.second.into(), parts.first.into()),
        ),
        (None, None) => unclear,
    }
}

/// Spreadsheets count from 1900; some old ones from 1904, which makes a day four years later. When that would be a day to
/// come, it was not meant.
fn read_serial(serial: u32, today: Date) -> Reading {
    let (since_1900, since_1904) = (workbook::day(serial, false), workbook::day(serial, true));
    let sure = since_1900.filter(|day| day.year() >= 2000 && since_1904.is_some_and(|other| other > today));
    Reading::Serial(sure)
}

/// Three numbers with the same sign between them, and the lengths they are written with.
#[derive(Clone, Copy, Debug)]
struct Parts {
    first: u16,
    second: u16,
    third: u16,
    lengths: (usize, usize, usize),
}

impl Parts {
    fn of(text: &str) -> Option<Self> {
        let text = without_time(text)?;
        if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
            let (year, rest) = text.split_at_checked(4)?;
            let (month, day) = rest.split_at_checked(2)?;
            return Self::from(year, month, day);
        }
        let separator = text.bytes().find(|byte| !byte.is_ascii_digit())?;
        if !b"-/. ".contains(&separator) {
            return None;
        }
        let mut parts = text.split(char::from(separator)).map(str::trim);
        let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() {
            return None;
        }
        Self::from(first, second, third)
    }

    fn from(first: &str, second: &str, third: &str) -> Option<Self> {
        let number = |text: &str| {
            let digits = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
            if digits { text.parse().ok() } else { None }
        };
        Some(Self {
            first: number(first)?,
            second: number(second)?,
            third: number(third)?,
            lengths: (first.len(), second.len(), third.len()),
        })
    }

    /// Or month first: the year comes last.
    fn is_day_first(&self) -> bool {
        self.lengths.0 <= 2 && self.lengths.1 <= 2 && matches!(self.lengths.2, 2 | 4)
    }

    fn year_first(self) -> Option<Date> {
        let shaped = self.lengths.0 == 4 && self.lengths.1 <= 2 && self.lengths.2 <= 2;
        if shaped {
            calendar_day(self.first, self.second, self.third)
        } else {
            None
        }
    }

    fn day_first(self) -> Option<Date> {
        calendar_day(self.year(), self.second, self.first)
    }

    fn month_first(self) -> Option<Date> {
        calendar_day(self.year(), self.first, self.second)
    }

    fn year(self) -> u16 {
        if self.lengths.2 == 2 {
            self.third.saturating_add(2000)
        } else {
            self.third
        }
    }
}

/// The text before a time of the day: `2025-03-10 08:30`, `10/03/2025 0:00:00`, `2025-03-10T00:00:00.000`. `None` for a
/// time with a zone.
fn without_time(text: &str) -> Option<&str> {
    let Some(at) = text.find([' ', 'T']).filter(|_| text.contains(':')) else {
        return Some(text);
    };
    let (day, time) = text.split_at_checked(at)?;
    let plain = time
        .bytes()
        .skip(1)
        .all(|byte| byte.is_ascii_digit() || byte == b':' || byte == b'.');
    plain.then_some(day)
}

/// `10 maart 2025`, `10-mrt-25`, `1er mars 2025`, `lundi 10 mars 2025`, `March 10, 2025`.
fn named_month(text: &str) -> Option<Date> {
    const LONGEST: usize = 40;
    if text.len() > LONGEST || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let folded = fold(text);
    let (mut numbers, mut month) = (Vec::new(), None);
    for word in folded.split(' ') {
        let number = word
            .strip_suffix("er")
            .or(word.strip_suffix("th"))
            .unwrap_or(word);
        if let Ok(number) = number.parse::<u16>() {
            numbers.push((number, number.to_string().len().max(word.len())));
        } else if let Some(found) = month_of(word) {
            if month.replace(found).is_some() {
                return None;
            }
        } else if !WEEKDAYS.contains(&word) {
            return None;
        }
    }
    match (month, numbers.as_slice()) {
        (Some(month), [(day, 1..=4), (year, length)]) => {
            let year = if *length == 2 {
                year.saturating_add(2000)
            } else {
                *year
            };
            calendar_day(year, month, *day)
        }
        _ => None,
    }
}

const WEEKDAYS: [&str; 28] = [
    "maandag",
    "dinsdag",
    "woensdag",
    "donderdag",
    "vrijdag",
    "zaterdag",
    "zondag",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonntag",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// The names and abbreviations of the months, in nl, fr, de and en, without accents.
const MONTHS: [&[&str]; 12] = [
    &[
        "januari", "jan", "janvier", "janv", "januar", "jaenner", "january",
    ],
    &["februari", "feb", "fevrier", "fevr", "fev", "februar", "february"],
    &["maart", "mrt", "mars", "marz", "maerz", "mar", "march"],
    &["april", "apr", "avril", "avr"],
    &["mei", "mai", "may"],
    &["juni", "jun", "juin", "june"],
    &["juli", "jul", "juillet", "juil", "july"],
    &["augustus", "aug", "aout", "august"],
    &["september", "sep", "sept", "septembre"],
    &["oktober", "okt", "oct", "octobre", "october"],
    &["november", "nov", "novembre"],
    &["december", "dec", "decembre", "dezember", "dez"],
];

fn month_of(word: &str) -> Option<u16> {
    let place = MONTHS.iter().position(|names| names.contains(&word))?;
    u16::try_from(place).ok()?.checked_add(1)
}

fn calendar_day(year: u16, month: u16, day: u16) -> Option<Date> {
    let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
    let day = u8::try_from(day).ok()?;
    Date::from_calendar_date(year.into(), month, day).ok()
}

/// A day as the wire has it, without an allocation: `2025-03-10`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct IsoDay([u8; 10]);

impl IsoDay {
    /// The text.
    pub fn as_str(&self) -> &str {
        core::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl IsoDay {
    fn of(year: u32, month: u32, day: u32) -> Self {
        let mut text = *b"0000-00-00";
        let mut number = year * 10_000 + month * 100 + day;
        for place in [9, 8, 6, 5, 3, 2, 1, 0] {
            if let Some(digit) = text.get_mut(place) {
                *digit = b'0'.saturating_add(u8::try_from(number % 10).unwrap_or(0));
            }
            number /= 10;
        }
        Self(text)
    }
}

impl From<Date> for IsoDay {
    fn from(date: Date) -> Self {
        let month = u8::from(date.month());
        let iso = Self::of(date.year().unsigned_abs(), month.into(), date.day().into());
        debug_assert_eq!(iso.as_str(), to_iso_date(date), "as the core writes it");
        iso
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    const TODAY: Date = date!(2026 - 11 - 22);

    fn day(text: &str) -> Option<Date> {
        match read(text, Order::default(), TODAY) {
            Reading::Day(day) => Some(day),
            _ => None,
        }
    }

    #[test]
    fn every_belgian_way_to_write_a_day_is_read() {
        for text in [
            "2025-03-10",
            "10/03/2025",
            "10-03-2025",
            "10.03.2025",
            "10/3/2025",
            "10/3/25",
            "10-03-25",
            "20250310",
            "2025/03/10",
            "10 03 2025",
            "2025-03-10 00:00:00",
            "10/03/2025 08:30",
            "2025-03-10T00:00:00.000",
            "10 maart 2025",
            "10-mrt-25",
            "10 mars 2025",
            "lundi 10 mars 2025",
            "10. März 2025",
            "March 10, 2025",
            "maandag 10 maart 2025",
        ] {
            assert_eq!(day(text), Some(date!(2025 - 03 - 10)), "{text}");
        }
        assert_eq!(day("1er août 2025"), Some(date!(2025 - 08 - 01)));
    }

    #[test]
    fn what_is_no_day_or_not_surely_one_is_not_read() {
        for text in [
            "",
            "10/13",
            "2025",
            "2025-03-10T23:30:00Z",
            "10/03/2025/1",
            "maart 2025",
            "vroeg",
            "1:2",
        ] {
            assert_eq!(read(text, Order::default(), TODAY), Reading::Unclear, "{text}");
        }
    }

    #[test]
    fn a_file_that_has_the_month_first_makes_the_others_doubtful() {
        let mut order = Order::default();
        order.learn("10/03/2025");
        assert!(!order.month_first);
        order.learn("03/28/2025");
        assert!(order.month_first);
        let (one, other) = (date!(2025 - 03 - 10), date!(2025 - 10 - 03));
        assert_eq!(read("10/03/2025", order, TODAY), Reading::Either(one, other));
        assert_eq!(
            read("03/28/2025", order, TODAY),
            Reading::Day(date!(2025 - 03 - 28))
        );
        assert_eq!(
            read("03/03/2025", order, TODAY),
            Reading::Day(date!(2025 - 03 - 03))
        );
    }

    #[test]
    fn a_serial_number_is_a_day_when_only_one_calendar_is_possible() {
        let serial = |text| read(text, Order::default(), TODAY);
        assert_eq!(serial("45726"), Reading::Serial(Some(date!(2025 - 03 - 10))));
        assert_eq!(serial("44000"), Reading::Serial(None));
    }

    #[test]
    fn a_day_that_the_calendar_does_not_have_is_told_from_what_is_no_day() {
        let iso = IsoDay::of(2025, 2, 31);
        assert_eq!(iso.as_str(), "2025-02-31");
        for text in ["31/02/2025", "31-2-25"] {
            assert_eq!(read(text, Order::default(), TODAY), Reading::Nonexistent(iso));
        }
    }

    #[test]
    fn a_day_is_written_as_on_the_wire() {
        assert_eq!(IsoDay::from(date!(2024 - 02 - 09)).as_str(), "2024-02-09");
    }
}
