//! What records say about each other.

use crate::given::today;
use fla_core::declaration::{Kind, RecordKey, Rule, SetFinding, check_record, set};
use serde_json::{Value, json};

/// The key of a training of a worker: name, first and last day, quantity.
fn training(ssin: &str, name: &str, days: [&str; 2], value: &str, unit: &str) -> Value {
    json!({
        "employer": { "enterpriseNumber": "0202239951" },
        "worker": { "ssin": ssin },
        "training": {
            "name": name,
            "nature": "formal",
            "period": { "startDate": days[0], "endDate": days[1] },
            "duration": { "value": value, "unit": unit },
            "status": "followed",
            "countsForTrainingRight": true,
        },
    })
}

const ANN: &str = "85073003328";
const BEN: &str = "93051822361";
const MAY: [&str; 2] = ["2024-05-14", "2024-05-15"];

fn ann(name: &str, days: [&str; 2], hours: &str) -> Value {
    training(ANN, name, days, hours, "hours")
}

fn with(mut record: Value, at: &str, value: Value) -> Value {
    let (group, name) = at.rsplit_once('/').unwrap();
    record.pointer_mut(group).unwrap()[name] = value;
    record
}

fn right(kind: &str) -> Value {
    json!({
        "employer": { "enterpriseNumber": "0202239951" },
        "worker": { "ssin": ANN },
        "year": 2024,
        "kind": kind,
        "amount": { "value": 2, "unit": "days" },
        "jointCommittee": "200",
    })
}

fn key(kind: Kind, record: &Value) -> Option<RecordKey> {
    check_record(kind, record, today(), &mut Vec::new())
}

fn judge(records: &[Value]) -> Vec<(usize, Rule, usize)> {
    judge_as(Kind::TrainingRegistration, records, false)
}

fn judge_as(kind: Kind, records: &[Value], representative: bool) -> Vec<(usize, Rule, usize)> {
    let keys: Vec<_> = records.iter().map(|record| key(kind, record)).collect();
    assert!(keys.iter().all(Option::is_some), "each record is sound by itself");
    set::check(&keys, representative)
        .into_iter()
        .map(|SetFinding { row, rule, other }| (row, rule, other))
        .collect()
}

/// Sets that break one rule each, at the last record and because of the first.
fn broken_sets() -> Vec<(Rule, Kind, Vec<Value>)> {
    let registrations = |rule, records| (rule, Kind::TrainingRegistration, records);
    vec![
        registrations(
            Rule::SetDuplicate,
            vec![ann("First aid", MAY, "7.5"), ann(" first  AID", MAY, "7.50")],
        ),
        registrations(
            Rule::SetSameTraining,
            vec![ann("First aid", MAY, "7.5"), ann("First aid", MAY, "3")],
        ),
        registrations(
            Rule::SetReferenceTwice,
            vec![
                with(ann("First aid", MAY, "7.5"), "/reference", json!("HR-1")),
                with(
                    training(BEN, "Fire", MAY, "4", "hours"),
                    "/reference",
                    json!("HR-1"),
                ),
            ],
        ),
        registrations(
            Rule::SetOverlap,
            vec![
                ann("First aid", MAY, "7.5"),
                ann("Fire", ["2024-05-15", "2024-05-20"], "4"),
            ],
        ),
        registrations(
            Rule::SetMixedEmployers,
            vec![
                ann("First aid", MAY, "7.5"),
                with(
                    training(BEN, "Fire", MAY, "4", "hours"),
                    "/employer/enterpriseNumber",
                    json!("0884303369"),
                ),
            ],
        ),
        (
            Rule::SetRightTwice,
            Kind::TrainingRight,
            vec![
                right("sectoral"),
                with(right("sectoral"), "/amount/value", json!(3)),
            ],
        ),
    ]
}

/// Every rule about a set that some set of these tests breaks.
pub(crate) fn broken() -> impl Iterator<Item = Rule> {
    let of_time = [Rule::SetHoursOfDay, Rule::SetDaysOfDay];
    broken_sets().into_iter().map(|(rule, ..)| rule).chain(of_time)
}

#[test]
fn each_set_breaks_its_one_rule() {
    for (rule, kind, records) in broken_sets() {
        assert_eq!(judge_as(kind, &records, false), [(1, rule, 0)]);
    }
}

