//! Numbers with a unit.

use super::reader::{Group, Member, Reader, quote};
use crate::declaration::{Amount, Quantity, Rule, Unit};
use serde_json::Value;

const VALUE: &str = "training.duration.value";
const UNIT: &str = "training.duration.unit";

/// The duration of a training, which must be there.
pub(super) fn duration(reader: &mut Reader, training: &Group) -> Option<Quantity> {
    let duration = reader.group(training, "training.duration", &["value", "unit"])?;
    let value = amount(reader, &duration.member(VALUE));
    let unit = reader.required_text(&duration, UNIT, Rule::UnitRequired);
    let unit = unit.and_then(|text| reader.code(text, UNIT, Rule::UnitUnknown, &UNITS));
    Some(Quantity {
        value: value?,
        unit: unit?,
    })
}

const UNITS: [(&str, Unit); 2] = [("hours", Unit::Hours), ("days", Unit::Days)];

fn amount(reader: &mut Reader, member: &Member) -> Option<Amount> {
    let text = match member {
        Member::Absent => {
            reader.report(Rule::DurationRequired, VALUE);
            return None;
        }
        Member::Text(text) => (*text).trim().to_owned(),
        // Written out again, a double has the digits it was read from.
        Member::Other(Value::Number(number)) => number.to_string(),
        Member::Other(_) => {
            reader.report(Rule::DurationNotANumber, VALUE);
            return None;
        }
    };
    match Amount::parse(&text) {
        Ok(amount) => Some(amount),
        Err(rule) => {
            report_amount(reader, &text, rule);
            None
        }
    }
}

fn report_amount(reader: &mut Reader, text: &str, rule: Rule) {
    let with_point = text.replacen(',', ".", 1);
    if rule == Rule::DurationNotANumber && Amount::parse(&with_point).is_ok() {
        let finding = reader.report(Rule::DurationDecimalComma, VALUE);
        // Three digits after a comma may be thousands.
        let decimals = text.split(',').nth(1).unwrap_or_default();
        finding.suggestion = Some(with_point).filter(|_| decimals.len() != 3);
        return;
    }
    let finding = reader.report(rule, VALUE);
    finding.param("value", quote(text));
    match rule {
        Rule::DurationDecimals => finding.param("maximum", Amount::DECIMALS),
        Rule::DurationTooLarge => finding.param("maximum", Amount::MAX_WHOLE),
        _ => finding,
    };
}
