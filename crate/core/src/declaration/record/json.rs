//! JSON as a record.

use super::{Member, Record};
use crate::declaration::finding::quote;
use crate::declaration::{Field, Finding, Kind, Rule};
use serde_json::{Map, Value};

impl Record for Value {
    fn member(&self, field: Field) -> Member<'_> {
        let Self::Object(members) = self else {
            return Member::Lost;
        };
        let mut members = members;
        let mut names = field.path().split('.').peekable();
        while let Some(name) = names.next() {
            let Some(member) = members.get(name).filter(|member| !is_absent(member)) else {
                break;
            };
            match member {
                value if names.peek().is_none() => return Member::of(value),
                Self::Object(inner) => members = inner,
                _ => return Member::Lost,
            }
        }
        Member::Absent
    }

    fn check_shape(&self, kind: Kind, findings: &mut Vec<Finding>) {
        match self {
            Self::Object(members) => check_group(kind, "", members, findings),
            _ => findings.push(Finding::new(Rule::RecordNotAnObject, "")),
        }
    }
}

impl<'v> Member<'v> {
    fn of(value: &'v Value) -> Self {
        match value {
            Value::Null => Self::Absent,
            Value::Bool(value) => Self::Boolean(*value),
            Value::Number(number) => number.as_f64().map_or(Self::Other, Self::Number),
            Value::String(text) => Self::Text(text),
            Value::Array(_) | Value::Object(_) => Self::Other,
        }
    }
}

/// `null`, or nothing but blanks: forms leave them behind.
fn is_absent(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        _ => false,
    }
}

/// Holds the members of one group to the fields there are. `place` is empty, or ends in a dot.
fn check_group(kind: Kind, place: &'static str, members: &Map<String, Value>, findings: &mut Vec<Finding>) {
    for (name, member) in members {
        match (known(kind, place, name), member) {
            (Some((_, true)), _) => {}
            (Some((group, false)), Value::Object(members)) => check_group(kind, group, members, findings),
            (Some(_), member) if is_absent(member) => {}
            (Some((group, false)), _) => {
                findings.push(Finding::new(Rule::MemberNotAnObject, group.trim_end_matches('.')));
            }
            (None, _) => {
                let name = quote(name);
                let mut finding = Finding::new(Rule::MemberUnknown, format!("{place}{name}"));
                finding.param("name", name);
                findings.push(finding);
            }
        }
    }
}

/// What the member `name` of the group at `place` is: a field, `true`; or a group, `false`, and its place.
fn known(kind: Kind, place: &str, name: &str) -> Option<(&'static str, bool)> {
    let paths = kind.fields().iter().map(|field| field.path());
    paths.into_iter().find_map(|path| {
        let rest = path.strip_prefix(place)?.strip_prefix(name)?;
        match rest.strip_prefix('.') {
            Some(inner) => path.strip_suffix(inner).map(|group| (group, false)),
            None => rest.is_empty().then_some((path, true)),
        }
    })
}
