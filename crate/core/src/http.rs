//! One HTTP exchange as plain values. Whoever holds the core carries them.

use crate::time::{UnixTime, parse_http_date};
use core::fmt;

/// The largest answer the panel reads, in bytes. Anything larger is not an answer of this API.
pub const MAX_RESPONSE_BYTES: usize = 8 * 1024 * 1024;

/// How long an exchange may take before it is given up, in seconds.
pub const TIMEOUT_SECONDS: u32 = 30;

/// The status of an answer that is a redirect whose kind and address the browser hides (Fetch, opaque-redirect
/// filtered response).
pub const HIDDEN_REDIRECT: u16 = 0;

/// The request methods the path uses.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Method {
    /// Read by address.
    Get,
    /// Create, or query with the criteria in the body.
    Post,
}

impl Method {
    /// The method as it stands in a request.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
        }
    }
}

/// A request to be sent as it is: no cookies, no redirects, no cache.
///
/// It may carry an assertion or a token, so printing it shows neither the body nor any header value.
pub struct Request {
    /// The method.
    pub method: Method,
    /// The absolute address.
    pub url: String,
    /// Header fields in sending order.
    pub headers: Vec<(&'static str, String)>,
    /// The body, when there is one.
    pub body: Option<Vec<u8>>,
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.headers.iter().map(|(name, _)| name).collect();
        f.debug_struct("Request")
            .field("method", &self.method)
            .field("url", &self.url)
            .field("headers", &names)
            .finish_non_exhaustive()
    }
}

/// An answer, whoever gave it: the server, a gateway or a proxy on the way.
#[derive(Clone)]
pub struct Response {
    /// The status code.
    pub status: u16,
    /// Header fields; names in any case.
    pub headers: Vec<(String, String)>,
    /// The body, empty when there was none.
    pub body: Vec<u8>,
}

impl Response {
    /// The first value of a header field, its name compared without regard to case (RFC 9110 §5.1).
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.trim())
    }

    /// The media type in lower case, without parameters; empty when the server named none.
    pub fn media_type(&self) -> String {
        let value = self.header("content-type").unwrap_or_default();
        value
            .split(';')
            .next()
            .unwrap_or_default()
            .trim()
            .to_ascii_lowercase()
    }

    /// The body as a JSON object. `None` for anything else; the Belgif REST guide allows nothing else.
    pub fn json_object(&self) -> Option<serde_json::Map<String, serde_json::Value>> {
        match serde_json::from_slice(&self.body).ok()? {
            serde_json::Value::Object(object) => Some(object),
            _ => None,
        }
    }

    /// How many seconds the server asks to wait (`Retry-After`, RFC 9110 §10.2.3: seconds or a date). A date that has
    /// passed asks for no wait.
    pub fn retry_after(&self, now: UnixTime) -> Option<u32> {
        let value = self.header("retry-after")?;
        if let Ok(seconds) = value.parse() {
            return Some(seconds);
        }
        let at = parse_http_date(value)?;
        u32::try_from(at.0.saturating_sub(now.0).max(0)).ok()
    }
}

impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(name: &str, value: &str) -> Response {
        Response {
            status: 503,
            headers: vec![(name.into(), value.into())],
            body: Vec::new(),
        }
    }

    #[test]
    fn a_request_never_prints_its_secrets() {
        let request = Request {
            method: Method::Post,
            url: "https://example.invalid/".into(),
            headers: vec![("authorization", "Bearer hunter2".into())],
            body: Some(b"client_assertion=hunter2".to_vec()),
        };
        assert!(!format!("{request:?}").contains("hunter2"));
    }

    #[test]
    fn retry_after_is_read_as_seconds_and_as_a_date() {
        let now = UnixTime(784_111_777);
        assert_eq!(answer("Retry-After", "120").retry_after(now), Some(120));
        assert_eq!(
            answer("retry-after", "Sun, 06 Nov 1994 08:50:37 GMT").retry_after(now),
            Some(60)
        );
        assert_eq!(answer("retry-after", "soon").retry_after(now), None);
        assert_eq!(
            answer("retry-after", "Sun, 06 Nov 1994 08:00:00 GMT").retry_after(now),
            Some(0)
        );
    }

    #[test]
    fn media_type_ignores_case_and_parameters() {
        assert_eq!(
            answer("Content-Type", "Text/HTML; charset=utf-8").media_type(),
            "text/html"
        );
        assert_eq!(answer("x", "y").media_type(), "");
    }
}
