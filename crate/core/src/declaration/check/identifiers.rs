//! Numbers that identify, in the forms people write them.

use super::reader::Reader;
use crate::declaration::digits::{whole, without_separators};
use crate::declaration::{EmployerId, EnterpriseNumber, Field, Member, Rule, Ssin};
use time::Date;

/// A rule that is broken, and what would be right when that is certain.
type Fault = (Rule, Option<String>);

/// The worker's number, which must be there.
pub(super) fn ssin(reader: &mut Reader, field: Field) -> Option<Ssin> {
    let today = reader.today();
    let judged = match reader.member(field) {
        Member::Lost => return None,
        Member::Absent => Err((Rule::SsinRequired, None)),
        Member::Text(text) => Ssin::parse(text, today).map_err(|rule| explain_ssin(text, rule, today)),
        member => {
            let padded = whole(member).map(|number| format!("{number:011}")).ok();
            let suggestion = padded.filter(|text| Ssin::parse(text, today).is_ok());
            Err((Rule::SsinNotText, suggestion))
        }
    };
    settle(reader, judged, field)
}

/// An enterprise number, if there is one.
pub(super) fn enterprise_number(reader: &mut Reader, field: Field) -> Option<EnterpriseNumber> {
    let judged = match reader.member(field) {
        Member::Lost | Member::Absent => return None,
        Member::Text(text) => EnterpriseNumber::parse(text).map_err(|_| explain_enterprise_number(text)),
        member => {
            let padded = whole(member).map(|number| format!("{number:010}")).ok();
            let suggestion = padded.filter(|text| EnterpriseNumber::parse(text).is_ok());
            Err((Rule::EnterpriseNumberNotText, suggestion))
        }
    };
    settle(reader, judged, field)
}

/// An NSSO number, if there is one.
pub(super) fn employer_id(reader: &mut Reader, field: Field) -> Option<EmployerId> {
    let judged = match reader.member(field) {
        Member::Lost | Member::Absent => return None,
        member => match whole(member) {
            Ok(number) => EmployerId::parse(number).map_err(|rule| (rule, None)),
            Err(given) => Err(explain_employer_id(&given, matches!(member, Member::Text(_)))),
        },
    };
    settle(reader, judged, field)
}

/// Why a text is no SSIN as it stands.
fn explain_ssin(text: &str, rule: Rule, today: Date) -> Fault {
    let bare = without_separators(text);
    match Ssin::parse(&bare, today) {
        Ok(ssin) => (Rule::SsinFormatted, Some(ssin.to_string())),
        Err(Rule::SsinPattern) => {
            // A spreadsheet drops leading zeros: who was born from 2000 to 2009 has one, in January 2000 three.
            let padded = format!("{bare:0>11}");
            if (8..=10).contains(&bare.len()) && Ssin::parse(&padded, today).is_ok() {
                (Rule::SsinLeadingZeros, Some(padded))
            } else {
                (rule, None)
            }
        }
        Err(rule) => (rule, None),
    }
}

/// Why a text is no enterprise number as it stands.
fn explain_enterprise_number(text: &str) -> Fault {
    match EnterpriseNumber::parse_written(text) {
        Ok(number) => {
            let nine = text.bytes().filter(u8::is_ascii_digit).count() == 9;
            let rule = if nine {
                Rule::EnterpriseNumberNineDigits
            } else {
                Rule::EnterpriseNumberFormatted
            };
            (rule, Some(number.to_string()))
        }
        Err(rule) => (rule, None),
    }
}

/// Why what is no whole number is no NSSO number either. Dots are separators in a text only.
fn explain_employer_id(given: &str, is_text: bool) -> Fault {
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if given.strip_prefix('-').is_some_and(are_digits) {
        return (Rule::EmployerIdRange, None);
    }
    let bare = without_separators(given);
    if !is_text || !are_digits(&bare) {
        return (Rule::EmployerIdNotANumber, None);
    }
    match EmployerId::parse(bare.parse().unwrap_or(u64::MAX)) {
        Ok(id) => (Rule::EmployerIdFormatted, Some(id.number().to_string())),
        Err(rule) => (rule, None),
    }
}

fn settle<T>(reader: &mut Reader, judged: Result<T, Fault>, field: Field) -> Option<T> {
    match judged {
        Ok(value) => Some(value),
        Err((rule, suggestion)) => {
            reader.report(rule, field).suggestion = suggestion;
            None
        }
    }
}
