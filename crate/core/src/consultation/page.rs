//! Reads one page of an answer: where it is among the others. Its records are counted and left as they came.

use crate::address::resolve;
use crate::http::Response;
use crate::problem;
use crate::time::UnixTime;
use crate::trace::TRACE_ID;
use crate::{Code, Error, Result};
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;

/// One page as the server describes it (Belgif REST guide, collections). Members it does not name are allowed and
/// ignored; nobody relies on those it names either, except on `items` and `next`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Page {
    /// How many records are on it.
    pub count: usize,
    /// How many there are on all pages, when the server says so.
    pub total: Option<u64>,
    /// Its place, from 1, when pages are numbered.
    pub page: Option<u64>,
    /// Where the next page is, absolute where it can be made so. While there is one, this is not all.
    pub next: Option<String>,
    /// The server's name for the exchange (`BelGov-Trace-Id`), for its support desk.
    pub trace_id: Option<String>,
}

/// The members that are read. A member that is there twice makes the answer another one for every reader: it is refused.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Wire {
    items: Vec<IgnoredAny>,
    #[serde(default)]
    total: Value,
    /// The name of older services of the portal.
    #[serde(default)]
    total_items: Value,
    #[serde(default)]
    page: Value,
    #[serde(default)]
    next: Value,
}

impl Page {
    /// Reads the answer to a request that was sent to `asked`. A refusal is `consultation.refused`, anything that is no page `consultation.not_understood`.
    pub fn read(response: &Response, asked: &str, now: UnixTime) -> Result<Self> {
        let trace_id = response
            .header(TRACE_ID)
            .map(problem::clip)
            .filter(|id| !id.is_empty());
        let explained = |error: Error| match &trace_id {
            Some(id) => error.with("trace_id", id),
            None => error,
        };
        if response.status != 200 && response.status >= 400 {
            return Err(explained(refusal(response, now)));
        }
        let wire = (response.status == 200)
            .then(|| read_json(&response.body))
            .flatten();
        let wire = wire.ok_or_else(|| {
            let error = Error::new(Code::ConsultationNotUnderstood).with("status", response.status);
            explained(error.with("media_type", problem::clip(&response.media_type())))
        })?;
        Ok(Self {
            count: wire.items.len(),
            total: wire.total.as_u64().or_else(|| wire.total_items.as_u64()),
            page: wire.page.as_u64(),
            next: address(&wire.next).map(|next| resolve(&next, asked).unwrap_or(next)),
            trace_id,
        })
    }
}

/// A page in JSON. All of it is UTF-8 (RFC 8259 §8.1), whose mark at the beginning a reader may ignore.
fn read_json(body: &[u8]) -> Option<Wire> {
    let text = core::str::from_utf8(body).ok()?;
    serde_json::from_str(without_mark(text)).ok()
}

/// A text without the mark of UTF-8 that some write in front of it.
fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// An address as text or as a link with `href`. Anything else is kept as it is: following it then fails aloud, where to
/// drop it would take a part for the whole.
fn address(next: &Value) -> Option<String> {
    match next {
        Value::Null => None,
        Value::String(url) if url.is_empty() => None,
        Value::String(url) => Some(url.clone()),
        other => match other.get("href").and_then(Value::as_str) {
            Some(url) => Some(url.to_owned()),
            None => Some(other.to_string()),
        },
    }
}

/// What a refusal comes down to, as values of an error: its problem code, and when to try again.
fn refusal(response: &Response, now: UnixTime) -> Error {
    let problem = problem::read(response, now);
    let mut error = Error::new(Code::ConsultationRefused)
        .with("status", problem.status)
        .with("problem", problem.code);
    let said = [("title", problem.title), ("type", problem.kind)];
    for (name, value) in said {
        if let Some(value) = value {
            error = error.with(name, value);
        }
    }
    match problem.retry_after {
        Some(seconds) => error.with("retry_after", seconds),
        None => error,
    }
}

#[cfg(test)]
mod tests;
