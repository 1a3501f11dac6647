//! Each rule of the comparison.

use crate::given::{KIND, comparison, only, registration, right, speaking_of, verdicts};
use core::slice;
use fla_core::comparison::{Basis, Doubt, Verdict};
use fla_core::consultation::ConsultQuery;
use fla_core::declaration::{Field, Kind};
use serde_json::{Value, from_value, json};

fn same() -> Value {
    registration(&json!({}))
}

#[test]
fn a_record_on_both_sides_is_the_same_however_it_is_written() {
    let own = registration(&json!({
        "employer": {"enterpriseNumber": "BE 1000.000.021"},
        "worker": {"ssin": "85.40.00-001.27"},
        "training": {"name": " first  AID", "duration": {"value": "7.50"}},
    }));
    let outcome = only(&[own], &[same()]);
    assert_eq!(
        (outcome.verdict, outcome.basis),
        (Verdict::Same, Some(Basis::Contents))
    );
}

#[test]
fn members_and_codes_that_nobody_foresaw_are_tolerated() {
    let registered = registration(
        &json!({"id": "a", "href": "x", "evaluation": {"score": [1]}, "training": {"place": "Gent"}}),
    );
    assert_eq!(only(&[same()], &[registered]).verdict, Verdict::Same);
    let odd = registration(&json!({"training": {"status": "reserved", "duration": "PT7H"}}));
    let comparison = comparison(KIND, &[same()], &[odd, json!(["no record"]), json!(null)]);
    let outcomes = comparison.compare();
    assert_eq!(outcomes[0].verdict, Verdict::Different);
    let fields = [Field::DurationValue, Field::DurationUnit, Field::Status];
    assert_eq!(comparison.differences(0, 0), fields);
    assert_eq!(outcomes[1].verdict, Verdict::Extra);
    assert_eq!(outcomes.len(), 3);
}

#[test]
fn what_only_one_side_has_is_missing_or_extra() {
    let other = registration(&json!({"worker": {"ssin": "85400000226"}}));
    assert_eq!(verdicts(&[same()], &[]), [Verdict::Missing]);
    assert_eq!(verdicts(&[], &[same()]), [Verdict::Extra]);
    assert_eq!(verdicts(&[same()], &[other]), [Verdict::Missing, Verdict::Extra]);
}

#[test]
fn the_reference_comes_before_everything_else() {
    let own = registration(&json!({"reference": "A-1", "training": {"name": "Fire", "nature": "informal"}}));
    let registered = registration(&json!({"reference": "A-1", "id": "x"}));
    let comparison = comparison(KIND, &[own], &[same(), registered]);
    let outcomes = comparison.compare();
    assert_eq!(outcomes[0].basis, Some(Basis::Reference));
    assert_eq!(
        (outcomes[0].verdict, &*outcomes[0].registered),
        (Verdict::Different, &[1][..])
    );
    assert_eq!(comparison.differences(0, 1), [Field::Name, Field::Nature]);
    assert_eq!(outcomes[1].verdict, Verdict::Extra);
}

#[test]
fn a_reference_may_be_the_identifier_of_the_register() {
    let own = registration(&json!({"reference": "7c-9", "training": {"name": "Fire"}}));
    let registered = registration(&json!({"id": "7c-9", "reference": "of another sender"}));
    let comparison = comparison(KIND, &[own], &[registered]);
    assert_eq!(comparison.compare()[0].basis, Some(Basis::Id));
    assert_eq!(comparison.differences(0, 0), [Field::Name]);
}

#[test]
fn references_that_contradict_are_a_difference_and_one_alone_is_none() {
    let with = |reference| registration(&json!({"reference": reference}));
    assert_eq!(only(&[with("A")], &[with("B")]).verdict, Verdict::Different);
    assert_eq!(only(&[same()], &[with("B")]).verdict, Verdict::Same);
    assert_eq!(only(&[with("A")], &[same()]).verdict, Verdict::Same);
}

