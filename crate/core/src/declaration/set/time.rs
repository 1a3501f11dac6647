//! The time of one worker: trainings on the same days, and more of them than the days can hold.

use super::SetFinding;
use crate::declaration::{Amount, Day, Fingerprint, RecordKey, Rule, Ssin, Subject, Unit};
use core::cmp::Reverse;
use std::collections::BinaryHeap;

/// A training that takes a worker's time.
#[derive(Clone, Copy)]
struct Taken {
    worker: Ssin,
    /// The first day and the last, counted from a day long ago.
    first: i32,
    last: i32,
    row: usize,
    name: Fingerprint,
    amount: Amount,
    unit: Unit,
}

impl Taken {
    fn of(row: usize, key: &RecordKey) -> Option<Self> {
        let Subject::Training {
            name,
            period,
            takes_time: true,
        } = key.subject
        else {
            return None;
        };
        let count = |day: Day| day.date().to_julian_day();
        Some(Self {
            worker: key.worker,
            first: count(period.start()),
            last: count(period.end()),
            row,
            name,
            amount: key.quantity.value,
            unit: key.quantity.unit,
        })
    }
}

/// Holds the trainings of each worker, by all employers of the set, to the days there are.
pub(super) fn check<'k>(rows: impl Iterator<Item = (usize, &'k RecordKey)>, findings: &mut Vec<SetFinding>) {
    let mut taken: Vec<_> = rows.filter_map(|(row, key)| Taken::of(row, key)).collect();
    taken.sort_unstable_by_key(|one| (one.worker, one.first, one.row));
    for worker in taken.chunk_by(|one, next| one.worker == next.worker) {
        if worker.len() > 1 {
            check_overlaps(worker, findings);
            check_room(worker, Unit::Hours, 24, Rule::SetHoursOfDay, findings);
            check_room(worker, Unit::Days, 1, Rule::SetDaysOfDay, findings);
        }
    }
}

/// Tells a training that begins before another has ended. The other is the one that lasts longest of those that began
/// before; more than one is not named. The same training twice is told elsewhere.
fn check_overlaps(worker: &[Taken], findings: &mut Vec<SetFinding>) {
    let mut longest: Option<Taken> = None;
    for one in worker {
        if let Some(other) = longest {
            let same = (other.name, other.first, other.last) == (one.name, one.first, one.last);
            if one.first <= other.last && !same {
                findings.push(SetFinding {
                    row: one.row,
                    rule: Rule::SetOverlap,
                    other: other.row,
                });
            }
        }
        longest = longest.filter(|other| other.last >= one.last).or(Some(*one));
    }
}

/// Tells trainings that no distribution over the days of their periods can make fit: `room` units on each day.
///
/// A record says how much, and between which days, not how much on which day. So nothing is added up by day. Instead
/// the days are filled one after the other, always with the training that ends first: if any distribution fits, this
/// one does (earliest deadline first is optimal for one machine; Horn, 1974). A training that alone exceeds its period
/// is told by the rule for one record and left out here. Hours and days are filled apart, since they are never
/// converted.
fn check_room(worker: &[Taken], unit: Unit, room: i64, rule: Rule, findings: &mut Vec<SetFinding>) {
    let day = Amount::SCALE * room;
    let work = |one: &Taken| Work {
        closes: (i64::from(one.last) + 1) * day,
        row: one.row,
        opens: i64::from(one.first) * day,
        left: one.amount.units(),
    };
    let of_unit = worker.iter().filter(|one| one.unit == unit).map(work);
    let mut coming = of_unit
        .filter(|work| work.opens + work.left <= work.closes)
        .peekable();
    let mut begun: BinaryHeap<Reverse<Work>> = BinaryHeap::new();
    let mut clock = 0;
    let mut before = 0;
    loop {
        if begun.is_empty() {
            let Some(next) = coming.peek() else { break };
            clock = next.opens.max(clock);
        }
        while let Some(work) = coming.next_if(|work| work.opens <= clock) {
            begun.push(Reverse(work));
        }
        let Some(Reverse(mut work)) = begun.pop() else {
            break;
        };
        let done = clock + work.left;
        if done > work.closes {
            findings.push(SetFinding {
                row: work.row,
                rule,
                other: before,
            });
            continue;
        }
        let next = coming.peek().map_or(done, |next| next.opens.min(done));
        work.left = done - next;
        clock = next;
        before = work.row;
        if work.left > 0 {
            begun.push(Reverse(work));
        }
    }
}

/// A training on the line of time, in units of an amount: when it can begin, when it must be done, how much is left.
/// What must be done first comes first.
#[derive(Eq, Ord, PartialEq, PartialOrd)]
struct Work {
    closes: i64,
    row: usize,
    opens: i64,
    left: i64,
}
