//! Reads what a server, or something before it, answered instead of what was asked.

use super::{Issue, Problem, ProblemCode};
use crate::http::Response;
use crate::time::{UnixTime, parse_date_time};
use serde_json::{Map, Value};

/// The most issues that are kept of one problem.
pub const MAX_ISSUES: usize = 100;

/// The longest text of a server that is kept, in characters.
const MAX_TEXT: usize = 500;

/// Reads an answer that is not a success. Everything is optional: a body that is missing, cut or of another
/// kind still gives a problem, with the code of its status.
///
/// Understood are problem documents with `issues` or the deprecated `invalidParams` (Belgif REST guide, error
/// handling), the `StatusMessage` of older services, and a bare list of wrong parts.
pub fn read(response: &Response, now: UnixTime) -> Problem {
    let body = serde_json::from_slice(&response.body).unwrap_or(Value::Null);
    let problem = of_body(&body, response.status, now);
    Problem {
        code: if response.media_type() == "text/html" {
            ProblemCode::WebPage.as_str()
        } else {
            problem.code
        },
        retry_after: response.retry_after(now).or(problem.retry_after),
        ..problem
    }
}

/// Reads a problem document that is a part of another answer. Its status is its own member, 0 without one.
pub(crate) fn read_document(document: &Value, now: UnixTime) -> Problem {
    let status = document.get("status").and_then(Value::as_u64);
    let status = status.and_then(|status| u16::try_from(status).ok());
    of_body(document, status.unwrap_or_default(), now)
}

fn of_body(body: &Value, status: u16, now: UnixTime) -> Problem {
    let empty = Map::new();
    let members = body.as_object().unwrap_or(&empty);
    let kind = text(members, "type");
    let of_type = kind.as_deref().and_then(ProblemCode::of_type);
    Problem {
        status,
        code: of_type.unwrap_or_else(|| ProblemCode::of_status(status)).as_str(),
        kind,
        title: text(members, "title").or_else(|| text(members, "code")),
        detail: text(members, "detail").or_else(|| text(members, "message")),
        instance: text(members, "instance").or_else(|| text(members, "id")),
        issues: issues(body),
        required_scopes: texts(members, "requiredScopes"),
        retry_after: retry_after(members, now),
    }
}

fn issues(body: &Value) -> Vec<Issue> {
    let lists = [Some(body), body.get("issues"), body.get("invalidParams")];
    lists
        .into_iter()
        .flatten()
        .filter_map(Value::as_array)
        .flatten()
        .flat_map(Issue::read)
        .take(MAX_ISSUES)
        .collect()
}

/// The time to wait when it stands in the body: `retryAfterSec`, or the moment `retryAfter`.
fn retry_after(members: &Map<String, Value>, now: UnixTime) -> Option<u32> {
    let seconds = members.get("retryAfterSec").and_then(Value::as_u64);
    if let Some(seconds) = seconds {
        return u32::try_from(seconds).ok();
    }
    let at = parse_date_time(members.get("retryAfter")?.as_str()?)?;
    u32::try_from(at.0.saturating_sub(now.0).max(0)).ok()
}

fn texts(members: &Map<String, Value>, name: &str) -> Vec<String> {
    let list = members.get(name).and_then(Value::as_array);
    let texts = list.into_iter().flatten().filter_map(Value::as_str);
    texts.take(MAX_ISSUES).map(clip).collect()
}

/// A text of the server, short enough to show; nothing when there is none to show.
pub(crate) fn text(members: &Map<String, Value>, name: &str) -> Option<String> {
    let text = clip(members.get(name)?.as_str()?);
    (!text.is_empty()).then_some(text)
}

/// Somebody else's text: no control characters, no more than is shown.
pub(crate) fn clip(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(MAX_TEXT).collect()
}

#[cfg(test)]
mod tests;
