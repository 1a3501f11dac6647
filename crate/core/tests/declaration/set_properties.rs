//! The rules over a set against looking at every pair, and at every stretch of days.

use crate::given::today;
use fla_core::declaration::{Field, Kind, Member, Record, RecordKey, Rule, SetFinding, check_record, set};
use proptest::prelude::*;
use std::collections::HashSet;

/// A training in May 2024, of a few of everything so that much coincides.
#[derive(Clone, Debug)]
struct Sample {
    worker: &'static str,
    name: &'static str,
    days: (u32, u32),
    start: String,
    end: String,
    quantity: u32,
    hours: bool,
    value: String,
    reference: Option<&'static str>,
    employer: &'static str,
}

impl Record for Sample {
    fn member(&self, field: Field) -> Member<'_> {
        match field {
            Field::Reference => self.reference.map_or(Member::Absent, Member::Text),
            Field::EnterpriseNumber => Member::Text(self.employer),
            Field::Ssin => Member::Text(self.worker),
            Field::Name => Member::Text(self.name),
            Field::Nature => Member::Text("formal"),
            Field::StartDate => Member::Text(&self.start),
            Field::EndDate => Member::Text(&self.end),
            Field::DurationValue => Member::Text(&self.value),
            Field::DurationUnit => Member::Text(if self.hours { "hours" } else { "days" }),
            Field::Status => Member::Text("followed"),
            Field::CountsForTrainingRight => Member::Boolean(true),
            _ => Member::Absent,
        }
    }
}

fn a_sample() -> impl Strategy<Value = Sample> {
    (
        prop::sample::select(vec!["85073003328", "93051822361"]),
        prop::sample::select(vec!["First aid", "Fire", "Lifting"]),
        (1..8_u32, 0..4_u32),
        1..40_u32,
        any::<bool>(),
        prop::option::weighted(0.3, prop::sample::select(vec!["A", "B", "a"])),
        prop::sample::select(vec!["0202239951", "0202239951", "0884303369"]),
    )
        .prop_map(
            |(worker, name, (first, more), quantity, hours, reference, employer)| {
                let days = (first, first + more);
                Sample {
                    worker,
                    name,
                    days,
                    start: format!("2024-05-{:02}", days.0),
                    end: format!("2024-05-{:02}", days.1),
                    quantity: if hours { quantity } else { quantity % 5 + 1 },
                    hours,
                    value: if hours {
                        quantity.to_string()
                    } else {
                        (quantity % 5 + 1).to_string()
                    },
                    reference,
                    employer,
                }
            },
        )
}

fn keys(samples: &[Sample]) -> Vec<Option<RecordKey>> {
    let kind = Kind::TrainingRegistration;
    samples
        .iter()
        .map(|sample| check_record(kind, sample, today(), &mut Vec::new()))
        .collect()
}

fn told(found: &[SetFinding], rule: Rule) -> HashSet<usize> {
    found
        .iter()
        .filter(|one| one.rule == rule)
        .map(|one| one.row)
        .collect()
}

/// The rows with an earlier one that `is_like` it.
fn later(samples: &[Sample], is_like: impl Fn(&Sample, &Sample) -> bool) -> HashSet<usize> {
    (0..samples.len())
        .filter(|&row| {
            samples[..row]
                .iter()
                .any(|earlier| is_like(earlier, &samples[row]))
        })
        .collect()
}

/// Whether there is a stretch of days into which more has to go than there is room. That is so exactly when no
/// distribution fits (Hall's condition).
fn is_overfull(samples: &[&Sample], room: u32) -> bool {
    (1..12).any(|first| {
        (first..12).any(|last| {
            let inside = samples
                .iter()
                .filter(|one| first <= one.days.0 && one.days.1 <= last);
            inside.map(|one| one.quantity).sum::<u32>() > (last - first + 1) * room
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn the_same_records_are_those_found_by_looking_at_each_pair(
        samples in prop::collection::vec(a_sample(), 0..12),
    ) {
        let found = set::check(&keys(&samples), true);
        let references = later(&samples, |one, other| {
            one.reference.is_some() && one.reference == other.reference && one.employer == other.employer
        });
        prop_assert_eq!(told(&found, Rule::SetReferenceTwice), references);
        let same = later(&samples, |one, other| {
            (one.worker, one.name, one.days, one.employer) == (other.worker, other.name, other.days, other.employer)
        });
        let exact = told(&found, Rule::SetDuplicate);
        let rough = told(&found, Rule::SetSameTraining);
        prop_assert!(exact.is_disjoint(&rough));
        prop_assert_eq!(exact.union(&rough).copied().collect::<HashSet<_>>(), same);
        prop_assert!(found.iter().all(|one| one.row != one.other));
        prop_assert!(found.is_sorted_by_key(|one| one.row));
    }

    #[test]
    fn trainings_overlap_when_some_pair_shares_a_day(samples in prop::collection::vec(a_sample(), 0..8)) {
        let found = set::check(&keys(&samples), true);
        for one in found.iter().filter(|one| one.rule == Rule::SetOverlap) {
            let (row, other) = (&samples[one.row], &samples[one.other]);
            prop_assert!(row.worker == other.worker);
            prop_assert!(row.days.0 <= other.days.1 && other.days.0 <= row.days.1);
        }
        let shares = later(&samples, |one, other| {
            one.worker == other.worker
                && (one.name, one.days) != (other.name, other.days)
                && one.days.0 <= other.days.1
                && other.days.0 <= one.days.1
        });
        let same = later(&samples, |one, other| (one.worker, one.name, one.days) == (other.worker, other.name, other.days));
        prop_assert!(same.len() + told(&found, Rule::SetOverlap).len() > 0 || shares.is_empty());
    }

    #[test]
    fn too_much_for_the_days_is_told_exactly_when_no_distribution_fits(
        samples in prop::collection::vec(a_sample(), 0..10),
    ) {
        let found = set::check(&keys(&samples), true);
        for (hours, room, rule) in [(true, 24, Rule::SetHoursOfDay), (false, 1, Rule::SetDaysOfDay)] {
            let overfull = ["85073003328", "93051822361"].iter().any(|worker| {
                let fits_alone = |one: &&Sample| one.quantity <= (one.days.1 - one.days.0 + 1) * room;
                let of_worker = samples.iter().filter(|one| one.worker == *worker && one.hours == hours);
                is_overfull(&of_worker.filter(fits_alone).collect::<Vec<_>>(), room)
            });
            prop_assert_eq!(!told(&found, rule).is_empty(), overfull, "{:?}", rule);
        }
    }

    #[test]
    fn who_acts_for_itself_has_the_employer_of_most_records(samples in prop::collection::vec(a_sample(), 0..12)) {
        let found = set::check(&keys(&samples), false);
        let odd = told(&found, Rule::SetMixedEmployers);
        let ours: HashSet<_> = (0..samples.len()).filter(|row| !odd.contains(row)).map(|row| samples[row].employer).collect();
        prop_assert!(ours.len() <= 1);
        prop_assert!(odd.len() * 2 <= samples.len());
        prop_assert!(told(&set::check(&keys(&samples), true), Rule::SetMixedEmployers).is_empty());
    }
}
