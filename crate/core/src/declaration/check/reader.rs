//! Asks a record for its fields and collects what is found.

use crate::declaration::code::Code;
use crate::declaration::finding::quote;
use crate::declaration::{Field, Finding, Member, Open, Record, Rule};
use time::Date;

/// A record under examination.
pub(super) struct Reader<'v, 'f> {
    record: &'v dyn Record,
    today: Date,
    findings: &'f mut Vec<Finding>,
}

impl<'v, 'f> Reader<'v, 'f> {
    pub(super) const fn new(record: &'v dyn Record, today: Date, findings: &'f mut Vec<Finding>) -> Self {
        Self {
            record,
            today,
            findings,
        }
    }

    pub(super) const fn today(&self) -> Date {
        self.today
    }

    /// What stands in a field. Nothing but blanks is nothing.
    pub(super) fn member(&self, field: Field) -> Member<'v> {
        match self.record.member(field) {
            Member::Text(text) if is_blank(text) => Member::Absent,
            member => member,
        }
    }

    /// Whether nothing was filled in in any of these.
    pub(super) fn are_absent(&self, fields: &[Field]) -> bool {
        fields.iter().all(|field| self.member(*field) == Member::Absent)
    }

    /// Adds a finding and gives it back to be completed.
    pub(super) fn report(&mut self, rule: Rule, field: Field) -> &mut Finding {
        self.findings.push_mut(Finding::new(rule, field.path()))
    }

    /// What was judged, or nothing and a finding.
    pub(super) fn judge<T>(&mut self, field: Field, judged: Result<T, Rule>) -> Option<T> {
        judged
            .map_err(|rule| {
                self.report(rule, field);
            })
            .ok()
    }

    /// A text that may be absent.
    pub(super) fn text(&mut self, field: Field) -> Option<&'v str> {
        match self.member(field) {
            Member::Text(text) => return Some(text),
            Member::Absent | Member::Lost => {}
            Member::Boolean(_) | Member::Number(_) | Member::Other => {
                self.report(Rule::MemberNotText, field);
            }
        }
        None
    }

    /// A text that must be there.
    pub(super) fn required_text(&mut self, field: Field, required: Rule) -> Option<&'v str> {
        if self.member(field) == Member::Absent {
            self.report(required, field);
        }
        self.text(field)
    }

    /// `true` or `false`, or nothing.
    pub(super) fn boolean(&mut self, field: Field) -> Option<bool> {
        match self.member(field) {
            Member::Boolean(value) => return Some(value),
            Member::Absent | Member::Lost => {}
            Member::Text(_) | Member::Number(_) | Member::Other => {
                self.report(Rule::MemberNotBoolean, field);
            }
        }
        None
    }

    /// `true` or `false`, which must be there.
    pub(super) fn required_boolean(&mut self, field: Field, required: Rule) -> Option<bool> {
        if self.member(field) == Member::Absent {
            self.report(required, field);
        }
        self.boolean(field)
    }

    /// The value a code stands for; or a finding with the codes there are, and the one that differs only in
    /// capitals.
    pub(super) fn code<T: Code>(&mut self, text: &str, field: Field, unknown: Rule) -> Option<T> {
        if let Some((_, value)) = T::ALL.iter().find(|(code, _)| *code == text) {
            return Some(*value);
        }
        let codes: Vec<_> = T::ALL.iter().map(|(code, _)| *code).collect();
        let meant = codes.iter().find(|code| code.eq_ignore_ascii_case(text.trim()));
        let finding = self.report(unknown, field);
        finding
            .param("value", quote(text))
            .param("expected", codes.join(", "));
        finding.suggestion = meant.map(|code| (*code).to_owned());
        None
    }

    /// The value of a list that may have more codes than are known; one that is not is kept as it was given.
    pub(super) fn open_code<T: Code>(&mut self, text: &'v str, field: Field, unknown: Rule) -> Open<'v, T> {
        self.code(text, field, unknown)
            .map_or(Open::Other(text), Open::Known)
    }
}

/// Nothing but blanks. Most texts say by their first letter that they are not.
fn is_blank(text: &str) -> bool {
    !text.as_bytes().first().is_some_and(u8::is_ascii_graphic) && text.trim_start().is_empty()
}
