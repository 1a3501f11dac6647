//! The three things that can come of a submission.

use super::Anomaly;
use crate::problem::{Problem, ProblemCode};
use crate::{Code, Error};
use serde::{Deserialize, Serialize};

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
        /// No answer to the submission said so: the register was asked later and has it under its reference.
        #[serde(skip_serializing_if = "core::ops::Not::not")]
        #[cfg_attr(feature = "typescript", ts(as = "Option<bool>", optional))]
        by_reference: bool,
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
        /// The panel may ask there: the address lies under that of the API. Any other is told, never called.
        #[serde(skip_serializing_if = "core::ops::Not::not")]
        #[cfg_attr(feature = "typescript", ts(as = "Option<bool>", optional))]
        can_follow: bool,
        /// After how many seconds to ask again or to send the next; absent when nobody says, and when it is for the
        /// user to ask.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "typescript", ts(optional))]
        retry_after: Option<u32>,
    },
}

impl Outcome {
    /// Before there is an answer, and for ever if the panel is closed before one comes.
    pub const fn interrupted() -> Self {
        Self::without_answer(UnknownReason::Interrupted)
    }

    /// No answer in time. The server may still have taken it.
    pub const fn timeout() -> Self {
        Self::without_answer(UnknownReason::Timeout)
    }

    /// The connection ended, or never began, without an answer. A browser does not say which.
    pub const fn no_answer() -> Self {
        Self::without_answer(UnknownReason::NoAnswer)
    }

    /// What a failure of the network leaves of a submission that was begun.
    ///
    /// A browser known to be offline sends nothing; whoever finds that out first has an error to tell, not an
    /// outcome.
    pub fn of_failure(error: &Error) -> Self {
        match error.code() {
            Code::NetworkTimeout => Self::timeout(),
            Code::NetworkCancelled => Self::without_answer(UnknownReason::Cancelled),
            Code::NetworkTooLarge => Self::without_answer(UnknownReason::NotUnderstood),
            _ => Self::no_answer(),
        }
    }

    /// Whether the server refused a registration because it has it already.
    pub(super) fn is_duplicate(&self) -> bool {
        matches!(self, Self::Refused { problem, .. } if problem.code == ProblemCode::Duplicate.as_str())
    }

    /// The server has a registration under a reference that nobody else can have used.
    pub(super) const fn already_registered() -> Self {
        Self::Unknown {
            reason: UnknownReason::AlreadyRegistered,
            status: Some(409),
            location: None,
            can_follow: false,
            retry_after: None,
        }
    }

    const fn without_answer(reason: UnknownReason) -> Self {
        Self::Unknown {
            reason,
            status: None,
            location: None,
            can_follow: false,
            retry_after: None,
        }
    }
}

/// Why the outcome of a submission cannot be said.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
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
    /// The user stopped waiting for the answer. What had left by then cannot be called back.
    Cancelled,
    /// The panel was closed between sending and answer.
    Interrupted,
    /// The server says it has the registration already, or cannot take it beside another. What a 409 means here is
    /// modelled. An earlier copy of this very request may have arrived: RFC 9112 §9.3.1, with RFC 9110 §9.2.2, advises
    /// against sending a POST again by itself when a kept-open connection breaks under it; Chromium does it all the
    /// same.
    AlreadyRegistered,
}
