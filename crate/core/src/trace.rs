//! The trace of a session: which requests left, and what came of each, for whoever has to explain it to a support desk.
//!
//! An entry has no body, no header value but the two trace ids, and no query: nothing in it is secret or personal.

use crate::assertion::Claims;
use crate::http::{Request, Response};
use crate::time::UnixTime;
use crate::{Error, Result, problem};
use rand_core::CryptoRng;
use serde::Serialize;
use std::collections::VecDeque;

/// How many requests are kept; each later one takes the place of the oldest.
pub const MAX_REQUESTS: usize = 50;

/// The header that names the exchange in the server's logs (Belgif REST guide, tracing).
pub const TRACE_ID: &str = "BelGov-Trace-Id";

/// The longest trace id the guide allows, in characters: that of a UUID.
const MAX_TRACE_ID: usize = 36;

/// One request that left, or tried to, and what came of it.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TracedRequest {
    /// When it left by this computer's clock, seconds since 1970.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub at: UnixTime,
    /// The method.
    pub method: &'static str,
    /// The address without its query.
    pub address: String,
    /// The status code; absent when there was no answer.
    pub status: Option<u16>,
    /// Until the answer, or until there was none, in milliseconds.
    pub milliseconds: u32,
    /// The trace id of the answer.
    pub trace_id: Option<String>,
    /// The trace id that was sent along.
    pub sent_trace_id: Option<String>,
    /// Why it failed, as an error or problem code; absent when it did not.
    pub code: Option<&'static str>,
}

/// The last requests, oldest first.
#[derive(Debug, Default)]
pub struct Trace(VecDeque<TracedRequest>);

impl Trace {
    /// Adds a request with its answer, or the reason why there is none.
    pub fn add(&mut self, request: &Request, at: UnixTime, milliseconds: u32, answer: &Result<Response>) {
        let response = answer.as_ref().ok();
        let refusal = response.filter(|response| response.status >= 400);
        let code = match answer {
            Err(error) => Some(error.code().as_str()),
            Ok(_) => refusal.map(|response| problem::read(response, at).code),
        };
        let sent = request
            .headers
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(TRACE_ID));
        if self.0.len() >= MAX_REQUESTS {
            self.0.pop_front();
        }
        self.0.push_back(TracedRequest {
            at,
            method: request.method.as_str(),
            address: request
                .url
                .split(['?', '#'])
                .next()
                .unwrap_or_default()
                .to_owned(),
            status: response.map(|response| response.status),
            milliseconds,
            trace_id: response
                .and_then(|response| response.header(TRACE_ID))
                .and_then(plain),
            sent_trace_id: sent.and_then(|(_, id)| plain(id)),
            code,
        });
    }

    /// Says of the request added last what its answer turned out to mean.
    pub fn explain(&mut self, error: &Error) {
        if let Some(last) = self.0.back_mut() {
            last.code = Some(error.code().as_str());
        }
    }

    /// The requests, oldest first.
    pub fn requests(&self) -> Vec<TracedRequest> {
        self.0.iter().cloned().collect()
    }
}

/// What a session did, as it may be shown.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SessionRecord {
    /// The assertion that was sent last, whatever came of it.
    pub asserted: Option<Asserted>,
    /// Its `header.payload`, what was signed (RFC 7515 §5.1).
    pub signing_input: Option<String>,
    /// When the token in use ends, seconds since 1970; absent when there is none. It may be a later one than that of
    /// the connection: tokens are renewed on the way.
    #[cfg_attr(feature = "typescript", ts(type = "number | null"))]
    pub token_expires_at: Option<UnixTime>,
    /// Seconds the server's clock is ahead of this computer's, behind when negative; absent when no answer told.
    #[cfg_attr(feature = "typescript", ts(type = "number | null"))]
    pub clock_offset: Option<i64>,
    /// The last requests, oldest first.
    pub requests: Vec<TracedRequest>,
}

/// An assertion as it may be shown, without its signature, and what it was sent with.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Asserted {
    /// What it says.
    pub claims: Claims,
    /// Where it was sent.
    pub token_endpoint: String,
    /// The scope asked for with it.
    pub scope: Option<&'static str>,
}

/// Gives a request a trace id of its own, a random UUID (RFC 9562 §5.4), as the Belgif REST guide advises. Only for
/// requests to the API: whether the FLA accepts it is not known.
pub fn name_request(request: &mut Request, rng: &mut impl CryptoRng) {
    let mut bytes = [0; 16];
    rng.fill_bytes(&mut bytes);
    let random = u128::from_be_bytes(bytes);
    let version = random & !(0xf << 76) | 0x4 << 76;
    let uuid = version & !(0x3 << 62) | 0x2 << 62;
    let id = format!(
        "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
        uuid >> 96,
        uuid >> 80 & 0xffff,
        uuid >> 64 & 0xffff,
        uuid >> 48 & 0xffff,
        uuid & 0xffff_ffff_ffff
    );
    request.headers.push(("belgov-trace-id", id));
}

