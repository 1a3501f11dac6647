//! What can be wrong with a right. What it has in common with a registration is tried there.

use crate::defect::{Defect, defect};
use fla_core::declaration::Rule;
use serde_json::json;

pub(crate) fn defects() -> Vec<Defect> {
    [subject(), year_and_kind(), amount(), carried_over(), agreements()]
        .into_iter()
        .flatten()
        .collect()
}

fn subject() -> Vec<Defect> {
    vec![
        defect("employer.enterpriseNumber", None, Rule::EnterpriseNumberRequired),
        defect("worker.ssin", json!("85.07.30-033.28"), Rule::SsinFormatted).meant("85073003328"),
        defect("reference", json!("HR-17"), Rule::MemberUnknown),
        defect("training", json!({}), Rule::MemberUnknown),
        defect("amount", json!(2), Rule::MemberNotAnObject),
        defect("automatic", json!("no"), Rule::MemberNotBoolean),
    ]
}

fn year_and_kind() -> Vec<Defect> {
    vec![
        defect("year", None, Rule::YearRequired),
        defect("year", json!("last"), Rule::YearNotANumber),
        defect("year", json!(2024.5), Rule::YearNotANumber),
        defect("year", json!(-2024), Rule::YearNotANumber),
        defect("year", json!([2024]), Rule::YearNotANumber),
        defect("year", json!(0), Rule::YearRange),
        defect("year", json!(10_000), Rule::YearRange),
        defect("year", json!("99999999999999999999999"), Rule::YearRange),
        defect("year", json!(2023), Rule::YearOutsideRegister),
        defect("year", json!("2026"), Rule::YearOutsideRegister),
        defect("kind", None, Rule::RightKindRequired),
        defect("kind", json!("Sectoral"), Rule::RightKindUnknown).meant("sectoral"),
        defect("kind", json!("employee"), Rule::RightKindUnknown),
    ]
}

fn amount() -> Vec<Defect> {
    const VALUE: &str = "amount.value";
    const UNIT: &str = "amount.unit";
    vec![
        defect(VALUE, None, Rule::AmountRequired),
        defect(VALUE, json!("two"), Rule::AmountNotANumber),
        defect(VALUE, json!(true), Rule::AmountNotANumber),
        defect(VALUE, json!("2,5"), Rule::AmountDecimalComma).meant("2.5"),
        defect(VALUE, json!(0), Rule::AmountNotPositive),
        defect(VALUE, json!("-2"), Rule::AmountNotPositive),
        defect(VALUE, json!(1.000_01), Rule::AmountDecimals),
        defect(VALUE, json!("1000000"), Rule::AmountTooLarge),
        defect(VALUE, json!(366.5), Rule::AmountExceedsYear),
        defect(UNIT, None, Rule::UnitRequired),
        defect(UNIT, json!("DAYS"), Rule::UnitUnknown).meant("days"),
    ]
}

fn carried_over() -> Vec<Defect> {
    vec![
        defect("carriedOver.value", None, Rule::AmountRequired),
        defect("carriedOver.value", json!("-1,5"), Rule::AmountDecimalComma).meant("-1.5"),
        defect("carriedOver.unit", None, Rule::UnitRequired),
        defect("carriedOver", json!("none"), Rule::MemberNotAnObject),
    ]
}

fn agreements() -> Vec<Defect> {
    const COMMITTEE: &str = "jointCommittee";
    const CBA: &str = "cbaNumber";
    vec![
        defect(COMMITTEE, None, Rule::JointCommitteeOfSector),
        defect(COMMITTEE, json!("20"), Rule::JointCommitteePattern),
        defect(COMMITTEE, json!("PC 200"), Rule::JointCommitteePattern).meant("200"),
        defect(COMMITTEE, json!("cp102.01"), Rule::JointCommitteePattern).meant("102.01"),
        defect(COMMITTEE, json!(200), Rule::MemberNotText).meant("200"),
        defect(COMMITTEE, json!(102.1), Rule::MemberNotText),
        defect(CBA, json!("99227/co/112"), Rule::CbaNumberPattern).meant("99227/CO/112"),
        defect(CBA, json!("99227 / CO / 112"), Rule::CbaNumberPattern).meant("99227/CO/112"),
        defect(CBA, json!("99227"), Rule::CbaNumberPattern),
        defect(CBA, json!("1234567/CO/112"), Rule::CbaNumberPattern),
        defect(CBA, json!(99_227), Rule::MemberNotText),
    ]
}
