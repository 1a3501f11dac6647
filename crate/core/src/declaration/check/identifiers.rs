//! Numbers that identify, in the forms people write them.

use super::reader::{Member, Reader};
use crate::declaration::enterprise_number::without_separators;
use crate::declaration::{EmployerId, EnterpriseNumber, Rule, Ssin};
use serde_json::Value;
use time::Date;

/// A rule that is broken, and what would be right when that is certain.
type Fault = (Rule, Option<String>);

/// The worker's number, which must be there.
pub(super) fn ssin(reader: &mut Reader, member: &Member, path: &'static str) -> Option<Ssin> {
    let today = reader.today();
    let judged = match member {
        Member::Absent => Err((Rule::SsinRequired, None)),
        Member::Text(text) => judge_ssin(text, today),
        Member::Other(value) => {
            let padded = value.as_u64().map(|number| format!("{number:011}"));
            let suggestion = padded.filter(|text| Ssin::parse(text, today).is_ok());
            Err((Rule::SsinNotText, suggestion))
        }
    };
    settle(reader, judged, path)
}

/// An enterprise number, if there is one.
pub(super) fn enterprise_number(
    reader: &mut Reader,
    member: &Member,
    path: &'static str,
) -> Option<EnterpriseNumber> {
    let judged = match member {
        Member::Absent => return None,
        Member::Text(text) => judge_enterprise_number(text),
        Member::Other(value) => {
            let padded = value.as_u64().map(|number| format!("{number:010}"));
            let suggestion = padded.filter(|text| EnterpriseNumber::parse(text).is_ok());
            Err((Rule::EnterpriseNumberNotText, suggestion))
        }
    };
    settle(reader, judged, path)
}

/// An NSSO number, if there is one.
pub(super) fn employer_id(reader: &mut Reader, member: &Member, path: &'static str) -> Option<EmployerId> {
    let judged = match member {
        Member::Absent => return None,
        Member::Other(Value::Number(number)) => match (number.as_u64(), number.as_i64()) {
            (Some(number), _) => EmployerId::parse(number),
            (None, Some(_)) => Err(Rule::EmployerIdRange),
            (None, None) => Err(Rule::EmployerIdNotANumber),
        },
        _ => Err(Rule::EmployerIdNotANumber),
    };
    reader.judge(path, judged)
}

fn judge_ssin(text: &str, today: Date) -> Result<Ssin, Fault> {
    let bare = without_separators(text);
    match Ssin::parse(&bare, today) {
        Ok(ssin) if bare == text => Ok(ssin),
        Ok(ssin) => Err((Rule::SsinFormatted, Some(ssin.to_string()))),
        Err(Rule::SsinPattern) => {
            // A spreadsheet drops leading zeros: who was born from 2000 to 2009 has one, in January 2000 three.
            let padded = format!("{bare:0>11}");
            let cut = (8..=10).contains(&bare.len()) && Ssin::parse(&padded, today).is_ok();
            Err(if cut {
                (Rule::SsinLeadingZeros, Some(padded))
            } else {
                (Rule::SsinPattern, None)
            })
        }
        Err(rule) => Err((rule, None)),
    }
}

fn judge_enterprise_number(text: &str) -> Result<EnterpriseNumber, Fault> {
    match EnterpriseNumber::parse_written(text) {
        Ok(number) if number.as_str() == text => Ok(number),
        Ok(number) => {
            let nine = text.bytes().filter(u8::is_ascii_digit).count() == 9;
            let rule = if nine {
                Rule::EnterpriseNumberNineDigits
            } else {
                Rule::EnterpriseNumberFormatted
            };
            Err((rule, Some(number.to_string())))
        }
        Err(rule) => Err((rule, None)),
    }
}

fn settle<T>(reader: &mut Reader, judged: Result<T, Fault>, path: &'static str) -> Option<T> {
    match judged {
        Ok(value) => Some(value),
        Err((rule, suggestion)) => {
            reader.report(rule, path).suggestion = suggestion;
            None
        }
    }
}