/// A trace id that looks like one. What else a server may write there is not kept.
fn plain(id: &str) -> Option<String> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.:".contains(&byte);
    ((1..=MAX_TRACE_ID).contains(&id.len()) && id.bytes().all(is_plain)).then(|| id.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Code;
    use crate::http::Method;
    use getrandom::{SysRng, rand_core::UnwrapErr};
    use std::collections::HashSet;

    const AT: UnixTime = UnixTime(1_795_364_400);

    fn request(url: &str) -> Request {
        Request {
            method: Method::Post,
            url: url.into(),
            headers: vec![("authorization", "Bearer secret-token".into())],
            body: Some(b"secret-body".to_vec()),
        }
    }

    fn answer(status: u16, headers: &[(&str, &str)]) -> Response {
        Response {
            status,
            headers: headers
                .iter()
                .map(|(name, value)| ((*name).into(), (*value).into()))
                .collect(),
            body: b"secret-answer".to_vec(),
        }
    }

    fn added(request: &Request, answer: &Result<Response>) -> TracedRequest {
        let mut trace = Trace::default();
        trace.add(request, AT, 12, answer);
        trace.requests().remove(0)
    }

    #[test]
    fn an_entry_has_the_trace_id_and_neither_query_body_nor_header() {
        let entry = added(
            &request("https://example.invalid/v1/x?ssin=secret#secret"),
            &Ok(answer(
                201,
                &[("belgov-trace-id", " 0af7651916cd43dd8448eb211c80319c ")],
            )),
        );
        assert_eq!(entry.address, "https://example.invalid/v1/x");
        assert_eq!(
            (entry.status, entry.milliseconds, entry.code),
            (Some(201), 12, None)
        );
        assert_eq!(
            entry.trace_id.as_deref(),
            Some("0af7651916cd43dd8448eb211c80319c")
        );
        assert!(!serde_json::to_string(&entry).unwrap().contains("secret"));
    }

    #[test]
    fn a_refusal_a_failure_and_an_explanation_have_their_code() {
        let to = request("https://example.invalid/v1/x");
        assert_eq!(
            added(&to, &Ok(answer(404, &[]))).code,
            Some("problem.resource_not_found")
        );
        let unreachable = added(&to, &Err(Code::NetworkUnreachable.into()));
        assert_eq!(
            (unreachable.status, unreachable.code),
            (None, Some("network.unreachable"))
        );
        let mut trace = Trace::default();
        trace.add(&to, AT, 1, &Ok(answer(401, &[])));
        trace.explain(&Code::TokenInvalidClient.into());
        assert_eq!(trace.requests()[0].code, Some("token.invalid_client"));
    }

    #[test]
    fn only_the_last_fifty_are_kept() {
        let mut trace = Trace::default();
        for number in 0..MAX_REQUESTS + 3 {
            trace.add(
                &request(&format!("https://example.invalid/{number}")),
                AT,
                1,
                &Ok(answer(200, &[])),
            );
        }
        let requests = trace.requests();
        assert_eq!(requests.len(), MAX_REQUESTS);
        assert_eq!(requests[0].address, "https://example.invalid/3");
        assert_eq!(requests[49].address, "https://example.invalid/52");
    }

    #[test]
    fn what_does_not_look_like_a_trace_id_is_not_kept() {
        let long = "a".repeat(37);
        for id in ["", "a b", "<script>", "é", long.as_str()] {
            let entry = added(
                &request("https://example.invalid/"),
                &Ok(answer(200, &[(TRACE_ID, id)])),
            );
            assert_eq!(entry.trace_id, None, "{id}");
        }
    }

    #[test]
    fn a_named_request_carries_a_fresh_random_uuid() {
        let mut seen = HashSet::new();
        for _ in 0..200 {
            let mut named = request("https://example.invalid/");
            name_request(&mut named, &mut UnwrapErr(SysRng));
            let id = added(&named, &Ok(answer(200, &[]))).sent_trace_id.unwrap();
            let parts: Vec<_> = id.split('-').collect();
            assert_eq!(
                parts.iter().map(|part| part.len()).collect::<Vec<_>>(),
                [8, 4, 4, 4, 12]
            );
            assert!(id.bytes().all(|b| b == b'-' || b.is_ascii_hexdigit()));
            assert!(
                parts[2].starts_with('4') && parts[3].starts_with(['8', '9', 'a', 'b']),
                "{id}"
            );
            assert!(seen.insert(id));
        }
    }
}
