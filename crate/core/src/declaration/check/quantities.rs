//! Numbers with a unit.

use super::reader::Reader;
use crate::declaration::finding::quote;
use crate::declaration::{Amount, AmountFault, Field, Member, Quantity, Rule};

/// One place where a number with a unit stands, and what its rules are called there.
struct Place {
    value: Field,
    unit: Field,
    required: Rule,
    not_a_number: Rule,
    decimal_comma: Rule,
    decimals: Rule,
    too_large: Rule,
    /// Broken by zero and less, where these are no quantity.
    not_positive: Option<Rule>,
}

const DURATION: Place = Place {
    value: Field::DurationValue,
    unit: Field::DurationUnit,
    required: Rule::DurationRequired,
    not_a_number: Rule::DurationNotANumber,
    decimal_comma: Rule::DurationDecimalComma,
    decimals: Rule::DurationDecimals,
    too_large: Rule::DurationTooLarge,
    not_positive: Some(Rule::DurationNotPositive),
};

const AMOUNT: Place = Place {
    value: Field::AmountValue,
    unit: Field::AmountUnit,
    required: Rule::AmountRequired,
    not_a_number: Rule::AmountNotANumber,
    decimal_comma: Rule::AmountDecimalComma,
    decimals: Rule::AmountDecimals,
    too_large: Rule::AmountTooLarge,
    not_positive: Some(Rule::AmountNotPositive),
};

const CARRIED_OVER: Place = Place {
    value: Field::CarriedOverValue,
    unit: Field::CarriedOverUnit,
    not_positive: None,
    ..AMOUNT
};

/// The duration of a training, which must be there.
pub(super) fn duration(reader: &mut Reader) -> Option<Quantity> {
    quantity(reader, &DURATION)
}

/// The amount of a right, which must be there.
pub(super) fn amount(reader: &mut Reader) -> Option<Quantity> {
    quantity(reader, &AMOUNT)
}

/// What is carried over, if anything is said of it.
pub(super) fn carried_over(reader: &mut Reader) -> Option<Quantity> {
    if reader.are_absent(&[Field::CarriedOverValue, Field::CarriedOverUnit]) {
        return None;
    }
    quantity(reader, &CARRIED_OVER)
}

fn quantity(reader: &mut Reader, place: &Place) -> Option<Quantity> {
    let value = value(reader, place);
    let unit = reader.required_text(place.unit, Rule::UnitRequired);
    let unit = unit.and_then(|text| reader.code(text, place.unit, Rule::UnitUnknown));
    Some(Quantity {
        value: value?,
        unit: unit?,
    })
}

fn value(reader: &mut Reader, place: &Place) -> Option<Amount> {
    let member = reader.member(place.value);
    let parsed = match member {
        Member::Lost => return None,
        Member::Absent => {
            reader.report(place.required, place.value);
            return None;
        }
        Member::Text(text) => Amount::parse(text.trim()),
        Member::Number(number) => Amount::from_double(number),
        Member::Boolean(_) | Member::Other => Err(AmountFault::NotANumber),
    };
    let fault = match parsed {
        Ok(amount) if amount.is_positive() => return Some(amount),
        Ok(amount) => match place.not_positive {
            None => return Some(amount),
            Some(rule) => rule,
        },
        Err(AmountFault::NotANumber) => place.not_a_number,
        Err(AmountFault::Decimals) => place.decimals,
        Err(AmountFault::TooLarge) => place.too_large,
    };
    report(reader, place, fault, member);
    None
}

fn report(reader: &mut Reader, place: &Place, rule: Rule, given: Member) {
    let given = match given {
        Member::Text(text) => text.trim().to_owned(),
        Member::Number(number) => number.to_string(),
        _ => String::new(),
    };
    let with_point = given.replacen(',', ".", 1);
    if rule == place.not_a_number && Amount::parse(&with_point).is_ok() {
        let finding = reader.report(place.decimal_comma, place.value);
        // Three digits after a comma may be thousands.
        let decimals = given.split(',').nth(1).unwrap_or_default();
        finding.suggestion = Some(with_point).filter(|_| decimals.len() != 3);
        return;
    }
    let finding = reader.report(rule, place.value);
    finding.param("value", quote(&given));
    if rule == place.decimals {
        finding.param("maximum", Amount::DECIMALS);
    } else if rule == place.too_large {
        finding.param("maximum", Amount::MAX_WHOLE);
    }
}
