//! What a body says about the one record that was sent, in whichever of the known forms.

use super::Anomaly;
use crate::problem::{self, Problem, ProblemCode, text};
use crate::receipt::Receipt;
use crate::time::{UnixTime, parse_date_time};
use serde_json::{Map, Value};

/// What is said about the record.
#[derive(Debug)]
pub(super) enum Said {
    /// It was taken, with these remarks: `A` or `W`.
    Taken(Vec<Anomaly>),
    /// It was not taken: `B`, or a problem that is the record's.
    Refused(Problem, Vec<Anomaly>),
    /// It is not decided yet; the seconds after which to ask again, when they are named.
    Waiting(Option<u32>),
    /// It is decided, and the decision stands elsewhere.
    Done,
    /// Deciding went wrong on the server's side. It may have been taken all the same.
    Failed,
    /// Nothing about it, one way or the other.
    Nothing,
    /// A word that is not known, or the record of somebody else.
    NotUnderstood,
}

/// The part of a body that is about the record that was sent.
#[derive(Debug)]
pub(super) struct Part<'a> {
    pub(super) members: &'a Map<String, Value>,
    /// It is one of a list: the status of the answer is not its own.
    pub(super) is_item: bool,
}

impl<'a> Part<'a> {
    /// Finds it: the body itself, its `declarationStatus` (Dimona), or among its `items` the one with our reference.
    /// One record was sent, so a single item without a reference is it. Answers item by item are modelled on the
    /// presence registration, a sister service.
    pub(super) fn of(body: &'a Map<String, Value>, reference: &str) -> Option<Self> {
        let nested = |members: &'a Map<String, Value>| {
            let status = members.get("declarationStatus").and_then(Value::as_object);
            status.unwrap_or(members)
        };
        let Some(items) = body.get("items").and_then(Value::as_array) else {
            return Some(Self {
                members: nested(body),
                is_item: false,
            });
        };
        let items: Vec<_> = items.iter().filter_map(Value::as_object).map(nested).collect();
        let ours: Vec<_> = items
            .iter()
            .filter(|item| item.get("reference").and_then(Value::as_str) == Some(reference))
            .collect();
        let item = match (ours.as_slice(), items.as_slice()) {
            ([item], _) => item,
            ([], [item]) if !item.contains_key("reference") => item,
            _ => return None,
        };
        Some(Self {
            members: item,
            is_item: true,
        })
    }

    /// Reads what it says.
    pub(super) fn says(&self, status: u16, receipt: &Receipt, now: UnixTime) -> Said {
        let members = self.members;
        let named = members.get("reference").and_then(Value::as_str);
        if named.is_some_and(|reference| reference != receipt.reference) {
            return Said::NotUnderstood;
        }
        match (members.get("result"), members.get("state")) {
            (Some(Value::String(letter)), _) => self.letter(letter, status),
            (None, Some(Value::String(state))) => self.task(state, now),
            (None, None) if self.is_item || status == 207 => self.item(now),
            (None, None) => Said::Nothing,
            _ => Said::NotUnderstood,
        }
    }

    /// Whether it shows the record that was sent, under an identifier.
    pub(super) fn shows(&self, receipt: &Receipt) -> bool {
        receipt.is_about(self.members) && self.id().is_some()
    }

    /// What is remarked about it.
    pub(super) fn remarks(&self) -> Vec<Anomaly> {
        Anomaly::read_all(self.members)
    }

    /// The identifier the register gave it.
    pub(super) fn id(&self) -> Option<String> {
        ["id", "declarationId"]
            .into_iter()
            .find_map(|name| match self.members.get(name)? {
                Value::Number(number) => Some(number.to_string()),
                _ => text(self.members, name),
            })
    }

    /// The letters of Dimona, the sister service; what the FLA answers is not public.
    fn letter(&self, letter: &str, status: u16) -> Said {
        let anomalies = self.remarks();
        match letter {
            "A" | "W" => Said::Taken(anomalies),
            "B" => {
                let problem = Problem {
                    status,
                    code: ProblemCode::BusinessRules.as_str(),
                    ..Problem::default()
                };
                Said::Refused(problem, anomalies)
            }
            "S" => Said::Waiting(None),
            _ => Said::NotUnderstood,
        }
    }

    /// A `LongRunningTaskStatus` (Belgif REST guide, long-running tasks).
    fn task(&self, state: &str, now: UnixTime) -> Said {
        match state {
            "processing" => {
                let at = text(self.members, "pollAfter").and_then(|at| parse_date_time(&at));
                let wait = at.map(|at| at.0.saturating_sub(now.0).max(0));
                Said::Waiting(wait.and_then(|seconds| u32::try_from(seconds).ok()))
            }
            "done" => Said::Done,
            "failed" => self.refused(self.members.get("problem"), now),
            _ => Said::NotUnderstood,
        }
    }

    /// One of a list: a problem of its own, a list of errors, or nothing against it.
    fn item(&self, now: UnixTime) -> Said {
        let problem = self.members.get("problem");
        let is_problem = self.members.contains_key("issues") || self.members.contains_key("status");
        let errors = self.members.get("errors").and_then(Value::as_array);
        if problem.is_some() {
            self.refused(problem, now)
        } else if is_problem {
            self.refused(Some(&Value::Object(self.members.clone())), now)
        } else if errors.is_some_and(|errors| !errors.is_empty()) {
            self.letter("B", 200)
        } else {
            Said::Nothing
        }
    }

    /// A problem of the record is a refusal. One of the server leaves open what was done before it.
    fn refused(&self, problem: Option<&Value>, now: UnixTime) -> Said {
        let Some(problem) = problem else {
            return Said::Failed;
        };
        match problem::read_document(problem, now) {
            problem if (400..500).contains(&problem.status) && problem.status != 408 => {
                Said::Refused(problem, self.remarks())
            }
            _ => Said::Failed,
        }
    }
}
