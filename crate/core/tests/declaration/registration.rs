//! What can be wrong with a registration.

use crate::defect::{Defect, defect};
use fla_core::declaration::Rule;
use serde_json::{Value, json};

pub(crate) fn defects() -> Vec<Defect> {
    [
        members(),
        employer(),
        worker(),
        training(),
        period(),
        duration(),
        status_and_certificate(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn members() -> Vec<Defect> {
    vec![
        defect("worker", json!("85073003328"), Rule::MemberNotAnObject),
        defect("training.period", json!(["2024-05-14"]), Rule::MemberNotAnObject),
        defect("training.certificate", json!(true), Rule::MemberNotAnObject),
        defect("reference", json!(17), Rule::MemberNotText),
        defect("training.name", json!(["First aid"]), Rule::MemberNotText),
        defect(
            "training.period.startDate",
            json!(20_240_514),
            Rule::MemberNotText,
        ),
        defect(
            "training.countsForTrainingRight",
            json!("yes"),
            Rule::MemberNotBoolean,
        ),
        defect("training.certificate.obtained", json!(1), Rule::MemberNotBoolean),
        defect("cost", json!(125), Rule::MemberUnknown),
        defect("training.period.start", json!("2024-05-14"), Rule::MemberUnknown),
        defect("reference", json!("HR 17"), Rule::ReferencePattern),
        defect("reference", json!("x".repeat(61)), Rule::ReferencePattern),
        defect("source", json!("sector"), Rule::SourceUnknown),
        defect("jointCommittee", json!("20"), Rule::JointCommitteePattern),
        defect("jointCommittee", json!("305.2.9"), Rule::JointCommitteePattern),
    ]
}

fn employer() -> Vec<Defect> {
    const NUMBER: &str = "employer.enterpriseNumber";
    const ID: &str = "employer.employerId";
    vec![
        defect(NUMBER, None, Rule::EnterpriseNumberRequired),
        defect(NUMBER, json!("  "), Rule::EnterpriseNumberRequired),
        defect("employer", None, Rule::EnterpriseNumberRequired).said_at(NUMBER),
        defect(NUMBER, json!(202_239_951), Rule::EnterpriseNumberNotText).meant("0202239951"),
        defect(NUMBER, json!(1_000_000_021), Rule::EnterpriseNumberNotText).meant("1000000021"),
        defect(NUMBER, json!(5), Rule::EnterpriseNumberNotText),
        defect(NUMBER, json!("BE 0202.239.951"), Rule::EnterpriseNumberFormatted).meant("0202239951"),
        defect(NUMBER, json!("be0202239951"), Rule::EnterpriseNumberFormatted).meant("0202239951"),
        defect(
            NUMBER,
            json!("0202\u{a0}239\u{a0}951"),
            Rule::EnterpriseNumberFormatted,
        )
        .meant("0202239951"),
        defect(NUMBER, json!("202239951"), Rule::EnterpriseNumberNineDigits).meant("0202239951"),
        defect(NUMBER, json!("BE 202.239.951"), Rule::EnterpriseNumberNineDigits).meant("0202239951"),
        defect(NUMBER, json!("202239952"), Rule::EnterpriseNumberPattern),
        defect(NUMBER, json!("NL 0202239951"), Rule::EnterpriseNumberPattern),
        defect(NUMBER, json!("2147812701"), Rule::EnterpriseNumberEstablishment),
        defect(NUMBER, json!("0202239950"), Rule::EnterpriseNumberCheckDigits),
        defect(NUMBER, json!("0202.239.950"), Rule::EnterpriseNumberCheckDigits),
        defect(
            "training.provider.enterpriseNumber",
            json!("0884303360"),
            Rule::EnterpriseNumberCheckDigits,
        ),
        defect(ID, json!("one"), Rule::EmployerIdNotANumber),
        defect(ID, json!(true), Rule::EmployerIdNotANumber),
        defect(ID, json!("0001000-06"), Rule::EmployerIdFormatted).meant("100006"),
        defect(ID, json!("0001000-07"), Rule::EmployerIdCheckDigits),
        defect(ID, json!(100_006.5), Rule::EmployerIdNotANumber),
        defect(ID, json!(-1), Rule::EmployerIdRange),
        defect(ID, json!(6_000_000_000_u64), Rule::EmployerIdRange),
        defect(ID, json!(100_007), Rule::EmployerIdCheckDigits),
    ]
}

fn worker() -> Vec<Defect> {
    const SSIN: &str = "worker.ssin";
    vec![
        defect(SSIN, None, Rule::SsinRequired),
        defect(SSIN, Value::Null, Rule::SsinRequired),
        defect("worker", None, Rule::SsinRequired).said_at(SSIN),
        defect(SSIN, json!(85_073_003_328_u64), Rule::SsinNotText).meant("85073003328"),
        defect(SSIN, json!(4_021_500_659_u64), Rule::SsinNotText).meant("04021500659"),
        defect(SSIN, json!(12), Rule::SsinNotText),
        defect(SSIN, json!("85.07.30-033.28"), Rule::SsinFormatted).meant("85073003328"),
        defect(SSIN, json!(" 85073003328"), Rule::SsinFormatted).meant("85073003328"),
        defect(SSIN, json!("4021500659"), Rule::SsinLeadingZeros).meant("04021500659"),
        defect(SSIN, json!("10100105"), Rule::SsinLeadingZeros).meant("00010100105"),
        defect(SSIN, json!("4021500658"), Rule::SsinPattern),
        defect(SSIN, json!("8507300332"), Rule::SsinPattern),
        defect(SSIN, json!("81130103578"), Rule::SsinMonth),
        defect(SSIN, json!("81013203500"), Rule::SsinDay),
        defect(SSIN, json!("47060200096"), Rule::SsinSerial),
        defect(SSIN, json!("85073003329"), Rule::SsinCheckDigits),
        defect(SSIN, json!("85.07.30-033.29"), Rule::SsinCheckDigits),
        defect(SSIN, json!("81022903534"), Rule::SsinDate),
        defect(SSIN, json!("25010100145"), Rule::SsinFutureBirth),
    ]
}

fn training() -> Vec<Defect> {
    vec![
        defect("training.name", None, Rule::NameRequired),
        defect("training.name", json!(""), Rule::NameRequired),
        defect("training.nature", None, Rule::NatureRequired),
        defect("training.nature", json!("FORMAL"), Rule::NatureUnknown).meant("formal"),
        defect("training.nature", json!("other"), Rule::NatureUnknown),
        defect("training.countsForTrainingRight", None, Rule::CountsRequired),
        defect("training.result", json!(true), Rule::MemberNotText),
        defect("training.financing", json!({}), Rule::MemberNotText),
        defect("training.provider.name", json!(1), Rule::MemberNotText),
    ]
}

fn period() -> Vec<Defect> {
    const START: &str = "training.period.startDate";
    const END: &str = "training.period.endDate";
    vec![
        defect(START, None, Rule::StartDateRequired),
        defect(END, None, Rule::EndDateRequired),
        defect(START, json!("14/05/2024"), Rule::DateFormat).meant("2024-05-14"),
        defect(START, json!("14.5.2024"), Rule::DateFormat).meant("2024-05-14"),
        defect(START, json!("05/05/2024"), Rule::DateFormat).meant("2024-05-05"),
        defect(START, json!("2024/5/14"), Rule::DateFormat).meant("2024-05-14"),
        defect(START, json!("20240514"), Rule::DateFormat).meant("2024-05-14"),
        defect(START, json!(" 2024-05-14 "), Rule::DateFormat).meant("2024-05-14"),
        // The fourth of May or the fifth of April.
        defect(START, json!("04/05/2024"), Rule::DateFormat),
        // Which day this is depends on the time zone.
        defect(START, json!("2024-05-14T22:00:00Z"), Rule::DateFormat),
        defect(START, json!("14/05/24"), Rule::DateFormat),
        defect(START, json!("in May"), Rule::DateFormat),
        defect(START, json!("2024-02-30"), Rule::DateNonexistent),
        defect(END, json!("2024-13-01"), Rule::DateNonexistent),
        defect(END, json!("2024-05-13"), Rule::PeriodOrder),
        defect(START, json!("2023-12-31"), Rule::PeriodBefore2024),
    ]
}

fn duration() -> Vec<Defect> {
    const VALUE: &str = "training.duration.value";
    const UNIT: &str = "training.duration.unit";
    vec![
        defect(VALUE, None, Rule::DurationRequired),
        defect(VALUE, json!("7h30"), Rule::DurationNotANumber),
        defect(VALUE, json!([7]), Rule::DurationNotANumber),
        defect(VALUE, json!("7,5"), Rule::DurationDecimalComma).meant("7.5"),
        // Seven and a half, or seven thousand five hundred.
        defect(VALUE, json!("7,500"), Rule::DurationDecimalComma),
        defect(VALUE, json!("7.500,25"), Rule::DurationNotANumber),
        defect(VALUE, json!(0), Rule::DurationNotPositive),
        defect(VALUE, json!(-7.5), Rule::DurationNotPositive),
        defect(VALUE, json!(0.1 + 0.2), Rule::DurationDecimals),
        defect(VALUE, json!(1_000_000), Rule::DurationTooLarge),
        defect(VALUE, json!(48.01), Rule::DurationExceedsPeriod),
        defect(UNIT, None, Rule::UnitRequired),
        defect(UNIT, json!("Hours"), Rule::UnitUnknown).meant("hours"),
        defect(UNIT, json!("minutes"), Rule::UnitUnknown),
        // Seven and a half days in a period of two.
        defect(UNIT, json!("days"), Rule::DurationExceedsPeriod).said_at(VALUE),
    ]
}

fn status_and_certificate() -> Vec<Defect> {
    const STATUS: &str = "training.status";
    const OBTAINED: &str = "training.certificate.obtained";
    const VALID_UNTIL: &str = "training.certificate.validUntil";
    vec![
        defect(STATUS, None, Rule::StatusRequired),
        defect(STATUS, json!("Followed"), Rule::StatusUnknown).meant("followed"),
        defect(STATUS, json!("unsuitable"), Rule::StatusUnknown),
        defect(
            "training.period.endDate",
            json!("2025-01-01"),
            Rule::StatusFollowedEarly,
        )
        .said_at(STATUS),
        defect(OBTAINED, None, Rule::CertificateObtainedRequired),
        defect(VALID_UNTIL, json!("2024-05-14"), Rule::CertificateEndsEarly),
        defect(VALID_UNTIL, json!("forever"), Rule::DateFormat),
    ]
}
