//! How the server says no: problem documents (RFC 9457) in the Belgif form, and the older `StatusMessage`.

use serde::Serialize;

/// A refusal as the server gave it, shortened for display.
///
/// `title` and `detail` are English for developers; people get a sentence made from `kind`.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// The status code of the answer.
    pub status: u16,
    /// What it comes down to, a stable code such as `problem.missing_permission`.
    pub code: &'static str,
    /// The problem type, a URN of the Belgif registry when the server follows it.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// The server's own title.
    pub title: Option<String>,
    /// The server's own explanation.
    pub detail: Option<String>,
    /// What is wrong field by field.
    pub issues: Vec<Issue>,
    /// Scopes the token lacks.
    pub required_scopes: Vec<String>,
    /// Seconds the server asks to wait.
    pub retry_after: Option<u32>,
}

/// One remark of the server about one part of the request.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Issue {
    /// The issue type, a URN.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// The field, dotted as in the record.
    pub path: Option<String>,
    /// The server's own title.
    pub title: Option<String>,
    /// The server's own explanation.
    pub detail: Option<String>,
}
