//! One defect at a time, in a record that is sound without it.

use crate::given::today;
use fla_core::declaration::{Finding, Kind, Rule, check};
use serde_json::{Value, json};

/// A record of each kind without a finding.
pub(crate) fn sound(kind: Kind) -> Value {
    match kind {
        Kind::TrainingRegistration => json!({
            "reference": "HR/2024-17",
            "employer": { "enterpriseNumber": "0202239951", "employerId": 100_006 },
            "worker": { "ssin": "85073003328" },
            "training": {
                "name": "First aid at work",
                "nature": "formal",
                "period": { "startDate": "2024-05-14", "endDate": "2024-05-15" },
                "duration": { "value": 7.5, "unit": "hours" },
                "status": "followed",
                "countsForTrainingRight": true,
                "certificate": { "obtained": true, "validUntil": "2027-05-15" },
                "result": "passed",
                "financing": "own",
                "provider": { "enterpriseNumber": "0884303369", "name": "Example Training Centre" },
            },
            "jointCommittee": "200",
            "source": "employer",
        }),
        Kind::TrainingRight => json!({
            "employer": { "enterpriseNumber": "0202239951" },
            "worker": { "ssin": "85073003328" },
            "year": 2024,
            "kind": "sectoral",
            "amount": { "value": 2, "unit": "days" },
            "jointCommittee": "200",
            "cbaNumber": "99227/CO/112",
            "carriedOver": { "value": -0.5, "unit": "days" },
            "automatic": false,
        }),
    }
}

/// One defect: where, what stands there instead (`None`: nothing), and what must be said of it.
pub(crate) struct Defect {
    pub(crate) kind: Kind,
    pub(crate) at: &'static str,
    pub(crate) value: Option<Value>,
    pub(crate) rule: Rule,
    pub(crate) path: &'static str,
    pub(crate) suggestion: Option<&'static str>,
}

pub(crate) fn defect(at: &'static str, value: impl Into<Option<Value>>, rule: Rule) -> Defect {
    Defect {
        kind: Kind::TrainingRegistration,
        at,
        value: value.into(),
        rule,
        path: at,
        suggestion: None,
    }
}

impl Defect {
    pub(crate) fn of_a_right(self) -> Self {
        let kind = Kind::TrainingRight;
        Self { kind, ..self }
    }

    pub(crate) fn said_at(self, path: &'static str) -> Self {
        Self { path, ..self }
    }

    pub(crate) fn meant(self, suggestion: &'static str) -> Self {
        Self {
            suggestion: Some(suggestion),
            ..self
        }
    }

    pub(crate) fn findings(&self) -> Vec<Finding> {
        let mut record = sound(self.kind);
        let (group, name) = self.at.rsplit_once('.').unwrap_or(("", self.at));
        let pointer = if group.is_empty() {
            String::new()
        } else {
            format!("/{}", group.replace('.', "/"))
        };
        let members = record.pointer_mut(&pointer).unwrap().as_object_mut().unwrap();
        match &self.value {
            Some(value) => members.insert(name.into(), value.clone()),
            None => members.remove(name),
        };
        check(self.kind, &record, today()).findings
    }
}
