use crate::given::today;
use fla_core::declaration::{Finding, Rule, check};
use serde_json::{Value, json};
use std::collections::HashSet;

/// A record without a finding.
fn sound() -> Value {
    json!({
        "reference": "HR/2024-17",
        "employer": { "enterpriseNumber": "0202239951", "employerId": 100_006 },
        "worker": { "ssin": "85073003328" },
        "training": {
            "name": "First aid at work",
            "nature": "formal",
            "period": { "startDate": "2024-05-14", "endDate": "2024-05-15" },
            "duration": { "value": 7.5, "unit": "hours" },
            "status": "followed",
            "countsForTrainingRight": true,
            "certificate": { "obtained": true, "validUntil": "2027-05-15" },
            "result": "passed",
            "financing": "own",
            "provider": { "enterpriseNumber": "0884303369", "name": "Example Training Centre" },
        },
        "jointCommittee": "200",
        "source": "employer",
    })
}

/// One defect: where, what stands there instead (`None`: nothing), and what must be said of it.
struct Defect {
    at: &'static str,
    value: Option<Value>,
    rule: Rule,
    path: &'static str,
    suggestion: Option<&'static str>,
}

fn defect(at: &'static str, value: impl Into<Option<Value>>, rule: Rule) -> Defect {
    Defect {
        at,
        value: value.into(),
        rule,
        path: at,
        suggestion: None,
    }
}

impl Defect {
    fn said_at(self, path: &'static str) -> Self {
        Self { path, ..self }
    }

    fn meant(self, suggestion: &'static str) -> Self {
        Self {
            suggestion: Some(suggestion),
            ..self
        }
    }

    fn findings(&self) -> Vec<Finding> {
        let mut record = sound();
        let (group, name) = self.at.rsplit_once('.').unwrap_or(("", self.at));
        let pointer = if group.is_empty() {
            String::new()
        } else {
            format!("/{}", group.replace('.', "/"))
        };
        let members = record.pointer_mut(&pointer).unwrap().as_object_mut().unwrap();
        match &self.value {
            Some(value) => members.insert(name.into(), value.clone()),
            None => members.remove(name),
        };
        check(&record, today()).findings
    }
}

fn defects() -> Vec<Defect> {
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
        defect(ID, json!("100006"), Rule::EmployerIdNotANumber),
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

#[test]
fn a_sound_record_has_no_finding() {
    let checked = check(&sound(), today());
    assert_eq!(checked.findings, []);
    assert!(checked.registration.is_some());
}

#[test]
fn each_defect_gives_its_one_finding_at_its_field() {
    for defect in defects() {
        let findings = defect.findings();
        let [finding] = findings.as_slice() else {
            panic!("{} = {:?}: {findings:?}", defect.at, defect.value);
        };
        let said = (finding.path.as_str(), finding.code, finding.suggestion.as_deref());
        let expected = (defect.path, defect.rule.code(), defect.suggestion);
        assert_eq!(said, expected, "{} = {:?}", defect.at, defect.value);
        assert_eq!(finding.severity, defect.rule.severity());
    }
}

#[test]
fn following_a_suggestion_leaves_no_finding() {
    for defect in defects().into_iter().filter(|defect| defect.suggestion.is_some()) {
        let repaired = Defect {
            value: defect.suggestion.map(Into::into),
            ..defect
        };
        assert_eq!(repaired.findings(), [], "{}", repaired.at);
    }
}

#[test]
fn days_in_the_wrong_order_are_offered_to_be_swapped() {
    let findings = defect("training.period.endDate", json!("2024-05-13"), Rule::PeriodOrder).findings();
    assert_eq!(findings[0].swap_with, Some("training.period.startDate"));
    assert_eq!(findings[0].suggestion, None);
}

#[test]
fn what_is_no_record_at_all_is_one_finding() {
    for value in [json!(null), json!([]), json!("x"), json!(1)] {
        let findings = check(&value, today()).findings;
        assert_eq!(findings.len(), 1, "{value}");
        assert_eq!(findings[0].code, Rule::RecordNotAnObject.code());
    }
}

#[test]
fn an_empty_record_asks_for_every_required_field_once() {
    let findings = check(&json!({}), today()).findings;
    let paths: Vec<_> = findings.iter().map(|finding| finding.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "employer.enterpriseNumber",
            "worker.ssin",
            "training.name",
            "training.nature",
            "training.period.startDate",
            "training.period.endDate",
            "training.duration.value",
            "training.duration.unit",
            "training.status",
            "training.countsForTrainingRight",
        ]
    );
    assert!(findings.iter().all(|finding| finding.code.ends_with(".required")));
}

#[test]
fn a_planned_training_may_lie_in_the_future() {
    let mut record = sound();
    record["training"]["status"] = json!("planned");
    record["training"]["period"] = json!({ "startDate": "2025-03-03", "endDate": "2025-03-04" });
    assert_eq!(check(&record, today()).findings, []);
}

#[test]
fn every_rule_has_a_defect_that_breaks_it() {
    let broken: HashSet<_> = defects().iter().map(|defect| defect.rule).collect();
    let missing: Vec<_> = Rule::ALL
        .iter()
        .filter(|rule| !broken.contains(rule) && **rule != Rule::RecordNotAnObject)
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_code_is_unique_and_well_formed() {
    let codes: HashSet<_> = Rule::ALL.iter().map(|rule| rule.code()).collect();
    assert_eq!(codes.len(), Rule::ALL.len());
    for code in codes {
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "._".contains(c);
        assert!(
            code.matches('.').count() == 1 && code.chars().all(allowed),
            "{code}"
        );
    }
}
