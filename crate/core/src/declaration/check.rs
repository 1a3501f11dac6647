//! From a record as somebody wrote it to findings and, when none is an error, to the typed record.

mod agreements;
mod dates;
mod employment;
mod identifiers;
mod quantities;
mod reader;
mod registration;
mod right;

use super::{CheckReport, Finding, Kind, Record, RecordKey, TrainingRegistration, TrainingRight};
use reader::Reader;
use serde::Serialize;
use serde_json::Value;
use time::Date;

/// A complete record of either kind, ready to be sent. It serialises to the body of its operation.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Declaration<'v> {
    /// One training of one worker.
    TrainingRegistration(TrainingRegistration<'v>),
    /// One right of one worker.
    TrainingRight(TrainingRight<'v>),
}

impl Declaration<'_> {
    /// What is declared.
    pub const fn kind(&self) -> Kind {
        match self {
            Self::TrainingRegistration(_) => Kind::TrainingRegistration,
            Self::TrainingRight(_) => Kind::TrainingRight,
        }
    }
}

/// What a check gave.
#[derive(Clone, Debug)]
pub struct Checked<'v> {
    /// What the record's form is not; then, in the order of its fields, what is to be said of them.
    pub findings: Vec<Finding>,
    /// The record, when no finding is an error.
    pub declaration: Option<Declaration<'v>>,
}

impl Checked<'_> {
    /// The findings, and whether the record can be sent, for the panel.
    pub fn into_report(self) -> CheckReport {
        CheckReport {
            ready: self.declaration.is_some(),
            findings: self.findings,
        }
    }
}

/// Holds one record in JSON to every [`Rule`](super::Rule) about records of its kind.
///
/// A member of the wrong type is a finding like any other. `null` and a text of blanks count as absent: forms and
/// spreadsheets leave them behind, and the Belgif REST guide wants neither sent. Nothing is repaired on the way: what
/// is certain is a suggestion, and the user's to follow.
///
/// That the register is closed is no finding about a record; see [`calendar`](super::calendar()).
pub fn check(kind: Kind, value: &Value, today: Date) -> Checked<'_> {
    let mut findings = Vec::new();
    let declaration = read(kind, value, today, &mut findings);
    Checked {
        findings,
        declaration,
    }
}

/// Holds one record, wherever it lies, to the same rules as [`check`]. Findings are added to `findings`; the key is
/// there when none of the new ones is an error. Without findings nothing is allocated.
pub fn check_record(
    kind: Kind,
    record: &dyn Record,
    today: Date,
    findings: &mut Vec<Finding>,
) -> Option<RecordKey> {
    read(kind, record, today, findings).map(|declaration| declaration.key())
}

fn read<'v>(
    kind: Kind,
    record: &'v dyn Record,
    today: Date,
    findings: &mut Vec<Finding>,
) -> Option<Declaration<'v>> {
    let before = findings.len();
    record.check_shape(kind, findings);
    let mut reader = Reader::new(record, today, findings);
    let declaration = match kind {
        Kind::TrainingRegistration => registration::read(&mut reader).map(Declaration::TrainingRegistration),
        Kind::TrainingRight => right::read(&mut reader).map(Declaration::TrainingRight),
    };
    let ready = !findings.iter().skip(before).any(Finding::is_error);
    declaration.filter(|_| ready)
}
