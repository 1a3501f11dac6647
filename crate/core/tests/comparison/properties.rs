//! What holds of every comparison.

use crate::given::{KIND, comparison, registration};
use fla_core::comparison::{Comparison, Outcome, Verdict};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// A registration, of a few of everything so that much coincides.
fn a_record() -> impl Strategy<Value = Value> {
    let one = |texts: &'static [&'static str]| prop::sample::select(texts);
    (
        one(&["85400000127", "85400000226"]),
        one(&["First aid", "FIRST aid", "Fire", "Lifting"]),
        one(&["2025-03-10", "2025-03-11", "2024-03-10"]),
        one(&["1", "2", "7.5"]),
        one(&["formal", "informal"]),
        one(&["followed", "followed", "followed", "planned", "cancelled"]),
        prop::option::weighted(0.4, one(&["A", "B", "C"])),
    )
        .prop_map(|(worker, name, start, value, nature, status, reference)| {
            registration(&json!({
                "reference": reference,
                "worker": {"ssin": worker},
                "training": {
                    "name": name, "nature": nature, "status": status,
                    "period": {"startDate": start, "endDate": start},
                    "duration": {"value": value},
                },
            }))
        })
}

fn records() -> impl Strategy<Value = Vec<Value>> {
    prop::collection::vec(a_record(), 0..14)
}

fn shuffled() -> impl Strategy<Value = (Vec<Value>, Vec<Value>)> {
    records().prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle()))
}

/// How often each outcome came, told by what the records say and not by where they stood.
fn told(
    comparison: &Comparison,
    outcomes: &[Outcome],
    own: &[Value],
    registered: &[Value],
) -> BTreeMap<String, usize> {
    assert_eq!(comparison.own_count(), own.len());
    let mut counts = BTreeMap::new();
    for outcome in outcomes {
        let texts = |places: &[usize], side: &[Value]| {
            let mut texts: Vec<_> = places
                .iter()
                .filter_map(|at| side.get(*at))
                .map(Value::to_string)
                .collect();
            texts.sort();
            texts
        };
        // Records that nothing tells apart are the same: which of them belong together says nothing.
        let sides = (texts(&outcome.own, own), texts(&outcome.registered, registered));
        let told = match outcome.verdict {
            Verdict::Same => format!("{:?} {:?} {:?}", outcome.verdict, outcome.basis, sides.0),
            _ => format!(
                "{:?} {:?} {:?} {sides:?}",
                outcome.verdict, outcome.doubt, outcome.basis
            ),
        };
        *counts.entry(told).or_default() += 1;
    }
    counts
}

const fn swapped(verdict: Verdict) -> Verdict {
    match verdict {
        Verdict::Missing => Verdict::Extra,
        Verdict::Extra => Verdict::Missing,
        other => other,
    }
}

proptest! {
    #[test]
    fn a_set_and_itself_in_any_order_are_the_same((own, registered) in shuffled()) {
        let outcomes = comparison(KIND, &own, &registered).compare();
        prop_assert!(outcomes.iter().all(|outcome| outcome.verdict == Verdict::Same), "{outcomes:?}");
        prop_assert_eq!(outcomes.len(), own.len());
    }

    #[test]
    fn every_record_is_in_one_outcome(own in records(), registered in records()) {
        let outcomes = comparison(KIND, &own, &registered).compare();
        let all = |side: fn(&Outcome) -> &Vec<usize>| {
            let mut all: Vec<_> = outcomes.iter().flat_map(side).copied().collect();
            all.sort_unstable();
            all
        };
        prop_assert_eq!(all(|outcome| &outcome.own), (0..own.len()).collect::<Vec<_>>());
        prop_assert_eq!(all(|outcome| &outcome.registered), (0..registered.len()).collect::<Vec<_>>());
    }

    #[test]
    fn the_sides_swapped_say_the_same_the_other_way_round(own in records(), registered in records()) {
        let mut one = comparison(KIND, &own, &registered).compare();
        let mut other = comparison(KIND, &registered, &own).compare();
        for outcome in &mut other {
            outcome.verdict = swapped(outcome.verdict);
            core::mem::swap(&mut outcome.own, &mut outcome.registered);
        }
        let order = |outcome: &Outcome| (outcome.own.clone(), outcome.registered.clone());
        one.sort_by_key(order);
        other.sort_by_key(order);
        prop_assert_eq!(one, other);
    }

    #[test]
    fn the_order_of_the_records_decides_nothing(
        (own, own_again) in shuffled(),
        (registered, registered_again) in shuffled(),
    ) {
        let one = comparison(KIND, &own, &registered);
        let other = comparison(KIND, &own_again, &registered_again);
        prop_assert_eq!(
            told(&one, &one.compare(), &own, &registered),
            told(&other, &other.compare(), &own_again, &registered_again)
        );
    }

    #[test]
    fn a_record_that_is_taken_away_is_found_missing(own in prop::collection::vec(a_record(), 1..14), at in any::<prop::sample::Index>()) {
        let mut registered = own.clone();
        let taken = registered.remove(at.index(own.len()));
        let outcomes = comparison(KIND, &own, &registered).compare();
        let unsaid: Vec<_> = outcomes.iter().filter(|outcome| outcome.verdict != Verdict::Same).collect();
        prop_assert!(!unsaid.is_empty(), "nothing was said of {taken}");
    }
}
