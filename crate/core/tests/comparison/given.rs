//! Records for the tests, and what comes of comparing them.

use fla_core::comparison::{Comparison, Outcome, Verdict};
use fla_core::declaration::{Field, Kind};
use serde_json::{Value, json};

pub(crate) const KIND: Kind = Kind::TrainingRegistration;

/// A registration of a worker who is made up: a BIS number whose month and day nobody knows.
pub(crate) fn registration(change: &Value) -> Value {
    let mut record = json!({
        "employer": {"enterpriseNumber": "1000000021"},
        "worker": {"ssin": "85400000127"},
        "training": {
            "name": "First aid",
            "nature": "formal",
            "period": {"startDate": "2025-03-10", "endDate": "2025-03-11"},
            "duration": {"value": 7.5, "unit": "hours"},
            "status": "followed",
            "countsForTrainingRight": true,
        },
    });
    merge(&mut record, change);
    record
}

pub(crate) fn right(change: &Value) -> Value {
    let mut record = json!({
        "employer": {"enterpriseNumber": "1000000021"},
        "worker": {"ssin": "85400000127"},
        "year": 2025,
        "kind": "legal",
        "amount": {"value": 5, "unit": "days"},
        "jointCommittee": "200",
    });
    merge(&mut record, change);
    record
}

/// Puts the members of one record into another; `null` takes one out.
fn merge(record: &mut Value, change: &Value) {
    let (Value::Object(members), Value::Object(changes)) = (record, change) else {
        return;
    };
    for (name, change) in changes {
        match (members.get_mut(name), change) {
            (_, Value::Null) => drop(members.remove(name)),
            (Some(inner @ Value::Object(_)), Value::Object(_)) => merge(inner, change),
            _ => drop(members.insert(name.clone(), change.clone())),
        }
    }
}

pub(crate) fn comparison(kind: Kind, own: &[Value], registered: &[Value]) -> Comparison {
    speaking_of(kind, kind.fields(), own, registered)
}

pub(crate) fn speaking_of(kind: Kind, fields: &[Field], own: &[Value], registered: &[Value]) -> Comparison {
    let mut comparison = Comparison::new(kind, fields.iter().copied());
    for (row, record) in own.iter().enumerate() {
        comparison.add_own(row, record);
    }
    for item in registered {
        comparison.add_registered(item);
    }
    comparison
}

/// What comes of records of which there is one outcome.
pub(crate) fn only(own: &[Value], registered: &[Value]) -> Outcome {
    let mut outcomes = comparison(KIND, own, registered).compare();
    assert_eq!(outcomes.len(), 1, "{outcomes:?}");
    outcomes.remove(0)
}

pub(crate) fn verdicts(own: &[Value], registered: &[Value]) -> Vec<Verdict> {
    let outcomes = comparison(KIND, own, registered).compare();
    outcomes.into_iter().map(|outcome| outcome.verdict).collect()
}
