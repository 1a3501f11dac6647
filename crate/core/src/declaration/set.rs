//! What the records of a set say about each other.
//!
//! A finding is about one record and names another. All of it takes n log n steps.

mod employers;
mod same;
mod time;

use super::{Field, Finding, RecordKey, Rule};

/// What one record of a set is told because of another.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct SetFinding {
    /// The record, by its place in the set.
    pub row: usize,
    /// What it breaks.
    pub rule: Rule,
    /// The record it breaks it with, by its place in the set.
    pub other: usize,
}

impl SetFinding {
    /// The field it is said at; `None` says it of the record as a whole.
    pub const fn field(&self) -> Option<Field> {
        match self.rule {
            Rule::SetMixedEmployers => Some(Field::EnterpriseNumber),
            Rule::SetReferenceTwice => Some(Field::Reference),
            Rule::SetOverlap => Some(Field::StartDate),
            Rule::SetHoursOfDay | Rule::SetDaysOfDay => Some(Field::DurationValue),
            _ => None,
        }
    }

    /// The finding, for the panel. `other`: what the other record is called there, such as the line of a file.
    pub fn to_finding(&self, other: impl ToString) -> Finding {
        let mut finding = Finding::new(self.rule, self.field().map_or("", Field::path));
        finding.param("other", other);
        finding
    }
}

/// Holds the records of a set to each other. `None` stands for a record with an error of its own, of which nothing is
/// said. `representative`: the records may be of different employers.
///
/// The findings come in the order of the records.
pub fn check(keys: &[Option<RecordKey>], representative: bool) -> Vec<SetFinding> {
    let rows = || {
        keys.iter()
            .enumerate()
            .filter_map(|(row, key)| Some((row, key.as_ref()?)))
    };
    let mut findings = Vec::new();
    if !representative {
        employers::check(rows, &mut findings);
    }
    same::check(rows(), &mut findings);
    time::check(rows(), &mut findings);
    findings.sort_by_key(|finding| finding.row);
    findings
}
