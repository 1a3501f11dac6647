//! Walks through the members of a record and collects what is found.

use crate::declaration::{Finding, Rule};
use serde_json::{Map, Value};
use time::Date;

/// The longest part of a record that is repeated in a finding, in characters.
const MAX_QUOTED: usize = 60;

/// Collects findings.
pub(super) struct Reader {
    today: Date,
    findings: Vec<Finding>,
}

/// An object of the record. An absent one has no members.
pub(super) struct Group<'v> {
    members: Option<&'v Map<String, Value>>,
}

/// A member of a group.
pub(super) enum Member<'v> {
    /// Not there, `null`, or nothing but blanks.
    Absent,
    /// A text.
    Text(&'v str),
    /// Anything else.
    Other(&'v Value),
}

impl Reader {
    pub(super) const fn new(today: Date) -> Self {
        Self {
            today,
            findings: Vec::new(),
        }
    }

    pub(super) fn into_findings(self) -> Vec<Finding> {
        self.findings
    }

    pub(super) const fn today(&self) -> Date {
        self.today
    }

    /// Adds a finding and gives it back to be completed.
    pub(super) fn report(&mut self, rule: Rule, path: &str) -> &mut Finding {
        self.findings.push_mut(Finding::new(rule, path))
    }

    /// What was judged, or nothing and a finding.
    pub(super) fn judge<T>(&mut self, path: &str, judged: Result<T, Rule>) -> Option<T> {
        judged
            .map_err(|rule| {
                self.report(rule, path);
            })
            .ok()
    }

    /// The record itself, as a group.
    pub(super) fn record<'v>(&mut self, members: &'v Map<String, Value>, known: &[&str]) -> Group<'v> {
        self.report_unknown(members, "", known);
        Group {
            members: Some(members),
        }
    }

    /// A group within a group. `None`, with a finding, when something else stands there.
    pub(super) fn group<'v>(
        &mut self,
        parent: &Group<'v>,
        path: &'static str,
        known: &[&str],
    ) -> Option<Group<'v>> {
        match parent.member(path) {
            Member::Absent => Some(Group { members: None }),
            Member::Other(Value::Object(members)) => {
                self.report_unknown(members, path, known);
                Some(Group {
                    members: Some(members),
                })
            }
            _ => {
                self.report(Rule::MemberNotAnObject, path);
                None
            }
        }
    }

    /// A text that may be absent.
    pub(super) fn text<'v>(&mut self, group: &Group<'v>, path: &'static str) -> Option<&'v str> {
        match group.member(path) {
            Member::Text(text) => Some(text),
            Member::Absent => None,
            Member::Other(_) => {
                self.report(Rule::MemberNotText, path);
                None
            }
        }
    }

    /// A text that must be there.
    pub(super) fn required_text<'v>(
        &mut self,
        group: &Group<'v>,
        path: &'static str,
        required: Rule,
    ) -> Option<&'v str> {
        if matches!(group.member(path), Member::Absent) {
            self.report(required, path);
        }
        self.text(group, path)
    }

    /// `true` or `false`, which must be there.
    pub(super) fn required_boolean(
        &mut self,
        group: &Group,
        path: &'static str,
        required: Rule,
    ) -> Option<bool> {
        let rule = match group.member(path) {
            Member::Other(Value::Bool(value)) => return Some(*value),
            Member::Absent => required,
            _ => Rule::MemberNotBoolean,
        };
        self.report(rule, path);
        None
    }

    /// The value a code stands for; or a finding with the codes there are, and the one that differs only in
    /// capitals.
    pub(super) fn code<T: Clone>(
        &mut self,
        text: &str,
        path: &'static str,
        unknown: Rule,
        codes: &[(&'static str, T)],
    ) -> Option<T> {
        if let Some((_, value)) = codes.iter().find(|(code, _)| *code == text) {
            return Some(value.clone());
        }
        let names: Vec<_> = codes.iter().map(|(code, _)| *code).collect();
        let meant = names.iter().find(|code| code.eq_ignore_ascii_case(text.trim()));
        let finding = self.report(unknown, path);
        finding
            .param("value", quote(text))
            .param("expected", names.join(", "));
        finding.suggestion = meant.map(|code| (*code).to_owned());
        None
    }

    fn report_unknown(&mut self, members: &Map<String, Value>, path: &str, known: &[&str]) {
        for name in members.keys().filter(|name| !known.contains(&name.as_str())) {
            let name = quote(name);
            let at = if path.is_empty() {
                name.clone()
            } else {
                format!("{path}.{name}")
            };
            self.report(Rule::MemberUnknown, &at).param("name", name);
        }
    }
}

impl<'v> Group<'v> {
    /// Whether nothing of it was filled in.
    pub(super) fn is_empty(&self) -> bool {
        let Some(members) = self.members else { return true };
        members
            .values()
            .all(|value| matches!(Member::of(value), Member::Absent))
    }

    /// The member a path ends in.
    pub(super) fn member(&self, path: &'static str) -> Member<'v> {
        let name = path.rsplit('.').next().unwrap_or(path);
        self.members
            .and_then(|members| members.get(name))
            .map_or(Member::Absent, Member::of)
    }
}

impl<'v> Member<'v> {
    fn of(value: &'v Value) -> Self {
        match value {
            Value::Null => Self::Absent,
            Value::String(text) if text.trim().is_empty() => Self::Absent,
            Value::String(text) => Self::Text(text),
            other => Self::Other(other),
        }
    }
}

/// Somebody else's text, short and printable enough to show.
pub(super) fn quote(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_control())
        .take(MAX_QUOTED)
        .collect()
}
