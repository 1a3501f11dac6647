//! From a record as somebody wrote it to findings and, when none is an error, to the typed record.

mod dates;
mod identifiers;
mod quantities;
mod reader;
mod training;

use super::{CheckReport, Employer, Finding, Reference, Rule, TrainingRegistration, Worker};
use reader::{Group, Member, Reader};
use serde_json::Value;
use time::Date;

/// What a check gave.
#[derive(Clone, Debug)]
pub struct Checked {
    /// In the order of the record's fields; members a group does not know come before those it knows.
    pub findings: Vec<Finding>,
    /// The record, when no finding is an error.
    pub registration: Option<TrainingRegistration>,
}

impl Checked {
    /// The findings, and whether the record can be sent, for the panel.
    pub fn into_report(self) -> CheckReport {
        CheckReport {
            ready: self.registration.is_some(),
            findings: self.findings,
        }
    }
}

/// Holds one record to every [`Rule`].
///
/// It reads plain JSON, so a member of the wrong kind is a finding like any other. `null` and a text of blanks
/// count as absent: forms and spreadsheets leave them behind, and the Belgif REST guide wants neither sent.
/// Nothing is repaired on the way: what is certain is a suggestion, and the user's to follow.
///
/// That the register is closed is no finding about a record; see [`calendar`](super::calendar()).
pub fn check(value: &Value, today: Date) -> Checked {
    let mut reader = Reader::new(today);
    let registration = registration(&mut reader, value);
    let findings = reader.into_findings();
    let ready = findings.iter().all(|finding| !finding.is_error());
    Checked {
        registration: registration.filter(|_| ready),
        findings,
    }
}

const SOURCES: [&str; 5] = [
    "employer",
    "representative",
    "trainingProvider",
    "sigedis",
    "unknown",
];

fn registration(reader: &mut Reader, value: &Value) -> Option<TrainingRegistration> {
    const KNOWN: &[&str] = &[
        "reference",
        "employer",
        "worker",
        "training",
        "jointCommittee",
        "source",
    ];
    let Value::Object(members) = value else {
        reader.report(Rule::RecordNotAnObject, "");
        return None;
    };
    let record = reader.record(members, KNOWN);

    let reference = reader.text(&record, "reference");
    let reference = reference.and_then(|text| reader.judge("reference", Reference::parse(text)));
    let employer = employer(reader, &record);
    let worker = worker(reader, &record);
    let training = training::read(reader, &record);
    let joint_committee = joint_committee(reader, &record);
    let source = reader.text(&record, "source");
    if source.is_some_and(|text| !SOURCES.contains(&text)) {
        reader.report(Rule::SourceUnknown, "source");
    }

    Some(TrainingRegistration {
        reference,
        employer: employer?,
        worker: worker?,
        training: training?,
        joint_committee,
        source: source.map(str::to_owned),
    })
}

fn employer(reader: &mut Reader, record: &Group) -> Option<Employer> {
    const NUMBER: &str = "employer.enterpriseNumber";
    const ID: &str = "employer.employerId";
    let employer = reader.group(record, "employer", &["enterpriseNumber", "employerId"])?;
    let enterprise_number = match employer.member(NUMBER) {
        Member::Absent => {
            reader.report(Rule::EnterpriseNumberRequired, NUMBER);
            None
        }
        member => identifiers::enterprise_number(reader, &member, NUMBER),
    };
    let employer_id = identifiers::employer_id(reader, &employer.member(ID), ID);
    Some(Employer {
        enterprise_number: enterprise_number?,
        employer_id,
    })
}

fn worker(reader: &mut Reader, record: &Group) -> Option<Worker> {
    const SSIN: &str = "worker.ssin";
    let worker = reader.group(record, "worker", &["ssin"])?;
    let ssin = identifiers::ssin(reader, &worker.member(SSIN), SSIN)?;
    Some(Worker { ssin })
}

fn joint_committee(reader: &mut Reader, record: &Group) -> Option<String> {
    const PATH: &str = "jointCommittee";
    let text = reader.text(record, PATH)?;
    if !is_joint_committee(text) {
        reader.report(Rule::JointCommitteePattern, PATH);
    }
    Some(text.to_owned())
}

/// `999`, `999.99` or `999.99.99`.
fn is_joint_committee(text: &str) -> bool {
    let shape = text.bytes().map(|b| if b.is_ascii_digit() { b'9' } else { b });
    ["999", "999.99", "999.99.99"]
        .iter()
        .any(|form| shape.clone().eq(form.bytes()))
}
