//! Numbers as people write them: with a decimal comma or point, as hours and minutes, with the unit behind them.

use super::words::{code, codes};
use fla_core::declaration::Field;

/// What a text says as a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reading {
    /// One number, and the unit behind it when there is one.
    Number(Decimal, Option<&'static str>),
    /// `1.250` or `1,250`: thousands or decimals.
    Either,
    /// None that is sure.
    Unclear,
}

/// A number as the wire has it, without an allocation: digits, and a point with digits after it.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Decimal {
    text: [u8; Self::LONGEST],
    length: usize,
}

impl Decimal {
    const LONGEST: usize = 24;

    /// The text.
    pub fn as_str(&self) -> &str {
        let text = self.text.get(..self.length).unwrap_or_default();
        core::str::from_utf8(text).unwrap_or_default()
    }

    fn push(&mut self, byte: u8) -> Option<()> {
        *self.text.get_mut(self.length)? = byte;
        self.length = self.length.saturating_add(1);
        Some(())
    }

    fn of(text: &str) -> Option<Self> {
        let mut decimal = Self::default();
        text.bytes().try_for_each(|byte| decimal.push(byte))?;
        Some(decimal)
    }
}

/// Reads `7,5`, `7.5`, `1.250,5`, `7:30`, `7u30`, `8 uur`. `exact`: a point is a decimal point, since the number was one
/// in a workbook or in JSON.
pub fn read(text: &str, exact: bool) -> Reading {
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Decimal::of(text).map_or(Reading::Unclear, |number| Reading::Number(number, None));
    }
    if let Some(hours) = clock(text) {
        return Reading::Number(hours, Some("hours"));
    }
    let end = text.trim_end_matches(|sign: char| sign.is_alphabetic() || sign == '.');
    let (number, unit) = text.split_at(end.len());
    let unit = match unit.trim_matches('.') {
        "" => None,
        word => match codes(Field::DurationUnit).and_then(|units| code(units, word)) {
            Some(unit) => Some(unit),
            None => return Reading::Unclear,
        },
    };
    match plain(number.trim(), exact) {
        Ok(number) => Reading::Number(number, unit),
        Err(reading) => reading,
    }
}

/// A number without its unit.
fn plain(text: &str, exact: bool) -> Result<Decimal, Reading> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text),
    };
    let is_sign = |byte: u8| byte == b',' || byte == b'.';
    let last = digits.bytes().rposition(is_sign);
    let (whole, decimals) = match last {
        Some(at) => (digits.get(..at), digits.get(at.saturating_add(1)..)),
        None => (Some(digits), None),
    };
    let whole = whole.unwrap_or_default();
    let mark = last.and_then(|at| digits.as_bytes().get(at)).copied();
    let other = if mark == Some(b',') { '.' } else { ',' };
    let (whole, decimals) = match decimals {
        // Several of the same sign, `1.250.000`, group thousands.
        Some(last_group) if mark.is_some_and(|mark| whole.as_bytes().contains(&mark)) => {
            let mark = mark.map_or(',', char::from);
            (grouped(&format!("{whole}{mark}{last_group}"), mark), "")
        }
        Some(decimals) => {
            let doubtful = decimals.len() == 3
                && (1..=3).contains(&whole.len())
                && !whole.starts_with('0')
                && whole.bytes().all(|byte| byte.is_ascii_digit())
                && !(exact && mark == Some(b'.'));
            if doubtful && decimals.bytes().all(|byte| byte.is_ascii_digit()) {
                return Err(Reading::Either);
            }
            (grouped(whole, other), decimals)
        }
        None => (grouped(whole, other), ""),
    };
    let whole = whole.ok_or(Reading::Unclear)?;
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty()
        || !are_digits(decimals)
        || (last.is_some() && decimals.is_empty() && mark == Some(b',') && !whole.contains(|_: char| true))
    {
        return Err(Reading::Unclear);
    }
    let point = if decimals.is_empty() { "" } else { "." };
    let mut number = Decimal::default();
    let all = [sign, &whole, point, decimals];
    let written = all
        .iter()
        .flat_map(|part| part.bytes())
        .try_for_each(|byte| number.push(byte));
    written.map(|()| number).ok_or(Reading::Unclear)
}