#[test]
fn another_quantity_of_the_same_training_is_a_difference() {
    let own = registration(&json!({"training": {"duration": {"value": 1, "unit": "days"}}}));
    let outcome = only(slice::from_ref(&own), &[same()]);
    assert_eq!(
        (outcome.verdict, outcome.basis),
        (Verdict::Different, Some(Basis::Occasion))
    );
    let differences = comparison(KIND, &[own], &[same()]).differences(0, 0);
    assert_eq!(differences, [Field::DurationValue, Field::DurationUnit]);
}

#[test]
fn other_days_or_another_name_are_in_doubt_with_both_sides_shown() {
    let later =
        registration(&json!({"training": {"period": {"startDate": "2025-06-02", "endDate": "2025-06-03"}}}));
    let renamed = registration(&json!({"training": {"name": "EHBO"}}));
    for (own, doubt) in [(later, Doubt::OtherDays), (renamed, Doubt::OtherName)] {
        let outcome = only(&[own], &[same()]);
        assert_eq!((outcome.verdict, outcome.doubt), (Verdict::Doubtful, Some(doubt)));
        assert_eq!((&*outcome.own, &*outcome.registered), (&[0][..], &[0][..]));
    }
    let next_year =
        registration(&json!({"training": {"period": {"startDate": "2026-03-10", "endDate": "2026-03-11"}}}));
    assert_eq!(
        verdicts(&[next_year], &[same()]),
        [Verdict::Missing, Verdict::Extra]
    );
}

#[test]
fn several_that_could_be_it_are_one_doubt() {
    let with = |nature, counts| {
        registration(&json!({"training": {"nature": nature, "countsForTrainingRight": counts}}))
    };
    let outcome = only(
        &[with("formal", true)],
        &[with("informal", true), with("formal", false)],
    );
    assert_eq!(
        (outcome.verdict, outcome.doubt),
        (Verdict::Doubtful, Some(Doubt::Several))
    );
    assert_eq!((&*outcome.own, &*outcome.registered), (&[0][..], &[0, 1][..]));
}

#[test]
fn the_same_more_often_on_one_side_is_a_doubt() {
    let with = |id| registration(&json!({"id": id}));
    let twice = only(&[same()], &[with("a"), with("b")]);
    assert_eq!((twice.doubt, twice.registered.len()), (Some(Doubt::Repeated), 2));
    let own = only(&[same(), same()], &[with("a")]);
    assert_eq!((own.doubt, own.own.len()), (Some(Doubt::Repeated), 2));
    assert_eq!(
        verdicts(&[same(), same()], &[with("a"), with("b")]),
        [Verdict::Same; 2]
    );
}

#[test]
fn what_says_the_same_as_a_registration_that_has_its_row_is_not_missing() {
    let with = |reference| registration(&json!({"reference": reference}));
    let outcomes = comparison(KIND, &[with("A"), same()], &[with("A")]).compare();
    assert_eq!(
        (outcomes[0].verdict, outcomes[0].doubt),
        (Verdict::Doubtful, Some(Doubt::Repeated))
    );
    assert_eq!(
        (&*outcomes[0].own, outcomes[1].verdict),
        (&[1][..], Verdict::Same)
    );
}

#[test]
fn a_withdrawn_registration_is_told_apart() {
    let withdrawn = registration(&json!({"id": "w", "training": {"status": "Cancelled"}}));
    let alone = only(&[], slice::from_ref(&withdrawn));
    assert_eq!(alone.verdict, Verdict::Withdrawn);
    let still_in_the_file = only(&[same()], slice::from_ref(&withdrawn));
    assert_eq!(still_in_the_file.verdict, Verdict::Withdrawn);
    assert_eq!(
        (still_in_the_file.own.len(), still_in_the_file.registered.len()),
        (1, 1)
    );
    // One that counts comes first.
    let outcomes = comparison(KIND, &[same()], &[withdrawn.clone(), same()]).compare();
    assert_eq!(
        (outcomes[0].verdict, &*outcomes[0].registered),
        (Verdict::Withdrawn, &[0][..])
    );
    assert_eq!(
        (outcomes[1].verdict, &*outcomes[1].registered),
        (Verdict::Same, &[1][..])
    );
    assert_eq!(
        only(slice::from_ref(&withdrawn), slice::from_ref(&withdrawn)).verdict,
        Verdict::Same
    );
}

