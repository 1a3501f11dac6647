//! Joint committees and collective agreements. Whatever stands there is sent: no official form is public.

use super::reader::Reader;
use crate::declaration::digits::whole;
use crate::declaration::{CbaNumber, Field, JointCommittee, Member, Open, Rule};

/// The joint committee, if one is named.
pub(super) fn joint_committee<'v>(reader: &mut Reader<'v, '_>) -> Option<Open<'v, JointCommittee<'v>>> {
    const FIELD: Field = Field::JointCommittee;
    if let member @ Member::Number(_) = reader.member(FIELD) {
        // A spreadsheet keeps 200 as a number. One with decimals may have lost a zero.
        let written = whole(member).ok().map(|number| number.to_string());
        let finding = reader.report(Rule::MemberNotText, FIELD);
        finding.suggestion = written.filter(|text| JointCommittee::parse(text).is_some());
        return None;
    }
    let text = reader.text(FIELD)?;
    if let Some(committee) = JointCommittee::parse(text) {
        return Some(Open::Known(committee));
    }
    let meant = JointCommittee::parse_written(text);
    let finding = reader.report(Rule::JointCommitteePattern, FIELD);
    finding.suggestion = meant.map(|committee| committee.as_ref().to_owned());
    Some(Open::Other(text))
}

/// The agreement, if one is named.
pub(super) fn cba_number<'v>(reader: &mut Reader<'v, '_>) -> Option<Open<'v, CbaNumber<'v>>> {
    let text = reader.text(Field::CbaNumber)?;
    if let Some(number) = CbaNumber::parse(text) {
        return Some(Open::Known(number));
    }
    let meant: String = text.split_whitespace().collect::<String>().to_ascii_uppercase();
    let finding = reader.report(Rule::CbaNumberPattern, Field::CbaNumber);
    finding.suggestion = CbaNumber::parse(&meant).is_some().then_some(meant);
    Some(Open::Other(text))
}