/// A whole number without what groups its thousands: this sign, or a blank, or an apostrophe.
fn grouped(whole: &str, sign: char) -> Option<String> {
    if whole.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(whole.to_owned());
    }
    let is_group = |c: char| c == sign || c.is_whitespace() || matches!(c, '\'' | '’');
    let mut groups = whole.split(is_group);
    let first = groups.next()?;
    let digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let sound = (1..=3).contains(&first.len())
        && digits(first)
        && groups.all(|group| group.len() == 3 && digits(group));
    sound.then(|| whole.chars().filter(char::is_ascii_digit).collect())
}

/// Hours and minutes as hours, when that can be written exactly: `7:30`, `7u30`, `7 h 30`, `07:30:00`.
fn clock(text: &str) -> Option<Decimal> {
    let at = text.find([':', 'u', 'U', 'h', 'H'])?;
    let (hours, rest) = text.split_at_checked(at)?;
    let minutes = rest.get(1..)?.trim();
    let minutes = minutes
        .strip_suffix(":00")
        .unwrap_or(minutes)
        .trim_end_matches(['m', 'i', 'n', '\'']);
    let number = |text: &str, longest: usize| {
        let digits = (1..=longest).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        if digits { text.parse::<u32>().ok() } else { None }
    };
    let (hours, minutes) = (number(hours.trim(), 4)?, number(minutes.trim(), 2)?);
    // A minute is 0.01666… hours; three of them are 0.05.
    if minutes >= 60 || minutes % 3 != 0 {
        return None;
    }
    let hundredths = minutes / 3 * 5;
    let text = match (hundredths, hundredths % 10) {
        (0, _) => hours.to_string(),
        (_, 0) => format!("{hours}.{}", hundredths / 10),
        _ => format!("{hours}.{hundredths:02}"),
    };
    Decimal::of(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> String {
        match read(text, false) {
            Reading::Number(number, None) => number.as_str().to_owned(),
            Reading::Number(number, Some(unit)) => format!("{} {unit}", number.as_str()),
            Reading::Either => "either".to_owned(),
            Reading::Unclear => "unclear".to_owned(),
        }
    }

    #[test]
    fn commas_points_and_groups_are_read() {
        let cases = [
            ("7", "7"),
            ("7,5", "7.5"),
            ("7.5", "7.5"),
            ("7,50", "7.50"),
            ("0,125", "0.125"),
            ("1.250,5", "1250.5"),
            ("1,250.5", "1250.5"),
            ("1 250,5", "1250.5"),
            ("1\u{202f}250", "1250"),
            ("1.250.000", "1250000"),
            ("-2,5", "-2.5"),
            ("12.3456", "12.3456"),
            ("1250,125", "1250.125"),
        ];
        for (text, expected) in cases {
            assert_eq!(number(text), expected, "{text}");
        }
    }

    #[test]
    fn what_can_be_thousands_or_decimals_is_both() {
        assert_eq!(
            [number("1.250"), number("1,250"), number("125.000")],
            ["either"; 3]
        );
        assert!(matches!(read("1.125", true), Reading::Number(decimal, None) if decimal.as_str() == "1.125"));
        assert_eq!(read("1,125", true), Reading::Either);
    }

    #[test]
    fn hours_and_minutes_and_units_are_read() {
        let cases = [
            ("7:30", "7.5 hours"),
            ("7u30", "7.5 hours"),
            ("7 h 45", "7.75 hours"),
            ("07:36:00", "7.6 hours"),
            ("0:03", "0.05 hours"),
            ("8:00", "8 hours"),
            ("8 uur", "8 hours"),
            ("7,5u", "7.5 hours"),
            ("2 jours", "2 days"),
            ("1,5 d.", "1.5 days"),
            ("8h", "8 hours"),
            ("8 Std.", "8 hours"),
        ];
        for (text, expected) in cases {
            assert_eq!(number(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_not_read() {
        for text in [
            "",
            "acht",
            "7:20",
            "7:75",
            "1,2,3",
            "12,34.5",
            "7 x",
            "5 weken",
            "--1",
            ",5",
            "1e3",
            "12.34.567",
        ] {
            assert!(
                matches!(read(text, false), Reading::Unclear),
                "{text}: {}",
                number(text)
            );
        }
        assert_eq!(number(&"9".repeat(30)), "unclear");
    }
}
