//! Who acts for itself declares for one enterprise.

use super::SetFinding;
use crate::declaration::{RecordKey, Rule};
use core::cmp::Reverse;
use std::collections::HashMap;

/// The number that most records have is taken to be the right one; of several, the one that comes first.
pub(super) fn check<'k, R>(rows: impl Fn() -> R, findings: &mut Vec<SetFinding>)
where
    R: Iterator<Item = (usize, &'k RecordKey)>,
{
    let mut counted = HashMap::new();
    for (row, key) in rows() {
        let (count, _) = counted.entry(key.employer).or_insert((0_usize, row));
        *count = count.saturating_add(1);
    }
    let most = counted
        .into_iter()
        .max_by_key(|(_, (count, first))| (*count, Reverse(*first)));
    let Some((employer, (_, other))) = most else {
        return;
    };
    let others = rows().filter(|(_, key)| key.employer != employer);
    findings.extend(others.map(|(row, _)| SetFinding {
        row,
        rule: Rule::SetMixedEmployers,
        other,
    }));
}
