//! Records that say the same, or of which the register can keep one only.

use super::SetFinding;
use crate::declaration::{EnterpriseNumber, Fingerprint, Period, RecordKey, Rule, Ssin, Subject, Year};
use std::collections::HashMap;

/// What makes two records the same.
#[derive(Eq, Hash, PartialEq)]
enum Identity {
    Reference(EnterpriseNumber, Fingerprint),
    Training(EnterpriseNumber, Ssin, Fingerprint, Period),
    Right(EnterpriseNumber, Ssin, Year, Fingerprint, Option<Fingerprint>),
}

/// Tells each record after the first of those that are the same, and names the first.
pub(super) fn check<'k>(rows: impl Iterator<Item = (usize, &'k RecordKey)>, findings: &mut Vec<SetFinding>) {
    let mut seen: HashMap<_, (usize, &RecordKey)> = HashMap::new();
    for (row, key) in rows {
        let reference = key.reference.map(|text| Identity::Reference(key.employer, text));
        for identity in reference.into_iter().chain([Identity::of(key)]) {
            let is_reference = matches!(identity, Identity::Reference(..));
            let (other, earlier) = *seen.entry(identity).or_insert((row, key));
            if other == row {
                continue;
            }
            let rule = if is_reference {
                Rule::SetReferenceTwice
            } else {
                sameness(earlier, key)
            };
            findings.push(SetFinding { row, rule, other });
        }
    }
}

impl Identity {
    const fn of(key: &RecordKey) -> Self {
        let &RecordKey { employer, worker, .. } = key;
        match key.subject {
            Subject::Training { name, period, .. } => Self::Training(employer, worker, name, period),
            Subject::Right {
                year,
                kind,
                joint_committee,
            } => Self::Right(employer, worker, year, kind, joint_committee),
        }
    }
}

/// Two registrations with references of their own are meant to be two.
fn sameness(earlier: &RecordKey, later: &RecordKey) -> Rule {
    let told_apart = earlier.reference.is_some() && later.reference.is_some();
    match later.subject {
        Subject::Right { .. } => Rule::SetRightTwice,
        Subject::Training { .. } if earlier.quantity == later.quantity && !told_apart => Rule::SetDuplicate,
        Subject::Training { .. } => Rule::SetSameTraining,
    }
}