#[test]
fn members_the_file_does_not_speak_of_are_no_difference() {
    let own = registration(&json!({"training": {"nature": null}}));
    let registered = registration(&json!({"source": "sigedis", "training": {"provider": {"name": "X"}}}));
    let fields = [Field::Ssin, Field::Name, Field::Status];
    let comparison = speaking_of(KIND, &fields, &[own], &[registered]);
    assert_eq!(comparison.compare()[0].verdict, Verdict::Same);
}

#[test]
fn an_item_that_came_on_two_pages_counts_once() {
    let with = |id| registration(&json!({"id": id}));
    let comparison = comparison(KIND, &[same()], &[with("a"), with("a")]);
    assert_eq!((comparison.registered_count(), comparison.twice()), (1, 1));
    assert_eq!(comparison.compare()[0].verdict, Verdict::Same);
}

#[test]
fn nothing_is_said_of_rows_that_were_not_asked_about() {
    let with = |mut criteria: Value| {
        criteria["kind"] = json!("trainingRegistration");
        if criteria.get("employer").is_none() {
            criteria["employer"] = json!("1000000021");
        }
        from_value::<ConsultQuery>(criteria).unwrap()
    };
    let verdict = |query: ConsultQuery, registered: &[Value]| {
        let mut comparison = comparison(KIND, &[same()], registered);
        comparison.add_asked(Some(query));
        comparison.compare()[0].verdict
    };
    let mut partial = comparison(KIND, &[same()], &[]);
    partial.add_asked(None);
    assert_eq!(partial.compare()[0].verdict, Verdict::Outside);
    for inside in [
        json!({}),
        json!({"year": 2025}),
        json!({"worker": "85400000127", "status": "followed"}),
        json!({"period": {"startDate": "2025-03-11", "endDate": "2025-12-31"}}),
    ] {
        assert_eq!(verdict(with(inside), &[]), Verdict::Missing);
    }
    for outside in [
        json!({"employer": "0202239951"}),
        json!({"year": 2024}),
        json!({"worker": "85400000226"}),
        json!({"status": "planned"}),
        json!({"period": {"startDate": "2025-03-12", "endDate": "2025-12-31"}}),
    ] {
        assert_eq!(verdict(with(outside.clone()), &[]), Verdict::Outside);
        assert_eq!(verdict(with(outside), &[same()]), Verdict::Same);
    }
}

#[test]
fn rights_are_told_apart_by_worker_year_kind_and_committee() {
    let sides = |own: Value, registered: Value| {
        let comparison = comparison(Kind::TrainingRight, &[right(&own)], &[right(&registered)]);
        let outcome = comparison.compare().remove(0);
        (outcome.verdict, outcome.doubt, comparison.differences(0, 0))
    };
    assert_eq!(
        sides(json!({}), json!({"amount": {"value": 5.0}})).0,
        Verdict::Same
    );
    let (verdict, _, fields) = sides(json!({"amount": {"value": 4}}), json!({}));
    assert_eq!((verdict, fields), (Verdict::Different, vec![Field::AmountValue]));
    let (verdict, _, fields) = sides(json!({"jointCommittee": "218"}), json!({}));
    assert_eq!(
        (verdict, fields),
        (Verdict::Different, vec![Field::JointCommittee])
    );
    assert_eq!(
        sides(json!({"kind": "sectoral"}), json!({})).1,
        Some(Doubt::OtherName)
    );
    assert_eq!(sides(json!({"year": 2024}), json!({})).0, Verdict::Missing);
}

#[test]
fn the_employers_of_a_file_are_named_once() {
    let other = registration(&json!({"employer": {"enterpriseNumber": "0202.239.951"}}));
    let comparison = comparison(KIND, &[same(), other, same()], &[]);
    assert_eq!(comparison.employers(), ["0202239951", "1000000021"]);
}
