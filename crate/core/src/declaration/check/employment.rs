//! For whose worker: what every record says.

use super::identifiers;
use super::reader::Reader;
use crate::declaration::{Employer, Field, Member, Rule, Worker};

/// The employer, who must be named.
pub(super) fn employer(reader: &mut Reader) -> Option<Employer> {
    if reader.member(Field::EnterpriseNumber) == Member::Absent {
        reader.report(Rule::EnterpriseNumberRequired, Field::EnterpriseNumber);
    }
    let enterprise_number = identifiers::enterprise_number(reader, Field::EnterpriseNumber);
    let employer_id = identifiers::employer_id(reader, Field::EmployerId);
    Some(Employer {
        enterprise_number: enterprise_number?,
        employer_id,
    })
}

/// The worker, who must be named.
pub(super) fn worker(reader: &mut Reader) -> Option<Worker> {
    let ssin = identifiers::ssin(reader, Field::Ssin)?;
    Some(Worker { ssin })
}
