use crate::defect::{Defect, defect, sound};
use crate::given::today;
use crate::{registration, right, set};
use fla_core::declaration::{Kind, Rule, check};
use serde_json::json;
use std::collections::HashSet;

fn defects() -> Vec<Defect> {
    let rights = right::defects().into_iter().map(Defect::of_a_right);
    registration::defects().into_iter().chain(rights).collect()
}

#[test]
fn a_sound_record_has_no_finding() {
    for kind in Kind::ALL {
        let record = sound(kind);
        let checked = check(kind, &record, today());
        assert_eq!(checked.findings, []);
        assert_eq!(
            checked.declaration.map(|declaration| declaration.kind()),
            Some(kind)
        );
    }
}

#[test]
fn each_defect_gives_its_one_finding_at_its_field() {
    for defect in defects() {
        let findings = defect.findings();
        let [finding] = findings.as_slice() else {
            panic!("{} = {:?}: {findings:?}", defect.at, defect.value);
        };
        let said = (finding.path.as_ref(), finding.code, finding.suggestion.as_deref());
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
        for kind in Kind::ALL {
            let findings = check(kind, &value, today()).findings;
            assert_eq!(findings.len(), 1, "{value}");
            assert_eq!(findings[0].code, Rule::RecordNotAnObject.code());
        }
    }
}

#[test]
fn an_empty_record_asks_for_every_required_field_once() {
    let findings = check(Kind::TrainingRegistration, &json!({}), today()).findings;
    let paths: Vec<_> = findings.iter().map(|finding| finding.path.as_ref()).collect();
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
    let mut record = sound(Kind::TrainingRegistration);
    record["training"]["status"] = json!("planned");
    record["training"]["period"] = json!({ "startDate": "2025-03-03", "endDate": "2025-03-04" });
    assert_eq!(check(Kind::TrainingRegistration, &record, today()).findings, []);
}

#[test]
fn every_rule_has_a_defect_that_breaks_it() {
    let mut broken: HashSet<_> = defects().iter().map(|defect| defect.rule).collect();
    broken.extend(set::broken());
    broken.insert(Rule::RecordNotAnObject);
    // Only a table knows the column a cell stands in: `crate/table` tries these.
    broken.extend([Rule::DateAmbiguous, Rule::DateSerial, Rule::NumberAmbiguous]);
    let missing: Vec<_> = Rule::ALL.iter().filter(|rule| !broken.contains(rule)).collect();
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
