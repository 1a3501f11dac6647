//! What a check has to say about one field.

use super::Rule;
use serde::Serialize;
use std::borrow::Cow;

/// The longest part of a record that is repeated in a finding, in characters.
const MAX_QUOTED: usize = 60;

/// Whether a finding stops the sending.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Severity {
    /// The record cannot be sent like this.
    Error,
    /// Worth a look; the record can be sent.
    Warning,
}

/// One remark about one field of a record.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// The field, dotted: `worker.ssin`, `training.period.endDate`.
    pub path: Cow<'static, str>,
    /// The stable code, such as `ssin.check_digits`.
    pub code: &'static str,
    /// Whether it stops the sending.
    pub severity: Severity,
    /// Named values for the sentence about it.
    pub params: Vec<Param>,
    /// What the field should hold instead, when that is certain.
    pub suggestion: Option<String>,
    /// The field whose value belongs here and the other way round, when that is certain: the two days of a
    /// period in the wrong order.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub swap_with: Option<&'static str>,
}

impl Finding {
    /// What breaking a rule at a place comes to, with neither values nor a suggestion yet.
    pub fn new(rule: Rule, path: impl Into<Cow<'static, str>>) -> Self {
        Self {
            path: path.into(),
            code: rule.code(),
            severity: rule.severity(),
            params: Vec::new(),
            suggestion: None,
            swap_with: None,
        }
    }

    /// Adds a named value.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "reads better at every call: numbers and texts alike"
    )]
    pub fn param(&mut self, name: &'static str, value: impl ToString) -> &mut Self {
        let value = value.to_string();
        self.params.push(Param { name, value });
        self
    }

    /// Whether it stops the sending.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// A named value for a sentence.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Param {
    /// The name in the sentence.
    pub name: &'static str,
    /// The value, for display.
    pub value: String,
}

/// Somebody else's text, short and printable enough to show.
pub(super) fn quote(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_control())
        .take(MAX_QUOTED)
        .collect()
}
