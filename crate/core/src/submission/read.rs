//! Reads the answer to a submission.

use super::{Anomaly, Outcome, UnknownReason};
use crate::http::Response;
use crate::problem::{self, Problem, ProblemCode, clip, text};
use crate::time::UnixTime;
use serde_json::{Map, Value};

/// Says what came of a submission.
///
/// - 200 and 201 that are understood are accepted, with their remarks, unless their `result` says otherwise:
///   `B` is refused, `S` is still being decided. The letters are modelled on the sibling service Dimona; what the
///   FLA answers is not public.
/// - 202 is still being decided.
/// - 4xx is refused: the server says that it did not take it. 408 is not: it may have come through.
/// - 503 is refused when a Belgif problem says so. Any other 5xx may have happened after the server took it.
/// - What is not understood is unknown, a success of a proxy above all.
pub fn read(response: &Response, now: UnixTime) -> Outcome {
    match response.status {
        200 | 201 => read_success(response),
        202 => read_received(response),
        408 => unknown(UnknownReason::Timeout, response),
        400..=499 => refused(response, now),
        503 if says_not_processed(response) => refused(response, now),
        500..=599 => unknown(UnknownReason::ServerError, response),
        _ => unknown(UnknownReason::NotUnderstood, response),
    }
}

fn read_success(response: &Response) -> Outcome {
    let created = response.status == 201;
    let Some(answer) = response.json_object() else {
        // Created with an empty body is complete: the address is in the header.
        return if created && response.body.is_empty() {
            accepted(&Map::new(), response)
        } else {
            unknown(UnknownReason::NotUnderstood, response)
        };
    };
    let nested = answer.get("declarationStatus").and_then(Value::as_object);
    let answer = nested.unwrap_or(&answer);
    match answer.get("result") {
        Some(Value::String(letter)) => match letter.as_str() {
            "A" | "W" => accepted(answer, response),
            "B" => refused_by_rules(answer, response),
            "S" => unknown(UnknownReason::Pending, response),
            _ => unknown(UnknownReason::NotUnderstood, response),
        },
        None if created || id(answer, response).is_some() => accepted(answer, response),
        _ => unknown(UnknownReason::NotUnderstood, response),
    }
}

fn read_received(response: &Response) -> Outcome {
    if response.body.is_empty() || response.json_object().is_some() {
        unknown(UnknownReason::Pending, response)
    } else {
        unknown(UnknownReason::NotUnderstood, response)
    }
}

fn accepted(answer: &Map<String, Value>, response: &Response) -> Outcome {
    Outcome::Accepted {
        id: id(answer, response),
        location: location(answer, response),
        warnings: Anomaly::read_all(answer),
    }
}

fn refused(response: &Response, now: UnixTime) -> Outcome {
    Outcome::Refused {
        problem: problem::read(response, now),
        anomalies: Anomaly::read_all(&response.json_object().unwrap_or_default()),
    }
}

fn refused_by_rules(answer: &Map<String, Value>, response: &Response) -> Outcome {
    Outcome::Refused {
        problem: Problem {
            status: response.status,
            code: ProblemCode::BusinessRules.as_str(),
            ..Problem::default()
        },
        anomalies: Anomaly::read_all(answer),
    }
}

fn unknown(reason: UnknownReason, response: &Response) -> Outcome {
    let answer = response.json_object().unwrap_or_default();
    Outcome::Unknown {
        reason,
        status: Some(response.status),
        location: location(&answer, response),
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

/// The identifier in the answer, else the last part of the address it is at.
fn id(answer: &Map<String, Value>, response: &Response) -> Option<String> {
    let given = ["id", "declarationId"]
        .into_iter()
        .find_map(|name| match answer.get(name)? {
            Value::Number(number) => Some(number.to_string()),
            _ => text(answer, name),
        });
    given.or_else(|| {
        let location = location(answer, response)?;
        let path = location.split(['?', '#']).next()?.trim_end_matches('/');
        let (_, last) = path.rsplit_once('/')?;
        (!last.is_empty()).then(|| last.to_owned())
    })
}

fn location(answer: &Map<String, Value>, response: &Response) -> Option<String> {
    let header = response.header("location").filter(|value| !value.is_empty());
    header
        .map(clip)
        .or_else(|| text(answer, "href"))
        .or_else(|| text(answer, "self"))
}
