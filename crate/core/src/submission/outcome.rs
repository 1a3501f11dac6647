//! The three things that can come of a submission.

use crate::problem::Problem;
use serde::Serialize;

/// What came of a submission. There is no fourth case, and `Unknown` is never retried silently: the server
/// may have accepted what it did not get to answer.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Outcome {
    /// The server took it.
    Accepted {
        /// The identifier the server gave it, when it gave one.
        id: Option<String>,
        /// The address it can be read at.
        location: Option<String>,
        /// Remarks that did not stop it.
        warnings: Vec<Anomaly>,
    },
    /// The server did not take it, and said so.
    Refused {
        /// Why.
        problem: Problem,
        /// The remarks of the business rules, when the server lists them apart.
        anomalies: Vec<Anomaly>,
    },
    /// It cannot be said whether the server took it.
    Unknown {
        /// Why it cannot be said.
        reason: UnknownReason,
        /// The status code, when there was an answer at all.
        status: Option<u16>,
        /// Where to ask later, when the server named an address.
        location: Option<String>,
    },
}

/// Why the outcome of a submission cannot be said.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum UnknownReason {
    /// The connection ended, or never began, without an answer.
    NoAnswer,
    /// No answer in time.
    Timeout,
    /// The server is still working on it.
    Pending,
    /// The server, or something before it, failed on the way.
    ServerError,
    /// The answer is not one this API gives: a page of a proxy, an empty or cut text.
    NotUnderstood,
    /// The panel was closed between sending and answer.
    Interrupted,
}

/// A remark of the business rules, in the family style of the social-security services.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Anomaly {
    /// The raw code.
    pub code: String,
    /// The text in Dutch, when the server gave one.
    pub nl: Option<String>,
    /// The text in French.
    pub fr: Option<String>,
    /// The text in German.
    pub de: Option<String>,
    /// The field it is about, dotted as in the record.
    pub path: Option<String>,
}
