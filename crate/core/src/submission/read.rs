//! Reads the answer to a submission.

use super::MAX_ADDRESS;
use super::said::{Part, Said};
use super::{Anomaly, Outcome, UnknownReason, pace};
use crate::address::{resolve, under};
use crate::http::Response;
use crate::problem::{self, ProblemCode, clip, text};
use crate::receipt::Receipt;
use crate::time::{UnixTime, parse_date_time};
use serde_json::{Map, Value};

/// Says what came of a submission, from the answer to it.
///
/// - 201 is accepted, unless its body says otherwise. 200 is when its body says so with `A` or `W`, or shows the
///   record under an identifier. `B` is refused, `S` is still being decided. The letters are modelled on the sibling
///   service Dimona; what the FLA answers is not public.
/// - In an answer item by item (`items`), the item of this record decides.
/// - 202 is still being decided.
/// - 4xx is refused: the server says that it did not take it. 408 is not: it may have come through.
/// - 503 is refused when a Belgif problem says so. Any other 5xx may have happened after the server took it.
/// - What is not understood is unknown, a success of a proxy above all.
pub(crate) fn read(receipt: &Receipt, api_base: &str, response: &Response, now: UnixTime) -> Outcome {
    let reading = Reading {
        receipt,
        api_base,
        response,
        now,
    };
    match response.status {
        200 | 201 | 207 => reading.success(),
        202 => reading.received(),
        408 => reading.unknown(UnknownReason::Timeout),
        400..=499 => refused(response, now),
        503 if says_not_processed(response) => refused(response, now),
        500..=599 => reading.unknown(UnknownReason::ServerError),
        _ => reading.unknown(UnknownReason::NotUnderstood),
    }
}

/// An answer, and what it is read against.
#[derive(Clone, Copy)]
pub(super) struct Reading<'a> {
    pub(super) receipt: &'a Receipt,
    pub(super) api_base: &'a str,
    pub(super) response: &'a Response,
    pub(super) now: UnixTime,
}

impl Reading<'_> {
    fn success(self) -> Outcome {
        let created = self.response.status == 201;
        let Some(body) = self.response.json_object() else {
            // Created with an empty body is complete: the address is in the header.
            return if created && self.response.body.is_empty() {
                self.accepted(None, Vec::new())
            } else {
                self.unknown(UnknownReason::NotUnderstood)
            };
        };
        let Some(part) = Part::of(&body, &self.receipt.reference) else {
            return self.unknown(UnknownReason::NotUnderstood);
        };
        match part.says(self.response.status, self.receipt, self.now) {
            Said::Taken(warnings) => self.accepted(Some(&part), warnings),
            Said::Refused(problem, anomalies) => Outcome::Refused { problem, anomalies },
            Said::Waiting(seconds) => self.pending(seconds),
            Said::Done => self.pending(None),
            Said::Failed => self.unknown(UnknownReason::ServerError),
            Said::Nothing if created && !part.is_item => self.accepted(Some(&part), part.remarks()),
            Said::Nothing if part.shows(self.receipt) => self.accepted(Some(&part), part.remarks()),
            Said::Nothing | Said::NotUnderstood => self.unknown(UnknownReason::NotUnderstood),
        }
    }

    fn received(self) -> Outcome {
        if self.response.body.is_empty() || self.response.json_object().is_some() {
            self.pending(None)
        } else {
            self.unknown(UnknownReason::NotUnderstood)
        }
    }

    /// Accepted, under the identifier in the body, else the last part of the address it is at.
    pub(super) fn accepted(self, part: Option<&Part>, warnings: Vec<Anomaly>) -> Outcome {
        let location = self.location(part.map(|part| part.members));
        let id = part.and_then(Part::id).or_else(|| {
            let path = location.as_deref()?.split(['?', '#']).next()?;
            let (_, last) = path.trim_end_matches('/').rsplit_once('/')?;
            (!last.is_empty()).then(|| last.to_owned())
        });
        Outcome::Accepted {
            id,
            location,
            warnings,
            by_reference: false,
        }
    }

    fn pending(self, seconds: Option<u32>) -> Outcome {
        let wait = seconds.or_else(|| self.response.retry_after(self.now));
        match self.unknown(UnknownReason::Pending) {
            Outcome::Unknown {
                reason,
                status,
                location,
                can_follow,
                ..
            } => Outcome::Unknown {
                reason,
                status,
                location,
                can_follow,
                retry_after: wait.or_else(|| pace(self.age())),
            },
            other => other,
        }
    }

    fn unknown(self, reason: UnknownReason) -> Outcome {
        let location = self.location(self.response.json_object().as_ref());
        Outcome::Unknown {
            reason,
            status: Some(self.response.status),
            can_follow: location
                .as_deref()
                .is_some_and(|address| under(address, self.api_base, MAX_ADDRESS).is_some()),
            location,
            retry_after: self.response.retry_after(self.now),
        }
    }

    /// How long ago it was sent, in seconds.
    pub(super) fn age(self) -> u32 {
        let sent = parse_date_time(&self.receipt.sent_at);
        let age = sent.map_or(i64::MAX, |sent| self.now.0.saturating_sub(sent.0).max(0));
        u32::try_from(age).unwrap_or(u32::MAX)
    }

    /// The address the answer names, absolute when it can be understood. Whether it is one to call is another matter.
    fn location(self, body: Option<&Map<String, Value>>) -> Option<String> {
        let header = self.response.header("location").filter(|value| !value.is_empty());
        let in_body = |name| body.and_then(|body| text(body, name));
        let named = header
            .map(str::to_owned)
            .or_else(|| in_body("href"))
            .or_else(|| in_body("self"))?;
        let named = resolve(&named, &self.receipt.url).unwrap_or(named);
        Some(clip(&named)).filter(|location| !location.is_empty())
    }
}

fn refused(response: &Response, now: UnixTime) -> Outcome {
    Outcome::Refused {
        problem: problem::read(response, now),
        anomalies: Anomaly::read_all(&response.json_object().unwrap_or_default()),
    }
}

/// Only a problem that says which it is proves that the API itself answered, and that it had not begun.
fn says_not_processed(response: &Response) -> bool {
    let answer = response.json_object().unwrap_or_default();
    let kind = text(&answer, "type");
    matches!(
        kind.as_deref().and_then(ProblemCode::of_type),
        Some(ProblemCode::ServiceUnavailable | ProblemCode::TooManyRequests)
    )
}
