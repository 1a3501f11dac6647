//! A training right, and what its parts say about each other.

use super::reader::Reader;
use super::{agreements, employment, quantities};
use crate::declaration::digits::whole;
use crate::declaration::finding::quote;
use crate::declaration::{Field, Member, Open, Quantity, RightKind, Rule, TrainingRight, Unit, Year};
use core::ops::RangeInclusive;

/// The years the register has rights of: it began with 2024 and was closed at the end of 2025.
const REGISTERED: RangeInclusive<u16> = 2024..=2025;

pub(super) fn read<'v>(reader: &mut Reader<'v, '_>) -> Option<TrainingRight<'v>> {
    let employer = employment::employer(reader);
    let worker = employment::worker(reader);
    let year = year(reader);
    let kind = reader.required_text(Field::RightKind, Rule::RightKindRequired);
    let kind = kind.map(|text| reader.open_code(text, Field::RightKind, Rule::RightKindUnknown));
    let amount = quantities::amount(reader);
    if let (Some(year), Some(amount)) = (year, amount) {
        check_amount(reader, year, amount);
    }
    let joint_committee = agreements::joint_committee(reader);
    if kind == Some(Open::Known(RightKind::Sectoral))
        && reader.member(Field::JointCommittee) == Member::Absent
    {
        reader.report(Rule::JointCommitteeOfSector, Field::JointCommittee);
    }
    let cba_number = agreements::cba_number(reader);
    let carried_over = quantities::carried_over(reader);
    let automatic = reader.boolean(Field::Automatic);

    Some(TrainingRight {
        employer: employer?,
        worker: worker?,
        year: year?,
        kind: kind?,
        amount: amount?,
        joint_committee,
        cba_number,
        carried_over,
        automatic,
    })
}

fn year(reader: &mut Reader) -> Option<Year> {
    const YEAR: Field = Field::Year;
    let number = match reader.member(YEAR) {
        Member::Lost => return None,
        Member::Absent => {
            reader.report(Rule::YearRequired, YEAR);
            return None;
        }
        member => whole(member),
    };
    let number = number.map_err(|given| {
        reader
            .report(Rule::YearNotANumber, YEAR)
            .param("value", quote(&given));
    });
    let year = reader.judge(YEAR, Year::parse(number.ok()?))?;
    if !REGISTERED.contains(&year.number()) {
        let finding = reader.report(Rule::YearOutsideRegister, YEAR);
        finding
            .param("first", REGISTERED.start())
            .param("last", REGISTERED.end());
    }
    Some(year)
}

fn check_amount(reader: &mut Reader, year: Year, amount: Quantity) {
    let days = year.days();
    let most = match amount.unit {
        Unit::Hours => days.saturating_mul(24),
        Unit::Days => days,
    };
    if amount.value.exceeds(most) {
        let finding = reader.report(Rule::AmountExceedsYear, Field::AmountValue);
        finding.param("maximum", most);
    }
}
