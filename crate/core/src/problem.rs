//! How the server says no: problem documents (RFC 9457) in the Belgif form, and the older `StatusMessage`.

mod code;
mod issue;
mod read;

pub use code::ProblemCode;
pub use issue::Issue;
pub(crate) use issue::field_path;
pub use read::{MAX_ISSUES, read};
pub(crate) use read::{clip, read_document, text};

use serde::Serialize;

/// A refusal as the server gave it, shortened for display.
///
/// `title` and `detail` are English for developers; people get a sentence made from `code`.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// The status code of the answer.
    pub status: u16,
    /// What it comes down to, a stable code such as `problem.missing_permission`; one of [`ProblemCode::ALL`].
    pub code: &'static str,
    /// The problem type, a URN of the Belgif registry when the server follows it.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// The server's own title; of a `StatusMessage`, its code.
    pub title: Option<String>,
    /// The server's own explanation.
    pub detail: Option<String>,
    /// The server's name for this occurrence, for its support desk.
    pub instance: Option<String>,
    /// What is wrong field by field.
    pub issues: Vec<Issue>,
    /// Scopes the token lacks.
    pub required_scopes: Vec<String>,
    /// Seconds the server asks to wait.
    pub retry_after: Option<u32>,
}
