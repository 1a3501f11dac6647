//! Records that say the same, or of which the register can keep one only.

use super::SetFinding;
use crate::declaration::{EnterpriseNumber, Fingerprint, Period, RecordKey, Rule, Ssin, Subject, Year};

/// What makes two records the same.
#[derive(Clone, Copy, Eq, Ord, PartialEq, PartialOrd)]
enum Identity {
    Reference(Fingerprint, EnterpriseNumber),
    Training(Ssin, Fingerprint, Period, EnterpriseNumber),
    Right(Ssin, Year, Fingerprint, Option<Fingerprint>, EnterpriseNumber),
}

impl Identity {
    const fn of(key: &RecordKey) -> Self {
        let &RecordKey { employer, worker, .. } = key;
        match key.subject {
            Subject::Training { name, period, .. } => Self::Training(worker, name, period, employer),
            Subject::Right {
                year,
                kind,
                joint_committee,
            } => Self::Right(worker, year, kind, joint_committee, employer),
        }
    }
}

/// Tells each record after the first of those that are the same, and names the first.
pub(super) fn check<'k>(rows: impl Iterator<Item = (usize, &'k RecordKey)>, findings: &mut Vec<SetFinding>) {
    let mut all = Vec::new();
    for (row, key) in rows {
        all.push((Identity::of(key), row, key));
        if let Some(reference) = key.reference {
            all.push((Identity::Reference(reference, key.employer), row, key));
        }
    }
    all.sort_unstable_by_key(|(identity, row, _)| (*identity, *row));
    for same in all.chunk_by(|(one, ..), (other, ..)| one == other) {
        let [(identity, other, first), later @ ..] = same else {
            continue;
        };
        findings.extend(later.iter().map(|(_, row, key)| SetFinding {
            row: *row,
            rule: match identity {
                Identity::Reference(..) => Rule::SetReferenceTwice,
                Identity::Right(..) => Rule::SetRightTwice,
                Identity::Training(..) if is_duplicate(first, key) => Rule::SetDuplicate,
                Identity::Training(..) => Rule::SetSameTraining,
            },
            other: *other,
        }));
    }
}

/// Of a training they agree on, nothing tells them apart. Two references of the sender do: two are meant.
fn is_duplicate(first: &RecordKey, later: &RecordKey) -> bool {
    let told_apart = first.reference.is_some() && later.reference.is_some();
    first.quantity == later.quantity && !told_apart
}