#[test]
fn a_finding_stands_at_its_field_and_names_the_other_record() {
    let keys: Vec<_> = [ann("First aid", MAY, "1"), ann("Fire", MAY, "1")]
        .iter()
        .map(|record| key(Kind::TrainingRegistration, record))
        .collect();
    let found = set::check(&keys, false);
    let finding = found[0].to_finding("line 7");
    assert_eq!(finding.path, "training.period.startDate");
    assert_eq!(finding.code, "set.overlap");
    assert_eq!(
        (finding.params[0].name, finding.params[0].value.as_str()),
        ("other", "line 7")
    );
}

#[test]
fn records_that_only_look_alike_are_not_told() {
    let other_reference = |record, text: &str| with(record, "/reference", json!(text));
    for records in [
        // Two workers.
        vec![
            ann("First aid", MAY, "7.5"),
            training(BEN, "First aid", MAY, "7.5", "hours"),
        ],
        // Two periods.
        vec![
            ann("First aid", MAY, "7.5"),
            ann("First aid", ["2024-05-16"; 2], "7.5"),
        ],
        // Not followed: it took no time.
        vec![
            ann("First aid", MAY, "20"),
            with(ann("Fire", MAY, "40"), "/training/status", json!("notFollowed")),
        ],
        // References are told apart to the letter.
        vec![
            other_reference(ann("First aid", ["2024-05-14"; 2], "7.5"), "hr-1"),
            other_reference(ann("Fire", ["2024-05-15"; 2], "7.5"), "HR-1"),
        ],
    ] {
        assert_eq!(judge(&records), []);
    }
    // The sender says that it is two: worth a look, no more.
    let meant = [
        other_reference(ann("First aid", MAY, "7.5"), "HR-1"),
        other_reference(ann("First aid", MAY, "7.5"), "HR-2"),
    ];
    assert_eq!(judge(&meant), [(1, Rule::SetSameTraining, 0)]);
    let rights = [
        right("sectoral"),
        right("legal"),
        with(right("sectoral"), "/year", json!(2025)),
    ];
    assert_eq!(judge_as(Kind::TrainingRight, &rights, false), []);
}

#[test]
fn a_representative_declares_for_several_employers() {
    let (_, _, records) = broken_sets()
        .into_iter()
        .find(|(rule, ..)| *rule == Rule::SetMixedEmployers)
        .unwrap();
    assert_eq!(judge_as(Kind::TrainingRegistration, &records, true), []);
}

#[test]
fn a_record_with_an_error_of_its_own_is_passed_over() {
    let sound = key(Kind::TrainingRegistration, &ann("First aid", MAY, "7.5"));
    assert_eq!(set::check(&[None, sound, None], false), []);
}

#[test]
fn hours_fit_as_long_as_some_distribution_over_the_days_does() {
    // 30 hours on two days and 18 on one of them are the 48 hours there are.
    let full = [ann("A", MAY, "30"), ann("B", ["2024-05-14"; 2], "18")];
    assert_eq!(judge(&full), [(1, Rule::SetOverlap, 0)]);
    let too_full = [ann("A", MAY, "30"), ann("B", ["2024-05-14"; 2], "18.01")];
    let found = judge(&too_full);
    assert!(found.contains(&(0, Rule::SetHoursOfDay, 1)), "{found:?}");
    // Neither is more than its own period holds; on the fourteenth they are.
    let one_day = [
        ann("A", ["2024-05-14"; 2], "13"),
        ann("B", ["2024-05-14"; 2], "11.5"),
    ];
    assert!(judge(&one_day).contains(&(1, Rule::SetHoursOfDay, 0)));
}

#[test]
fn days_are_held_to_days_and_never_added_to_hours() {
    let of = |name, value, unit| training(ANN, name, MAY, value, unit);
    let found = judge(&[of("A", "1.5", "days"), of("B", "1", "days")]);
    assert!(found.contains(&(1, Rule::SetDaysOfDay, 0)), "{found:?}");
    let apart = judge(&[of("A", "2", "days"), of("B", "48", "hours")]);
    assert_eq!(apart, [(1, Rule::SetOverlap, 0)]);
}
