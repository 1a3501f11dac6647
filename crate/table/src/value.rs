//! What a cell says, given the field it is for: notation is read, and what can be read in two ways is said to be so.

pub mod day;
pub mod number;
mod words;

pub use words::fold;

use day::{IsoDay, Order};
use fla_core::declaration::{Field, Finding, Member, Rule};
use number::Decimal;
use serde_json::Value as Json;
use time::Date;

/// What a cell says.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Value<'t> {
    /// Nothing.
    #[default]
    Absent,
    /// Its text: of a field that is text on the wire too, or one that could not be read. The rules tell.
    Text(&'t str),
    /// A code of the wire.
    Code(&'static str),
    /// Yes or no.
    Boolean(bool),
    /// A day.
    Day(IsoDay),
    /// A number.
    Number(Decimal),
    /// It could be read, but not in one way only.
    Doubt(Doubt, &'t str),
}

/// Why a cell has no one meaning.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Doubt {
    /// One day or another.
    Days(Date, Date),
    /// The number of a day, and the day when it is sure.
    Serial(Option<Date>),
    /// Thousands or decimals.
    Number,
}

/// What is known of the file beside the cell.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// The day of the check.
    pub today: Date,
    /// Numbers come from a program, so that a point is a decimal point.
    pub exact: bool,
}

/// Reads a text for a field. The second result is the unit that stands behind a number.
pub fn read(field: Field, text: &str, order: Order, setting: Setting) -> (Value<'_>, Option<&'static str>) {
    if text.is_empty() {
        return (Value::Absent, None);
    }
    let mut unit = None;
    let value = match field {
        Field::StartDate | Field::EndDate | Field::CertificateValidUntil => {
            read_day(text, order, setting.today)
        }
        Field::DurationValue | Field::AmountValue | Field::CarriedOverValue => {
            match number::read(text, setting.exact) {
                number::Reading::Number(number, behind) => {
                    unit = behind;
                    Value::Number(number)
                }
                number::Reading::Either => Value::Doubt(Doubt::Number, text),
                number::Reading::Unclear => Value::Text(text),
            }
        }
        Field::CountsForTrainingRight | Field::CertificateObtained | Field::Automatic => {
            words::yes_no(text).map_or(Value::Text(text), Value::Boolean)
        }
        field => match words::codes(field).and_then(|codes| words::code(codes, text)) {
            Some(code) => Value::Code(code),
            None => Value::Text(text),
        },
    };
    (value, unit)
}

/// The unit that a heading names, when it names one: `Aantal uren`.
pub fn unit_in(heading: &str) -> Option<&'static str> {
    let units = words::codes(Field::DurationUnit)?;
    let folded = fold(heading);
    let mut named = folded
        .split(' ')
        .filter(|word| word.len() > 1)
        .filter_map(|word| words::code(units, word));
    let first = named.next()?;
    named.all(|other| other == first).then_some(first)
}

fn read_day(text: &str, order: Order, today: Date) -> Value<'_> {
    match day::read(text, order, today) {
        day::Reading::Day(day) => Value::Day(day.into()),
        // In the form of the wire, in which the rules see what is wrong with it.
        day::Reading::Nonexistent(day) => Value::Day(day),
        day::Reading::Either(one, other) => Value::Doubt(Doubt::Days(one, other), text),
        day::Reading::Serial(sure) => Value::Doubt(Doubt::Serial(sure), text),
        day::Reading::Unclear => Value::Text(text),
    }
}

impl Value<'_> {
    /// For the rules of the core.
    pub fn member(&self) -> Member<'_> {
        match self {
            Self::Boolean(value) => Member::Boolean(*value),
            Self::Doubt(..) => Member::Lost,
            _ => self.as_str().map_or(Member::Absent, Member::Text),
        }
    }

    /// As a text of the wire.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Absent => None,
            Self::Text(text) | Self::Doubt(_, text) => Some(text),
            Self::Code(code) => Some(code),
            Self::Boolean(value) => Some(if *value { "true" } else { "false" }),
            Self::Day(day) => Some(day.as_str()),
            Self::Number(number) => Some(number.as_str()),
        }
    }

    /// As a member of a draft: numbers are numbers, and what could not be read stays as it was written.
    pub fn to_json(&self, field: Field) -> Option<Json> {
        let text = self.as_str()?;
        Some(match (self, field) {
            (Self::Boolean(value), _) => Json::Bool(*value),
            (Self::Number(_), _) | (Self::Text(_), Field::EmployerId | Field::Year) => {
                serde_json::from_str(text)
                    .ok()
                    .filter(Json::is_number)
                    .unwrap_or_else(|| text.into())
            }
            _ => text.into(),
        })
    }

    /// What there is to say of a cell that has no one meaning.
    pub fn doubt(&self, field: Field) -> Option<Finding> {
        let Self::Doubt(doubt, text) = self else {
            return None;
        };
        let rule = match doubt {
            Doubt::Days(..) => Rule::DateAmbiguous,
            Doubt::Serial(_) => Rule::DateSerial,
            Doubt::Number => Rule::NumberAmbiguous,
        };
        let mut finding = Finding::new(rule, field.path());
        finding.param("value", text);
        match doubt {
            Doubt::Days(one, other) => {
                finding.param("first", IsoDay::from(*one).as_str());
                finding.param("second", IsoDay::from(*other).as_str());
            }
            Doubt::Serial(sure) => finding.suggestion = sure.map(|day| IsoDay::from(day).as_str().to_owned()),
            Doubt::Number => {}
        }
        Some(finding)
    }
}
