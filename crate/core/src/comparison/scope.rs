//! Whether a record of the own file would have been among what was looked up.

use super::kept::Kept;
use crate::consultation::{ConsultQuery, RegisterKind};
use crate::declaration::Field;

/// Whether a record meets the criteria of a question. A day that cannot be read meets none.
pub(super) fn covers(query: &ConsultQuery, own: &Kept, at: usize) -> bool {
    let text = |field| own.text(at, field);
    let is_worker = query
        .worker
        .as_deref()
        .is_none_or(|worker| worker == text(Field::Ssin));
    let is_status = query
        .status
        .as_deref()
        .is_none_or(|status| status == text(Field::Status));
    query.employer == text(Field::EnterpriseNumber) && is_worker && is_status && is_then(query, own, at)
}

fn is_then(query: &ConsultQuery, own: &Kept, at: usize) -> bool {
    let text = |field| own.text(at, field);
    if query.kind != RegisterKind::TrainingRegistration {
        let year = query.year.map(|year| year.to_string());
        return year.is_none_or(|year| year == text(Field::Year));
    }
    // Days in ISO 8601 are in order as texts are.
    let shares = |first: &str, last: &str| {
        let (start, end) = (text(Field::StartDate), text(Field::EndDate));
        !start.is_empty() && start <= last && (if end.is_empty() { start } else { end }) >= first
    };
    let in_year = query
        .year
        .is_none_or(|year| shares(&format!("{year}-01-01"), &format!("{year}-12-31")));
    let in_period = query
        .period
        .as_ref()
        .is_none_or(|period| shares(&period.start_date, &period.end_date));
    in_year && in_period
}
